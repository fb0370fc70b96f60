#!/usr/bin/env bash
# Installs what the programs and their tests need, builds everything, and runs every test. Exits as ctest does.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

open_build_folder
install_packages build run test
need_space "$build" 1000 'building with the tests'
say 'Building with the tests (log: build/compile.log).'
configure ON
compile all
# The lock stays with ctest: nobody rebuilds the programs under their tests.
cd -- "$build"
exec ctest --output-on-failure --no-tests=error --parallel "$(nproc)" </dev/null
