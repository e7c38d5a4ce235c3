@echo off
rem Runs a sample: samples\run COMMAND [OPTIONS]; samples\run --help lists the commands.
rem Builds what is missing first. Works from any folder.
rem
rem JAVA_HOME           the JDK, 17 or later; without it, the java on the path
rem SAMPLES_JAVA_OPTS   more options for Java, such as -Xmx4g
setlocal EnableExtensions DisableDelayedExpansion

set "HERE=%~dp0"
set "HERE=%HERE:~0,-1%"
for %%i in ("%HERE%\..") do set "ROOT=%%~fi"
set "BUILT=%HERE%\target\run"
if not exist "%BUILT%" mkdir "%BUILT%"

rem Which Java: the line looks like "    java.specification.version = 17"; before 9 it was 1.8.
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -XshowSettings:properties -version >"%BUILT%\java" 2>&1
if errorlevel 1 goto nojava
set "VERSION=0"
for /f "tokens=2 delims== " %%i in ('findstr /c:"java.specification.version =" "%BUILT%\java"') do set "VERSION=%%i"
if %VERSION% LSS 17 goto oldjava

rem Whether everything is built, no source is newer and no library is gone: exit code 0.
powershell -NoProfile -Command ^
  "$started = Get-Item -ErrorAction SilentlyContinue -LiteralPath (Join-Path $env:BUILT 'started');" ^
  "$path = Join-Path $env:BUILT 'classpath';" ^
  "if (-not $started -or -not (Test-Path -LiteralPath $path)) { exit 1 };" ^
  "foreach ($library in (Get-Content -LiteralPath $path) -split ';') { if (-not (Test-Path -LiteralPath $library)) { exit 1 } };" ^
  "Set-Location -LiteralPath $env:ROOT;" ^
  "$sources = Get-ChildItem -Recurse pom.xml, *\pom.xml, *\src\main;" ^
  "if ($sources | Where-Object { $_.LastWriteTime -gt $started.LastWriteTime }) { exit 1 }; exit 0"
if not errorlevel 1 goto run

where mvn >nul 2>&1
if errorlevel 1 goto nomaven
echo samples\run: building ... 1>&2
type nul >"%BUILT%\starting"
pushd "%ROOT%"
call mvn -q -B -Prun -pl samples -am -Dspotless.check.skip=true -Djacoco.skip=true process-classes 1>&2
if errorlevel 1 goto nobuild
popd
move /y "%BUILT%\starting" "%BUILT%\started" >nul

:run
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=2"
set "NATIVE="
if %VERSION% GEQ 24 set "NATIVE=--enable-native-access=ALL-UNNAMED"
for /f "usebackq delims=" %%i in ("%BUILT%\classpath") do set "CLASSPATH=%HERE%\target\classes;%%i"
"%JAVA%" -Xmx2g "-Dsamples.output=%HERE%\target\samples" %NATIVE% %SAMPLES_JAVA_OPTS% io.github.tfrnn.samples.Samples %*
exit /b %ERRORLEVEL%

:nojava
echo samples\run: "%JAVA%" was not found; install a JDK, 17 or later, and set JAVA_HOME to it 1>&2
exit /b 1

:oldjava
echo samples\run: JDK 17 or later is needed, "%JAVA%" is version %VERSION%; set JAVA_HOME to a later one 1>&2
exit /b 1

:nomaven
echo samples\run: Maven (mvn) was not found; it is needed to build the samples 1>&2
exit /b 1

:nobuild
popd
echo samples\run: the build failed, see above 1>&2
exit /b 1
