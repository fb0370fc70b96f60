# Shared by run.sh, test.sh and lint.sh, which source it: where the checkout is, how the scripts speak and fail, and
# the build. Defines root (the checkout) and build (the build folder); leaves the working directory in the checkout.
# shellcheck shell=bash
set -euo pipefail
unset CDPATH BASH_ENV
# Every Debian has C.UTF-8; the user's own locale may not be installed.
export LC_ALL=C.UTF-8

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
build=$root/build
cd -- "$root"

# One short line of progress, on standard output.
say() { printf '%s\n' "$*"; }

# One line that says what is wrong and what to do; then out.
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# need_space FOLDER MEBIBYTES WHAT: refuses before the disk is full rather than in the middle.
need_space() {
  local free
  free=$(df -Pk -- "$1" | awk 'NR == 2 { print int($4 / 1024) }')
  [ "$free" -ge "$2" ] || fail "Too little disk: $3 needs $2 MB free under $1, there are $free MB; free some and run this again."
}

# The build folder, writable and held by one script at a time. The lock goes with the script (file descriptor 9).
open_build_folder() {
  if ! { mkdir -p -- "$build" "$root/out" && : >"$build/lock"; } 2>/dev/null ||
    [ -n "$(find "$build" "$root/out" -maxdepth 1 ! -type l ! -writable -print -quit)" ]; then
    fail "Cannot write into $root: run this as the user who owns the checkout, or take it over with: sudo chown -R \"\$(id -un)\" '$root'"
  fi
  exec 9>"$build/lock"
  if ! flock -n 9; then
    say "Another run is using $build; waiting for it."
    flock -w 3600 9 || fail "Another run has held $build for an hour: end it, then run this again."
  fi
}

# shellcheck source=deploy/packages.sh
. "$root/deploy/packages.sh"

# How many compilers at once: one a core, but no more than memory allows (a translation unit takes up to about 1 GB).
compilers_at_once() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable:/ { print int($2 / 1024 / 1000) }' /proc/meminfo)
  [ "$memory" -ge 1 ] || memory=1
  if [ "$memory" -lt "$cores" ]; then echo "$memory"; else echo "$cores"; fi
}

# configure ON|OFF: the Release build in build/, with or without the tests. A folder that another system or another
# place made is begun again.
configure() {
  local maker fresh=()
  maker="$(. /etc/os-release && printf '%s %s' "$ID" "${VERSION_ID:-}") $(uname -m) $root"
  if [ -e "$build/CMakeCache.txt" ] && [ "$(cat "$build/maker" 2>/dev/null)" != "$maker" ]; then
    say "The build folder was made elsewhere; beginning it again."
    fresh=(--fresh)
    rm -rf -- "$build/CMakeFiles" "$build/.ninja_deps" "$build/.ninja_log"
    find "$build" -name '*.o' -delete
  fi
  printf '%s\n' "$maker" >"$build/maker"
  cmake "${fresh[@]}" -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release "-DTINNHIEM_TESTS=$1" \
    >"$build/configure.log" 2>&1 9>&- </dev/null ||
    fail "Configuring failed: $(first_error "$build/configure.log") The whole log: $build/configure.log"
}

# The line of a log to read first, ended with a full stop.
first_error() {
  local line
  line=$(grep -m1 -E 'Killed signal|No space left|(fatal )?error:|CMake Error|undefined reference' -- "$1" || tail -n1 -- "$1")
  case $line in
    *'Killed signal'*) line="a compiler was killed, most likely for want of memory; close other programs or add swap" ;;
    *'No space left'*) line="the disk is full; free some and run this again" ;;
    'CMake Error'*) line="$line $(grep -A3 -m1 -E '^CMake Error' -- "$1" | sed -n '2,4p' | tr -s ' \n' ' ')" ;;
  esac
  line=${line%"${line##*[! ]}"}
  printf '%s.' "${line%.}"
}

# compile TARGET...: builds, the compilers' words going into build/compile.log, a line of progress now and then.
compile() {
  local pid began=$SECONDS told=$SECONDS
  cmake --build "$build" --parallel "$(compilers_at_once)" --target "$@" >"$build/compile.log" 2>&1 9>&- </dev/null &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    if [ $((SECONDS - told)) -ge 30 ]; then
      told=$SECONDS
      say "  still building: $(grep -oE '^\[[0-9]+/[0-9]+\]' -- "$build/compile.log" | tail -n1), $((SECONDS - began)) s"
    fi
  done
  wait "$pid" || fail "The build failed: $(first_error "$build/compile.log") The whole log: $build/compile.log"
  if [ $((SECONDS - began)) -ge 5 ]; then say "Built in $((SECONDS - began)) s."; fi
}
