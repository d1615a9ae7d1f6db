/* For trying the Windows program under wine 8 alone, which has no icuuc.dll; Windows has its own.
   Qt 6 calls these only for encodings that are not Unicode: every one of them says that it failed. */
#define EXPORT __declspec(dllexport)
#define U_FILE_ACCESS_ERROR 4
#define NOTHING(name) EXPORT void name(void) {}

EXPORT void *ucnv_open(const char *name, int *error) { *error = U_FILE_ACCESS_ERROR; return 0; }
EXPORT const char *ucnv_getName(void *converter, int *error) { return ""; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error) { return 0; }
EXPORT const char *ucnv_getAvailableName(int number) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT int ucnv_toUCountPending(void *converter, int *error) { return 0; }
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 1; }
NOTHING(ucnv_close)
NOTHING(ucnv_reset)
NOTHING(ucnv_toUnicode)
NOTHING(ucnv_fromUnicode)
NOTHING(ucnv_getToUCallBack)
NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_cbFromUWriteUChars)
NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
