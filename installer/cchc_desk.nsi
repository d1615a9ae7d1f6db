; The installer for Windows: for one user, without an administrator, in Vietnamese.
;   makensis /DVERSION=0.1.0 /DSOURCE=dist\cchc-desk /DTARGET=dist\setup.exe installer\cchc_desk.nsi
; /S installs silently, /D=FOLDER (last, without quotes) chooses the folder.
; The clerk's data lie elsewhere (%LOCALAPPDATA%\CCHC) and are never touched, by nothing in here.
!ifdef AMD64
Target amd64-unicode
!endif
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
SetCompressorDictSize 64 ; both programs hold the same modules
RequestExecutionLevel user

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define NAME "CCHC Desk"
!define WORDS "Báo cáo cải cách hành chính"
!define PROGRAM "cchc-desk.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\CCHCDesk"
!define KIND "CCHCDesk.Workspace"

Name "${NAME}"
Caption "${NAME} ${VERSION}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\CCHC Desk"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1066 "FileDescription" "${NAME}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "${NAME}"

; Our own words: those that NSIS brings are in decomposed letters and not in the language of offices.
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "Dừng cài đặt ${NAME}?"
!define MUI_UNABORTWARNING
!define MUI_UNABORTWARNING_TEXT "Dừng gỡ ${NAME}?"
!ifdef PICTURES
!define MUI_ICON "${PICTURES}/cchc-desk.ico"
!define MUI_UNICON "${PICTURES}/cchc-desk.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURES}/wizard.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${PICTURES}/wizard.bmp"
!endif
MiscButtonText "< &Quay lại" "&Tiếp tục >" "&Huỷ" "Đó&ng"
InstallButtonText "&Cài đặt"
UninstallButtonText "&Gỡ"
DetailsButtonText "&Xem chi tiết"
SpaceTexts "Cần: " "Còn trống: "
CompletedText "Đã xong"
UninstallCaption "Gỡ ${NAME} ${VERSION}"

!define MUI_WELCOMEPAGE_TITLE "Cài đặt ${NAME}"
!define MUI_WELCOMEPAGE_TEXT "${WORDS}: soạn, kiểm tra và xuất báo cáo ngay trên máy này, không cần mạng.$\r$\n$\r$\nChương trình được cài cho riêng tài khoản của bạn, không cần quyền quản trị. Dữ liệu của lần cài trước (nếu có) được giữ nguyên.$\r$\n$\r$\nBấm “Tiếp tục” để cài đặt."
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "Nơi cài đặt"
!define MUI_PAGE_HEADER_SUBTEXT "Có thể giữ nguyên thư mục đã chọn sẵn."
!define MUI_DIRECTORYPAGE_TEXT_TOP "${NAME} sẽ được cài vào thư mục dưới đây. Muốn cài vào nơi khác, bấm “Chọn…”."
!define MUI_DIRECTORYPAGE_TEXT_DESTINATION "Thư mục"
DirText "" "" "Chọ&n…" "Chọn thư mục để cài ${NAME}:"
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_HEADER_TEXT "Đang cài đặt"
!define MUI_PAGE_HEADER_SUBTEXT "Xin chờ trong khi ${NAME} được cài vào máy."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Đã cài xong"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "${NAME} đã sẵn sàng."
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "Chưa cài xong"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "Việc cài đặt đã dừng giữa chừng. Hãy chạy lại tệp cài đặt."
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Đã cài xong ${NAME}"
!define MUI_FINISHPAGE_TEXT "Mở chương trình bằng biểu tượng “${WORDS}” trên màn hình nền hoặc trong trình đơn Start."
!define MUI_FINISHPAGE_BUTTON "&Xong"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${NAME} ngay"
!insertmacro MUI_PAGE_FINISH

!define MUI_PAGE_HEADER_TEXT "Gỡ ${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "Chương trình được gỡ khỏi máy; dữ liệu của bạn không bị xoá."
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Dữ liệu vẫn còn nguyên ở $LOCALAPPDATA\CCHC. Bấm “Gỡ” để gỡ chương trình."
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "Gỡ khỏi:"
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_TEXT "Đang gỡ"
!define MUI_PAGE_HEADER_SUBTEXT "Xin chờ trong khi ${NAME} được gỡ khỏi máy."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Đã gỡ xong"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "${NAME} không còn trên máy này."
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Đã gỡ ${NAME}"
!define MUI_FINISHPAGE_TEXT "Chương trình đã được gỡ. Dữ liệu của bạn vẫn còn nguyên ở:$\r$\n$LOCALAPPDATA\CCHC"
!define MUI_FINISHPAGE_BUTTON "&Xong"
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "Vietnamese"

; Qt cannot start from some paths with letters beyond the code page of the computer; whoever has
; such an account gets a folder of their own at the root of the system drive.
Function .onInit
  ${GetParameters} $R0
  ${GetOptions} $R0 "/D=" $R1
  ${If} ${Errors}
    StrCpy $0 $INSTDIR
    System::Call 'kernel32::WideCharToMultiByte(i 0, i 0x400, w r0, i -1, m .r1, i ${NSIS_MAX_STRLEN}, p 0, *i .r2) i .r3'
    ${If} $2 <> 0
      StrCpy $0 $WINDIR 3
      System::Call 'kernel32::GetTickCount() i .r6'
      IntFmt $6 "%08X" $6
      StrCpy $INSTDIR "$0CCHC\$6\CCHC Desk"
    ${EndIf}
  ${EndIf}
FunctionEnd

; The program files of an earlier version; nothing else is ever in these folders.
!macro ClearProgram
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\cchc-desk.exe"
  Delete "$INSTDIR\cchc-desk-cli.exe"
!macroend

; A running program holds its file: say so and wait, rather than leave half of each version.
!macro AwaitProgram UN
  ${UN}again:
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} đang chạy. Hãy đóng chương trình rồi bấm Thử lại." /SD IDCANCEL IDRETRY ${UN}again
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Section
  !insertmacro AwaitProgram ""
  SetOutPath "$INSTDIR"
  !insertmacro ClearProgram
  File /r "${SOURCE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${WORDS}.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$DESKTOP\${WORDS}.lnk" "$INSTDIR\${PROGRAM}"

  WriteRegStr HKCU "Software\Classes\.cchc" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "Sổ làm việc CCHC"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section Uninstall
  !insertmacro AwaitProgram "un."
  !insertmacro ClearProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${WORDS}.lnk"
  Delete "$DESKTOP\${WORDS}.lnk"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  ReadRegStr $0 HKCU "Software\Classes\.cchc" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "Software\Classes\.cchc"
  ${EndIf}
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
