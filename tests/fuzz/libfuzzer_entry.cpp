// Where libFuzzer calls one target: the one that the program is named for (TINNHIEM_FUZZ_TARGET).
#include <cstdlib>

#include "tests/fuzz/target.h"

namespace {
const fuzz::Target* own_target = nullptr;
}

// libFuzzer's names.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" int LLVMFuzzerInitialize(int* count, char*** words);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*words*/) {
  fuzz::begin();
  own_target = fuzz::find_target(TINNHIEM_FUZZ_TARGET);
  fuzz::require(own_target != nullptr, "the program's own target");
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::run(*own_target, {data, size});
  return 0;
}
// NOLINTEND(readability-identifier-naming)
