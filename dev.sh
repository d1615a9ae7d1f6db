#!/usr/bin/env bash
# Sets up what a verb needs, then does it; where nothing is missing it sets up nothing and says
# nothing. dev.ps1 is its twin for Windows: change both.
set -euo pipefail

root=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
tools=$root/.tools
uv_version=0.13.8 # when no uv is installed; the lock file was written with it

# The project's own environment, whatever the caller has active, on a Python already installed.
unset VIRTUAL_ENV
export UV_PROJECT_ENVIRONMENT=$root/.venv UV_PYTHON_DOWNLOADS=never

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "dev.sh: $*"
    exit 2
}

usage() {
    cat <<'USAGE'
./dev.sh demo DIR            write a sample workspace and its exported documents to DIR
./dev.sh run [ARGUMENTS]     run cchc-desk
./dev.sh test [ARGUMENTS]    run the tests; pytest's arguments, paths relative to the repository
./dev.sh check               lint, format, types and layers
./dev.sh package TARGET …    freeze, smoke, zip, setup, sums: see installer/README.md
USAGE
}

# Prints the names, and those that installed packages provide (libglib2.0-0t64: libglib2.0-0).
installed_packages() {
    dpkg-query --show --showformat='${db:Status-Status} ${Package},${Provides}\n' |
        sed -n 's/^installed //p' | tr ',' '\n' | sed 's/(.*//; s/ //g'
}

missing_packages() {
    sed 's/#.*//' "$root/installer/debian-packages.txt" | tr -s ' \t' '\n' | sed '/^$/d' |
        grep --line-regexp --fixed-strings --invert-match --file=<(installed_packages) || true
}

install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "dev.sh: not a Debian system; the libraries of installer/debian-packages.txt are needed."
        return
    fi
    local missing
    mapfile -t missing < <(missing_packages)
    if [ "${#missing[@]}" -eq 0 ]; then
        return
    fi
    if [ "$(id -u)" -ne 0 ]; then
        fail "packages are missing; as root: apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "Installing ${#missing[@]} Debian packages and what they need …"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update --quiet >&2
    apt-get install --quiet --yes --no-install-recommends \
        --option DPkg::Lock::Timeout=300 "${missing[@]}" >&2
}

install_uv() {
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
        fail "Python 3.11 or newer is needed as python3; on Debian, as root: apt-get install python3"
    python3 -m pip --version >/dev/null 2>&1 ||
        fail "python3 has no pip; on Debian, as root: apt-get install python3-pip"
    say "Installing uv $uv_version into .tools …"
    # Beside its place, then moved: an interrupted download leaves nothing half there.
    rm -rf -- "$tools"
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
        --target "$tools/new" "uv==$uv_version" >&2
    mv -- "$tools/new/bin" "$tools/bin"
    rm -rf -- "$tools/new"
}

# Sets $uv. A uv on PATH counts only if it runs: a version manager may put a hollow one there.
find_uv() {
    for uv in uv "$tools/bin/uv"; do
        if "$uv" --version >/dev/null 2>&1; then
            return
        fi
    done
    install_uv
}

# Makes .venv what uv.lock says; the arguments are uv's.
sync() {
    find_uv
    "$uv" sync --project "$root" --locked --quiet --check "$@" 2>/dev/null ||
        "$uv" sync --project "$root" --locked "$@" >&2
}

sync_to_run() {
    sync --no-dev --inexact # what the tests need stays if it is there
}

check() {
    sync
    cd -- "$root"
    "$root/.venv/bin/ruff" check
    "$root/.venv/bin/ruff" format --check
    "$root/.venv/bin/mypy"
    "$root/.venv/bin/lint-imports"
}

verb=${1-}
shift || true
case $verb in
    demo | run)
        sync_to_run
        if [ "$verb" = demo ]; then
            set -- demo "$@"
        fi
        exec "$root/.venv/bin/cchc-desk" "$@"
        ;;
    test)
        install_packages
        sync
        cd -- "$root"
        exec "$root/.venv/bin/pytest" --numprocesses=auto --dist=worksteal "$@"
        ;;
    check) check ;;
    package)
        install_packages
        sync
        cd -- "$root"
        exec "$root/.venv/bin/python" -m installer.package "$@"
        ;;
    '' | help | -h | --help) usage ;;
    *)
        usage >&2
        exit 2
        ;;
esac
