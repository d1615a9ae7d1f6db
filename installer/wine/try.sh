#!/usr/bin/env bash
# Builds the Windows program and its installer under wine, then installs, tries and removes it:
#   installer/wine/try.sh [FOLDER]        on Debian 12, as root; about ten minutes
# For trying alone: the Python in it is a registry's copy, and wine lacks what installer/wine/*.c
# stands in for. What is handed out is built by .github/workflows/release.yml on Windows.
set -euo pipefail

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
work=$(mkdir -p -- "${1:-$root/build/wine}" && cd -- "${1:-$root/build/wine}" && pwd)
here=$root/installer/wine

export WINEPREFIX=$work/prefix WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=;mscms,icuuc,bcryptprimitives=n,b"
export DEBIAN_FRONTEND=noninteractive

say() { printf '== %s\n' "$*"; }

# wine must neither read the terminal nor write to a file: Python in it dies of both.
run() { timeout "${limit:-600}" wine64 "$@" </dev/null 2>&1 | cat; }

say "what is needed"
apt-get install --quiet --yes --no-install-recommends \
    wine64 nsis gcc-mingw-w64-x86-64 xvfb fonts-liberation >/dev/null
export PATH=$PATH:/usr/lib/wine

display=:97
Xvfb $display -screen 0 1366x768x24 >/dev/null 2>&1 &
trap 'kill %1 2>/dev/null || true; wineserver -k 2>/dev/null || true' EXIT
export DISPLAY=$display

say "a Windows of its own"
rm -rf -- "$WINEPREFIX"
run wineboot --init
run reg add 'HKCU\Software\Wine' /v Version /d win10 /f
for stub in icuuc mscms bcryptprimitives; do
    x86_64-w64-mingw32-gcc -shared -O1 -w -o "$WINEPREFIX/drive_c/windows/system32/$stub.dll" \
        "$here/$stub.c" -ladvapi32
done

say "Python and the packages of uv.lock for Windows"
python=$work/python
rm -rf -- "$python"
python3 "$here/fetch_python.py" "$python"
printf 'Z:%s\n' "$root" >>"$python/python312._pth"
uv export --project "$root" --locked --no-dev --no-emit-project --quiet >"$work/requirements.txt"
uv export --project "$root" --locked --only-group build --no-emit-project --quiet >>"$work/requirements.txt"
uv pip install --quiet --target "$python/Lib/site-packages" --python-version 3.12 \
    --python-platform x86_64-pc-windows-msvc --only-binary :all: --requirements "$work/requirements.txt"

say "freeze"
out=$work/dist
rm -rf -- "$out"
(cd -- "$root" && run "$python/python.exe" -m installer.package freeze --out "Z:$out")
test -f "$out/cchc-desk/cchc-desk.exe" -a -f "$out/cchc-desk/cchc-desk-cli.exe"
if find "$out" -iname icuuc.dll -o -iname mscms.dll -o -iname bcryptprimitives.dll | grep .; then
    say "a stand-in for wine would be handed out"
    exit 1
fi

say "zip, installer"
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/pyproject.toml")
setup=$out/cchc-desk-$version-setup.exe
python3 -m installer.package zip sums --out "$out"
# The installer's own program is 32-bit by default, which wine64 does not run.
makensis -V2 -DAMD64 "-DVERSION=$version" "-DSOURCE=$out/cchc-desk" "-DTARGET=$setup" \
    "-DPICTURES=$out/work/cchc_desk" \
    "$root/installer/cchc_desk.nsi"

say "install, try, remove"
user=$WINEPREFIX/drive_c/users/$(id -un)
installed="$user/AppData/Local/Programs/CCHC Desk"
limit=300 run "$setup" /S
test -f "$installed/cchc-desk.exe"
limit=120 run "$installed/cchc-desk.exe" --smoke "Z:$work/results"
cat "$work/results/verdict.json"
grep -q '"failed": null' "$work/results/verdict.json"
limit=120 run "$installed/cchc-desk-cli.exe" --version
mkdir -p "$user/AppData/Local/CCHC/data" && touch "$user/AppData/Local/CCHC/data/kept"
limit=120 run "$installed/uninstall.exe" /S "_?=$(winepath -w "$installed" 2>/dev/null)"
test ! -e "$installed/cchc-desk.exe" && test -f "$user/AppData/Local/CCHC/data/kept"

say "done"
du -sm "$out/cchc-desk" | cut -f1 | sed 's/$/ MB installed/'
du -m "$setup" | cut -f1 | sed 's/$/ MB to download/'
