# Installing Debian packages, sourced by common.sh. The lists are deploy/packages/*.txt: one name a line, # comments.
# shellcheck shell=bash

# The names in the lists given (build, run, test, lint) that are not installed here, one a line.
missing_packages() {
  local list name
  for list in "$@"; do
    while read -r name _; do
      case $name in '' | '#'*) continue ;; esac
      [ "$(dpkg-query -W -f='${db:Status-Status}' -- "$name" 2>/dev/null)" = installed ] || printf '%s\n' "$name"
    done <"$root/deploy/packages/$list.txt"
  done | sort -u
}

# Debian 12 or later, or out: other systems name their packages differently and ship other versions.
need_debian() {
  local system version name
  IFS='|' read -r system version name < <(. /etc/os-release 2>/dev/null; echo "${ID:-}|${VERSION_ID:-99}|${PRETTY_NAME:-This system}")
  if [ "$system" != debian ] || ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    fail "$name is not Debian: run this on Debian 12 or 13 (a container or a virtual machine will do)."
  fi
  # Debian's testing carries no number and is later than both.
  [ "${version%%.*}" -ge 12 ] || fail "$name is too old: run this on Debian 12 or 13."
}

# Sets administrator to the words that go before a command only root may run: none, or sudo.
become_administrator() {
  administrator=()
  [ "$(id -u)" -ne 0 ] || return 0
  command -v sudo >/dev/null ||
    fail "Packages are missing and there is no sudo: as root, run: apt-get update && apt-get install $(tr '\n' ' ' <<<"$missing")"
  administrator=(sudo)
  sudo -n true 2>/dev/null && return 0
  if [ -t 2 ] && { : </dev/tty; } 2>/dev/null; then
    sudo -v </dev/tty || fail "sudo refused: as root, run: apt-get update && apt-get install $(tr '\n' ' ' <<<"$missing")"
  else
    fail "sudo asks for a password and there is no terminal to type it: run this in a terminal, or as root: apt-get update && apt-get install $(tr '\n' ' ' <<<"$missing")"
  fi
}

# apt_get ARGUMENT...: apt-get without questions, into build/install.log. Waits up to ten minutes for another one to finish:
# DPkg::Lock::Timeout does not cover the lock of the package lists.
apt_get() {
  local log=$build/install.log began=$SECONDS from told=no
  while :; do
    from=$(wc -l <"$log")
    # shellcheck disable=SC2024  # the log is the user's own file
    if "${administrator[@]}" env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 apt-get -q -y \
      -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 -o Acquire::Retries=2 -o Acquire::http::Timeout=30 \
      "$@" >>"$log" 2>&1 9>&- </dev/null; then
      return 0
    fi
    tail -n "+$((from + 1))" "$log" | grep -qE 'Could not get lock|Unable to lock|is held by process' || return 1
    [ $((SECONDS - began)) -lt 600 ] || return 1
    [ "$told" = yes ] || say "Another program is installing packages; waiting for it."
    told=yes
    sleep 5
  done
}

# Why apt failed, in one line that says what to do.
explain_apt_failure() {
  local log=$build/install.log reason
  if grep -qE 'No space left|enough free space' "$log"; then
    reason='the disk is full; free some and run this again.'
  elif grep -qE 'Could not get lock|Unable to lock|is held by process' "$log"; then
    reason='another program has held the package manager for ten minutes; let it finish and run this again.'
  elif grep -qE 'dpkg was interrupted' "$log"; then
    reason='an earlier installation was cut off; as root, run: dpkg --configure -a'
  elif grep -qE "[Uu]nmet dependencies|held broken" "$log"; then
    reason='installed packages stand in the way; as root, run: apt-get --fix-broken install'
  elif grep -qE 'resolv|Could not connect|Connection (refused|timed out)|Network is unreachable|Failed to fetch|Cannot initiate the connection' "$log"; then
    reason='no network to the package server; connect this machine, or name a reachable mirror in /etc/apt, and run this again.'
  elif grep -qE 'Unable to locate package|has no installation candidate' "$log"; then
    reason="the package sources lack $(grep -hoE 'Unable to locate package [^ ]+|Package .* has no installation' "$log" | head -n1 | grep -oE "[a-z0-9.+-]{3,}$|'[^']+'"); put Debian's own 'main' into /etc/apt/sources.list and run this again."
  else
    reason="$(grep -m1 '^E:' "$log" || tail -n1 "$log")"
  fi
  fail "Installing packages failed: $reason The whole log: $log"
}

# install LIST...: every package of the lists, installed; at once if they already are.
install_packages() {
  need_debian
  local missing count administrator
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  count=$(wc -l <<<"$missing")
  become_administrator
  need_space /usr 1500 "installing $count packages"
  say "Installing $count Debian packages with what they need (log: build/install.log)."
  : >"$build/install.log"
  # A fresh machine's package lists are empty. One source that cannot be reached need not matter: installing decides.
  # shellcheck disable=SC2086  # one word a package
  { apt_get update || true; apt_get install --no-install-recommends $missing; } || {
    say "Once more in ten seconds: $(grep '^E:' "$build/install.log" | tail -n1)"
    sleep 10
    : >"$build/install.log"
    { apt_get update || true; apt_get install --no-install-recommends $missing; } || explain_apt_failure
  }
  missing=$(missing_packages "$@")
  [ -z "$missing" ] || fail "Installing packages failed: still missing: $(tr '\n' ' ' <<<"$missing"). The whole log: $build/install.log"
}
