@echo off
rem Starts the program from a checkout: builds it when a source is newer than the last build, then runs it.
rem All arguments, the current folder and the exit code are the program's.
setlocal
rem How to call it once more, for the commands that the program prints.
set "OUROBOROS_COMMAND=%~0"
set "root=%~dp0"
set "bin=%root%src\Ouroboros.Cli\bin\Release\net10.0"
set "program=%bin%\Ouroboros.Cli.dll"
set "stamp=%bin%\built-from"

where dotnet >nul 2>nul
if errorlevel 1 (
  echo ouroboros: the .NET SDK was not found. Install the .NET 10 SDK ^(https://dotnet.microsoft.com/download^) and try again. 1>&2
  exit /b 127
)

rem Exit code 0: nothing that the build reads is newer than the stamp.
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "if (-not (Test-Path $env:program) -or -not (Test-Path $env:stamp)) { exit 1 };" ^
  "$built = (Get-Item $env:stamp).LastWriteTimeUtc;" ^
  "$paths = 'src','data','Directory.Build.props','Directory.Packages.props','global.json' | ForEach-Object { Join-Path $env:root $_ };" ^
  "$newer = Get-ChildItem $paths -Recurse -File | Where-Object { $_.FullName -notmatch '\\(bin|obj)\\' -and $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1;" ^
  "if ($newer) { exit 1 }"
if not errorlevel 1 goto start

echo ouroboros: building ... 1>&2
if not exist "%bin%" mkdir "%bin%"
type nul >"%stamp%.new"
set "DOTNET_CLI_TELEMETRY_OPTOUT=1"
set "DOTNET_NOLOGO=1"
pushd "%root%"
dotnet build src\Ouroboros.Cli -c Release -v quiet --nologo >"%bin%\build.log" 2>&1
set "failed=%errorlevel%"
popd
if not "%failed%"=="0" (
  type "%bin%\build.log" 1>&2
  echo ouroboros: the build failed; its messages are above. It needs the .NET 10 SDK. 1>&2
  exit /b 1
)
move /y "%stamp%.new" "%stamp%" >nul

:start
dotnet "%program%" %*
exit /b %errorlevel%
