#!/usr/bin/env bash
# Installs what the programs need, builds them, and holds a confidence vote on the sample conference: on the
# touchscreen where there is a display, otherwise as a rehearsal with nobody at the screen.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

# The display named by the environment answers. A stale DISPLAY (left by su, tmux or ssh) is no display.
display_answers() {
  local socket number
  if [ -n "${WAYLAND_DISPLAY:-}" ]; then
    case $WAYLAND_DISPLAY in
      /*) socket=$WAYLAND_DISPLAY ;;
      *) socket=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/$WAYLAND_DISPLAY ;;
    esac
    if [ -S "$socket" ] && [ -w "$socket" ]; then return 0; fi
  fi
  case ${DISPLAY:-} in
    :*)
      number=${DISPLAY#:}
      [ -S "/tmp/.X11-unix/X${number%%.*}" ]
      ;;
    *:*)
      number=${DISPLAY##*:}
      timeout 3 bash -c ': <>"/dev/tcp/$1/$2"' _ "${DISPLAY%:*}" "$((6000 + ${number%%.*}))" 2>/dev/null
      ;;
    *) return 1 ;;
  esac
}

open_build_folder
install_packages build run
need_space "$build" 500 'building'
say 'Building (log: build/compile.log).'
# The tests stay in the build folder where test.sh has put them in; elsewhere their packages are missing.
if [ -z "$(missing_packages test)" ]; then configure ON; else configure OFF; fi
compile tinnhiem tinnhiem-kiosk assets
exec 9>&-

if display_answers; then
  say 'Opening the touchscreen on the sample conference. Its data stay in out/terminal: a restart goes on from there.'
  status=0
  began=$SECONDS
  "$build/tinnhiem-kiosk" --conference "$root/assets/sample" --data "$root/out/terminal" --windowed || status=$?
  # A display that refuses (no rights to it, no OpenGL) shows at once; later it is no reason to hold another vote.
  if [ "$status" -eq 0 ] || [ $((SECONDS - began)) -ge 10 ]; then exit "$status"; fi
  say "The touchscreen could not open (code $status); holding the vote without it."
fi

number=1
while [ -e "$root/out/rehearsal-$number" ]; do number=$((number + 1)); done
out=$root/out/rehearsal-$number
say 'Holding a rehearsal of the sample conference.'
"$build/tinnhiem" rehearse "$root/assets/sample" --out "$out" </dev/null
say ''
say "The report (Appendix 5):   $out/report.pdf"
say "The results:               $out/results.csv"
say "The signed record:         $out/record"
say "To verify the record:      '$build/tinnhiem' verify '$out/record'"
