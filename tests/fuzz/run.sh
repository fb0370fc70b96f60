#!/usr/bin/env bash
# Fuzzes every decoder with libFuzzer (clang 19), one after the other: run.sh [SECONDS [TARGET...]]; 60 s each unless
# said otherwise. What is found lies in build-fuzz/found/TARGET; what was learnt stays there for the next run.
. "$(dirname -- "${BASH_SOURCE[0]}")/../../deploy/common.sh"

seconds=${1:-60}
[[ $seconds =~ ^[0-9]+$ ]] || fail "run.sh [SECONDS [TARGET...]]: '$seconds' is no number of seconds."
[ $# -eq 0 ] || shift
build=$root/build-fuzz
open_build_folder
install_packages build fuzz
need_space "$build" 3000 'building the fuzzers'
say 'Building the fuzzers (log: build-fuzz/compile.log).'
cmake --preset fuzz >"$build/configure.log" 2>&1 || fail "Configuring failed: $(first_error "$build/configure.log")"
compile fuzzers
"$build/make_fuzz_seeds" "$build/seeds"

# Each target and its dictionary, as CMake found them.
declare -A dictionary
while read -r target words; do dictionary[$target]=$words; done <"$build/fuzz_targets"
targets=("$@")
if [ $# -eq 0 ]; then mapfile -t targets < <(printf '%s\n' "${!dictionary[@]}" | sort); fi
export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:allocator_may_return_null=1
export UBSAN_OPTIONS=print_stacktrace=1
found=()
for target in "${targets[@]}"; do
  [ -n "${dictionary[$target]:-}" ] || fail "There is no target $target; build-fuzz/fuzz_targets names them."
  work=$build/found/$target
  mkdir -p "$work/corpus"
  extra=()
  [ -d "tests/fuzz/regressions/$target" ] && extra=("tests/fuzz/regressions/$target")
  status=0
  "$build/fuzz_$target" -dict="tests/fuzz/dictionaries/${dictionary[$target]}.dict" -max_total_time="$seconds" \
    -timeout=5 -max_len=65536 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$work/" \
    "$work/corpus" "$build/seeds/$target" "${extra[@]}" >"$work/log" 2>&1 9>&- || status=$?
  say "$target: $(grep -oE 'stat::number_of_executed_units: +[0-9]+' "$work/log" | grep -oE '[0-9]+$' || echo 0) runs, $(grep -oE 'cov: [0-9]+' "$work/log" | tail -n1 || true)$([ $status -eq 0 ] || echo ", FOUND: $work/log")"
  [ "$status" -eq 0 ] || found+=("$target")
done
[ ${#found[@]} -eq 0 ] || fail "Found something in: ${found[*]}. Mend it and keep the input in tests/fuzz/regressions/TARGET."
say 'Nothing found.'
