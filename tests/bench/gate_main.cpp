// bench_gate [--smoke | --full]: measures the targets that are ratios within one run and says of each whether
// it is met. Exit status 1 where one is not. By hand, on a machine that does nothing else.
#include <cstdio>
#include <exception>
#include <string_view>
#include <thread>

#include "crypto/secret.h"
#include "tests/bench/measure.h"

int main(int count, char** words) {
  const std::string_view option = count == 2 ? words[1] : "";
  if (count > 2 || (count == 2 && option != "--smoke" && option != "--full")) {
    std::fputs("bench_gate [--smoke | --full]\n", stderr);
    return 2;
  }
  if (!crypto::initialise()) return 2;
  const bench::Extent extent = option == "--smoke"  ? bench::Extent::kSmoke
                               : option == "--full" ? bench::Extent::kFull
                                                    : bench::Extent::kUsual;
  std::printf("%u cores\n", std::thread::hardware_concurrency());
  bench::Table table;
  try {
    bench::measure_rows(table, extent);
    bench::measure_tally(table, extent);
    bench::measure_records(table, extent);
    bench::measure_store(table, extent);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
  // A smoke test shows that the programs run; what it measures in a moment is no measurement.
  return extent == bench::Extent::kSmoke || table.all_met() ? 0 : 1;
}
