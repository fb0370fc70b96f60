#!/usr/bin/env bash
# Every C++ file of ours is as clang-format 19 would write it. To mend: clang-format-19 -i FILE.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
find crypto core kiosk tests \( -name '*.cpp' -o -name '*.h' \) -print0 |
  xargs -0 --no-run-if-empty clang-format-19 --dry-run -Werror 2>&1 |
  { grep -E '(error|warning):' && exit 1 || exit 0; }
