#!/usr/bin/env bash
# linked.sh PROGRAM: refuses a program that is linked, directly or not, with SDL, Dear ImGui or OpenGL. The office and
# the auditor run the command line on machines that have none of them.
set -euo pipefail
libraries=$(ldd "$1")
if found=$(grep -E 'libSDL|libimgui|libGL\.|libOpenGL|libEGL' <<<"$libraries"); then
  printf '%s is linked with a screen; take these out of kiosk_command and what it stands on:\n%s\n' "$1" "$found"
  exit 1
fi
grep -q libc.so <<<"$libraries" || { printf 'The libraries of %s cannot be read:\n%s\n' "$1" "$libraries"; exit 1; }
