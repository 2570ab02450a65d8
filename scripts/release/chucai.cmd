@echo off
rem Node is node\node.exe beside this file, where somebody put one there, or else the machine's own.
set "CHUCAI_NODE=%~dp0node\node.exe"
if not exist "%CHUCAI_NODE%" set "CHUCAI_NODE=node"
"%CHUCAI_NODE%" --disable-proto=delete "%~dp0program\chucai.mjs" %*
