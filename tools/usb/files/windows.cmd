@echo off
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0servidor\servidor.ps1"
if errorlevel 1 pause
