// What the crypto room's operations cost, and rows against their floor: the number of operations they cannot
// do without times this run's own cost of each. Absolute times swing with the machine; only the ratios are
// gates.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

#include "crypto/row_proof.h"
#include "crypto/secret.h"

namespace {

using namespace crypto;

const Scalar& scalar() {
  static const Scalar value = Scalar::random();
  return value;
}

const Point& point() {
  static const Point value = multiply_base(Scalar::random());
  return value;
}

BallotContext context() { return {{1}, {2}, point(), 1, {3}, "terminal"}; }

std::vector<Branch> marks(std::size_t rows) {
  std::vector<Branch> all(rows);
  for (std::size_t i = 0; i < rows; ++i) all[i] = static_cast<Branch>(i % 4);
  return all;
}

constexpr std::size_t kRows = 4;

void base(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(multiply_base(scalar()));
}
void variable(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(scalar() * point());
}
void add(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(point() + point());
}
void seal_rows(benchmark::State& state) {
  const auto all = marks(kRows);
  for (auto _ : state) benchmark::DoNotOptimize(seal_ballot(context(), all, {}));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kRows));
}
void verify_rows(benchmark::State& state) {
  const auto ballot = seal_ballot(context(), marks(kRows), {});
  for (auto _ : state) benchmark::DoNotOptimize(first_bad_row(context(), ballot));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kRows));
}

BENCHMARK(base)->Unit(benchmark::kMicrosecond);
BENCHMARK(variable)->Unit(benchmark::kMicrosecond);
BENCHMARK(add)->Unit(benchmark::kMicrosecond);
BENCHMARK(seal_rows)->Unit(benchmark::kMicrosecond);
BENCHMARK(verify_rows)->Unit(benchmark::kMicrosecond);

// This thread's processor time: other work on the machine does not count.
double now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

template <class Work>
double microseconds(std::size_t times, const Work& work) {
  const double start = now();
  for (std::size_t i = 0; i < times; ++i) benchmark::DoNotOptimize(work());
  return (now() - start) / static_cast<double>(times);
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Interleaved rounds, so that the machine's swings hit every figure alike; each round's ratio is to that
// round's own costs.
void print_ratios() {
  constexpr int kRounds = 101;
  std::vector<double> bases, variables, additions, seals, checks, seal_ratios, check_ratios;
  const auto all = marks(kRows);
  const auto ballot = seal_ballot(context(), all, {});
  for (int round = 0; round < kRounds; ++round) {
    const double b = microseconds(20, [] { return multiply_base(scalar()); });
    const double seal = microseconds(1, [&] { return seal_ballot(context(), all, {}); }) / kRows;
    const double v = microseconds(40, [] { return scalar() * point(); });
    const double check = microseconds(1, [&] { return first_bad_row(context(), ballot); }) / kRows;
    const double a = microseconds(40, [] { return point() + point(); });
    bases.push_back(b);
    variables.push_back(v);
    additions.push_back(a);
    seals.push_back(seal);
    checks.push_back(check);
    // Sealing: 3 + 8 base, 3 + 4 variable, 3 + 4 additions.
    // Checking: 4 + 2 base, 4 + 12 variable, 4 + 3 + 8 additions.
    seal_ratios.push_back(seal / (11 * b + 7 * v + 7 * a));
    check_ratios.push_back(check / (6 * b + 16 * v + 15 * a));
  }
  std::printf("\nprocessor time, medians of %d rounds\n", kRounds);
  std::printf("base %.1f us, variable %.1f us, addition %.1f us\n", median(bases), median(variables),
              median(additions));
  std::printf("seal a row  %7.1f us, to the floor of 11/7/7  %.3f (at most 1.25)\n", median(seals),
              median(seal_ratios));
  std::printf("check a row %7.1f us, to the floor of 6/16/15 %.3f (at most 1.25)\n", median(checks),
              median(check_ratios));
}

}  // namespace

int main(int argc, char** argv) {
  if (!crypto::initialise()) return 1;
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  print_ratios();
  return 0;
}
