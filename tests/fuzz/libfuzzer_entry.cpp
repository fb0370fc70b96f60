// Where libFuzzer calls one target: the one that the program is named for (TINNHIEM_FUZZ_TARGET).
#include <cstdlib>

#include "tests/fuzz/target.h"

// libFuzzer's names.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" int LLVMFuzzerInitialize(int* count, char*** words);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*words*/) {
  fuzz::begin();
  fuzz::require(fuzz::find_target(TINNHIEM_FUZZ_TARGET) != nullptr, "the program's own target");
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::Target target = *fuzz::find_target(TINNHIEM_FUZZ_TARGET);
  fuzz::run(target, {data, size});
  return 0;
}
// NOLINTEND(readability-identifier-naming)
