// What the crypto room's operations cost. Absolute times swing with the machine: the gates are bench_gate's
// ratios.
#include <benchmark/benchmark.h>

#include <vector>

#include "crypto/row_proof.h"
#include "crypto/secret.h"

namespace {

using namespace crypto;

const Scalar& scalar() {
  static const Scalar kValue = Scalar::random();
  return kValue;
}

const Point& point() {
  static const Point kValue = multiply_base(Scalar::random());
  return kValue;
}

BallotContext context() { return {{1}, {2}, point(), 1, {3}, "terminal"}; }

std::vector<Branch> marks(std::size_t rows) {
  std::vector<Branch> all(rows);
  for (std::size_t i = 0; i < rows; ++i) all[i] = static_cast<Branch>(i % 4);
  return all;
}

constexpr std::size_t kRows = 4;

void base(benchmark::State& state) {
  while (state.KeepRunning()) benchmark::DoNotOptimize(multiply_base(scalar()));
}
void variable(benchmark::State& state) {
  while (state.KeepRunning()) benchmark::DoNotOptimize(scalar() * point());
}
void add(benchmark::State& state) {
  while (state.KeepRunning()) benchmark::DoNotOptimize(point() + point());
}
void seal_rows(benchmark::State& state) {
  const auto all = marks(kRows);
  while (state.KeepRunning()) benchmark::DoNotOptimize(seal_ballot(context(), all, {}));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kRows));
}
void verify_rows(benchmark::State& state) {
  const auto ballot = seal_ballot(context(), marks(kRows), {});
  while (state.KeepRunning()) benchmark::DoNotOptimize(first_bad_row(context(), ballot));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kRows));
}

BENCHMARK(base)->Unit(benchmark::kMicrosecond);
BENCHMARK(variable)->Unit(benchmark::kMicrosecond);
BENCHMARK(add)->Unit(benchmark::kMicrosecond);
BENCHMARK(seal_rows)->Unit(benchmark::kMicrosecond);
BENCHMARK(verify_rows)->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int argc, char** argv) {
  if (!crypto::initialise()) return 1;
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
