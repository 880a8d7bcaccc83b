@echo off
rem For a double click, on Windows: starts dev mode, and says what is missing.
title Writing the course
pushd "%~dp0"
if errorlevel 1 (set "why=The folder of this file cannot be opened." & goto stay)
set "whole=Unpack the whole zip first, and double-click the one in its folder."
if not exist package.json (set "why=The rest of the project is not beside this file. %whole%" & goto stay)

set "get=Get it from https://nodejs.org (the button that says LTS), install it, and double-click this file again."
where node >nul 2>nul
if errorlevel 1 (set "why=Node is missing. %get%" & goto stay)
rem With call: where a version manager's node is a batch file, this one would end here.
call node -e "process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)"
if errorlevel 1 (set "why=Node is too old, and 20 or later is needed. %get%" & goto stay)
where npm >nul 2>nul
if errorlevel 1 (set "why=npm is missing, which comes with Node. %get%" & goto stay)

echo Leave this window open while you write. To end, press Ctrl+C in it.
call npm run --silent dev -- %*
if not errorlevel 1 exit /b
set "why=It has ended. What went wrong stands above."

:stay
echo.
echo %why%
echo.
pause
exit /b 1
