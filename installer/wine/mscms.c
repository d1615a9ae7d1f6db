/* For trying the Windows program under wine 8 alone, whose mscms.dll ends a program that calls
   WcsCreateIccProfile. There are no colour profiles; every function says so. */
#define NO_PROFILE(name) __declspec(dllexport) int name(void) { return 0; }

NO_PROFILE(WcsCreateIccProfile)
NO_PROFILE(OpenColorProfileA)
NO_PROFILE(OpenColorProfileW)
NO_PROFILE(WcsOpenColorProfileW)
NO_PROFILE(WcsGetDefaultColorProfile)
NO_PROFILE(WcsGetDefaultColorProfileSize)
NO_PROFILE(GetColorProfileFromHandle)
NO_PROFILE(GetColorDirectoryW)
NO_PROFILE(GetStandardColorSpaceProfileW)
__declspec(dllexport) int CloseColorProfile(void) { return 1; }
__declspec(dllexport) int ColorProfileGetDisplayDefault(void) { return -1; }
__declspec(dllexport) int ColorProfileGetDisplayUserScope(void) { return -1; }
