# Sets up what a verb needs, then does it; where nothing is missing it sets up nothing and says
# nothing. The twin of dev.sh for Windows 10 and newer, PowerShell 5 and newer: change both.
# Plain $args and no param(): what begins with a hyphen goes on to the program as it is. ASCII only:
# PowerShell 5 reads a file without a mark as the local code page.

$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $false # exit codes are looked at one by one
$root = $PSScriptRoot
$tools = Join-Path $root ".tools"
$scripts = Join-Path $root ".venv\Scripts"
$uvVersion = "0.13.8" # when no uv is installed; the lock file was written with it

# The project's own environment, whatever the caller has active, on a Python already installed.
Remove-Item Env:VIRTUAL_ENV -ErrorAction SilentlyContinue
$env:UV_PROJECT_ENVIRONMENT = Join-Path $root ".venv"
$env:UV_PYTHON_DOWNLOADS = "never"

function Stop-With([string] $message) {
    [Console]::Error.WriteLine("dev.ps1: $message")
    exit 2
}

function Show-Usage {
    @(
        "dev.ps1 demo DIR            write a sample workspace and its exported documents to DIR"
        "dev.ps1 run [ARGUMENTS]     run cchc-desk"
        "dev.ps1 test [ARGUMENTS]    run the tests; pytest's arguments, paths relative to the repository"
        "dev.ps1 check               lint, format, types and layers"
        "dev.ps1 package TARGET ...  freeze, smoke, zip, setup, sums: see installer/README.md"
    )
}

# Tells whether a command runs and succeeds; what it prints is thrown away. Under "Stop",
# PowerShell 5 takes a redirected line on stderr for a failure, hence "Continue" in here.
function Test-Run([string] $program, [string[]] $arguments) {
    $ErrorActionPreference = "Continue"
    if (-not (Get-Command $program -CommandType Application -ErrorAction SilentlyContinue)) {
        return $false
    }
    & $program @arguments *> $null
    return $LASTEXITCODE -eq 0
}

# Runs a command and ends the script with its exit code when it fails.
function Invoke-Or-Exit([string] $program, [string[]] $arguments) {
    & $program @arguments | Out-Host
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

# Returns the command of a Python 3.11 or newer. "python" may be the Store's hollow one.
function Find-Python {
    $isNew = "import sys; sys.exit(sys.version_info < (3, 11))"
    if (Test-Run "py" @("-3", "-c", $isNew)) { return @("py", "-3") }
    if (Test-Run "python" @("-c", $isNew)) { return @("python") }
    Stop-With "Python 3.11 or newer is needed; install it from python.org or the Microsoft Store."
}

function Install-Uv {
    $python = @(Find-Python)
    $first = @($python | Select-Object -Skip 1)
    if (-not (Test-Run $python[0] ($first + @("-m", "pip", "--version")))) {
        Stop-With "this Python has no pip; run: $python -m ensurepip"
    }
    [Console]::Error.WriteLine("Installing uv $uvVersion into .tools ...")
    # Beside its place, then moved: an interrupted download leaves nothing half there.
    if (Test-Path -LiteralPath $tools) { Remove-Item -LiteralPath $tools -Recurse -Force }
    $new = Join-Path $tools "new"
    Invoke-Or-Exit $python[0] ($first + @(
            "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--target", $new, "uv==$uvVersion"))
    Move-Item -LiteralPath (Join-Path $new "bin") -Destination (Join-Path $tools "bin")
    Remove-Item -LiteralPath $new -Recurse -Force
}

function Find-Uv {
    $own = Join-Path $tools "bin\uv.exe"
    if (Test-Run "uv" @("--version")) { return "uv" }
    if (-not (Test-Run $own @("--version"))) { Install-Uv }
    return $own
}

# Makes .venv what uv.lock says; the arguments are uv's.
function Sync-Environment([string[]] $options) {
    $uv = Find-Uv
    $sync = @("sync", "--project", $root, "--locked") + $options
    if (-not (Test-Run $uv ($sync + @("--quiet", "--check")))) { Invoke-Or-Exit $uv $sync }
}

function Invoke-Program([string[]] $arguments) {
    Sync-Environment @("--no-dev", "--inexact") # what the tests need stays if it is there
    & (Join-Path $scripts "cchc-desk.exe") @arguments
    exit $LASTEXITCODE
}

function Invoke-Tests([string[]] $arguments) {
    Sync-Environment @()
    Push-Location -LiteralPath $root
    try { & (Join-Path $scripts "pytest.exe") --numprocesses=auto --dist=worksteal @arguments } finally { Pop-Location }
    exit $LASTEXITCODE
}

function Invoke-Checks {
    Sync-Environment @()
    Push-Location -LiteralPath $root
    try {
        Invoke-Or-Exit (Join-Path $scripts "ruff.exe") @("check")
        Invoke-Or-Exit (Join-Path $scripts "ruff.exe") @("format", "--check")
        Invoke-Or-Exit (Join-Path $scripts "mypy.exe") @()
        Invoke-Or-Exit (Join-Path $scripts "lint-imports.exe") @()
    } finally { Pop-Location }
}

function Invoke-Packaging([string[]] $arguments) {
    Sync-Environment @()
    Push-Location -LiteralPath $root
    try { & (Join-Path $scripts "python.exe") -m installer.package @arguments } finally { Pop-Location }
    exit $LASTEXITCODE
}

$verb = [string] ($args | Select-Object -First 1)
$rest = @($args | Select-Object -Skip 1)
switch ($verb) {
    "demo" { Invoke-Program (@("demo") + $rest) }
    "run" { Invoke-Program $rest }
    "test" { Invoke-Tests $rest }
    "check" { Invoke-Checks }
    "package" { Invoke-Packaging $rest }
    { $_ -in "", "help", "-h", "--help" } { Show-Usage }
    default { Show-Usage; exit 2 }
}
