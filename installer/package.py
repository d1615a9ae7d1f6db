"""From the source to what is handed out: python -m installer.package TARGET …, see --help.

freeze: the program as one folder; smoke: whether that works, in a folder with an awkward name; zip:
the portable copy; setup: the installer for Windows; sums: the SHA-256 of what is handed out.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from cchc_desk.paths import PORTABLE_MARK

ROOT = Path(__file__).resolve().parent.parent
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

PROGRAM = "cchc-desk"
SUFFIX = ".exe" if sys.platform == "win32" else ""

# A name such as Windows accounts and office folders have. Source: RELIABILITY.md F28.
AWKWARD_FOLDER = "Nguyễn Văn Đức (thử) [1]"

_PORTABLE_WORDS = (
    "Tệp này cho biết đây là bản chạy ngay, không cần cài đặt.\r\n"
    "Dữ liệu nằm trong thư mục “du-lieu” bên cạnh. Xoá tệp này thì dữ liệu mới được giữ trong\r\n"
    "thư mục dữ liệu của người dùng trên máy này.\r\n"
)

SMOKE_SECONDS = 60
"""Longer than the program itself waits, which is 30 s."""


class PackagingError(Exception):
    """Say what could not be built."""


def freeze(out: Path) -> None:
    """Build the program into the folder ``cchc-desk`` of ``out``."""
    command = [
        sys.executable, "-m", "PyInstaller", "installer/cchc_desk.spec", "--noconfirm",
        "--log-level", "WARN", "--distpath", str(out), "--workpath", str(out / "work"),
    ]  # fmt: skip
    subprocess.run(command, cwd=ROOT, check=True)


def smoke(out: Path) -> None:
    """Try the frozen program where its path has letters with marks, spaces and brackets."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / AWKWARD_FOLDER
        shutil.copytree(out / PROGRAM, place / PROGRAM)
        program = place / PROGRAM / f"{PROGRAM}{SUFFIX}"
        results = place / "kết quả"
        done = subprocess.run(
            [str(program), "--smoke", str(results)],
            env=_user(place),
            timeout=SMOKE_SECONDS,
            check=False,
        )
        verdict = json.loads((results / "verdict.json").read_text(encoding="utf-8"))
    sys.stdout.write(f"smoke: {', '.join(verdict['steps'])} in {verdict['seconds']} s\n")
    if done.returncode or verdict["failed"]:
        raise PackagingError(verdict["failed"] or f"exit code {done.returncode}")


def _user(home: Path) -> dict[str, str]:
    """Return the environment of a user who has never started the program."""
    platform = {} if sys.platform == "win32" else {"QT_QPA_PLATFORM": "offscreen"}
    return {**os.environ, **platform, "LOCALAPPDATA": str(home), "XDG_DATA_HOME": str(home)}


def make_zip(out: Path) -> None:
    """Pack the program with the mark that makes it keep its data beside itself."""
    target = out / f"{PROGRAM}-{VERSION}-portable.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr(f"{PROGRAM}/{PORTABLE_MARK}", _PORTABLE_WORDS.encode("utf-8-sig"))
        for file in sorted((out / PROGRAM).rglob("*")):
            if file.is_file():
                packed.write(file, file.relative_to(out))


def make_setup(out: Path) -> None:
    """Build the installer for Windows, signed when there is a certificate."""
    makensis = shutil.which("makensis") or r"C:\Program Files (x86)\NSIS\makensis.exe"
    _sign(*(out / PROGRAM).glob("*.exe"))
    options = {
        "VERSION": VERSION,
        "SOURCE": str(out / PROGRAM),
        "TARGET": str(setup_file(out)),
        "PICTURES": str(out / "work" / "cchc_desk"),  # where freezing drew them
    }
    mark = "/D" if sys.platform == "win32" else "-D"
    words = [f"{mark}{name}={value}" for name, value in options.items()]
    script = str(ROOT / "installer" / "cchc_desk.nsi")
    subprocess.run([makensis, *words, script], check=True)
    _sign(setup_file(out))


def setup_file(out: Path) -> Path:
    """Return where the installer is written."""
    return out / f"{PROGRAM}-{VERSION}-setup.exe"


def _sign(*files: Path) -> None:
    """Sign programs with the certificate that CCHC_SIGN_COMMAND names how to use."""
    command = os.environ.get("CCHC_SIGN_COMMAND")
    if not command:
        sys.stdout.write("not signed: CCHC_SIGN_COMMAND names no command\n")
        return
    for file in files:
        subprocess.run([*command.split(), str(file)], check=True)


def write_sums(out: Path) -> None:
    """Write the SHA-256 of every file that is handed out."""
    files = sorted(out.glob(f"{PROGRAM}-{VERSION}-*"))
    sums = (f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
    (out / "SHA256SUMS.txt").write_text("".join(sums), encoding="utf-8", newline="\n")


TARGETS: Mapping[str, Callable[[Path], None]] = {
    "freeze": freeze,
    "smoke": smoke,
    "zip": make_zip,
    "setup": make_setup,
    "sums": write_sums,
}


def main(words: Sequence[str]) -> None:
    """Build what is asked for, in the order in which it is named."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="+", choices=TARGETS)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    options = parser.parse_args(words)
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    try:
        for name in options.targets:
            TARGETS[name](out)
    except PackagingError as error:
        sys.exit(f"{name} failed: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
