#!/usr/bin/env bash
# Formatting and static analysis of our own sources, with the versions that both Debian 12 and 13 carry.
# lint.sh [FILE...]: only these sources; without names, all of them. clang-tidy takes some seconds a file, so this is
# for a desk or a nightly run; the format alone is also a test (house: format).
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

open_build_folder
install_packages build run test lint
configure ON
sources=("$@")
if [ $# -eq 0 ]; then mapfile -t sources < <(find crypto core kiosk tests -name '*.cpp' | sort); fi

status=0
say 'Checking the format.'
tests/house/format.sh || status=1
say "Analysing ${#sources[@]} sources with $(compilers_at_once) processes (log: build/lint.log)."
printf '%s\0' "${sources[@]}" |
  xargs -0 -n 1 -P "$(compilers_at_once)" clang-tidy-19 --quiet -p "$build" >"$build/lint.log" 2>/dev/null 9>&- || status=1
grep -E '(warning|error):' "$build/lint.log" | sort -u || true
[ "$status" -eq 0 ] && say 'Nothing to mend.'
exit "$status"
