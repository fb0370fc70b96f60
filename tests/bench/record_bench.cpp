// Verifying whole records: linear in ballots times candidates, in the time of its operations, on every core.
#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "core/verify/state.h"
#include "tests/bench/big_record.h"
#include "tests/bench/measure.h"

namespace bench {
namespace {

struct Size {
  std::uint32_t ballots;
  std::size_t candidates;
  double cells() const { return ballots * static_cast<double>(candidates); }
  std::string text() const { return std::to_string(ballots) + " x " + std::to_string(candidates); }
};

void verify(const core::RecordBytes& files, unsigned threads) {
  if (const auto verified = core::verify::verify_files(files, std::nullopt, {}, threads); !verified)
    throw std::runtime_error("rejected: " + verified.error().report.check);
}

// Processor time of a verification by one thread, microseconds, and its floor: rows, and the sums' additions.
struct Verified {
  double time, to_floor;
};

Verified measure_one(const core::RecordBytes& files, const Size& size) {
  const Operations before = measure_operations();
  const double start = process_time();
  verify(files, 1);
  const double time = process_time() - start;
  const Operations after = measure_operations();
  const Operations now{(before.base + after.base) / 2, (before.variable + after.variable) / 2,
                       (before.addition + after.addition) / 2};
  const double members = kBigThreshold;
  const double floor = size.cells() * now.floor(6, 16, 15 + 6) +
                       static_cast<double>(size.candidates) * 3 * members * now.floor(1, 4, 3);
  return {time, time / floor};
}

void measure_line(Table& table, const std::vector<Size>& sizes, int rounds) {
  std::vector<core::RecordBytes> records;
  for (const Size& size : sizes) records.push_back(make_big_record(size.ballots, size.candidates));
  std::vector<std::vector<double>> per_cell(sizes.size()), to_floor(sizes.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const Verified one = measure_one(records[i], sizes[i]);
      per_cell[i].push_back(one.time / sizes[i].cells());
      to_floor[i].push_back(one.to_floor);
    }
  }
  std::vector<double> medians;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    medians.push_back(median(to_floor[i]));
    table.at_most("verify a record of " + sizes[i].text() + ", one thread, to the floor", medians[i], 1.25);
    table.note("  a ballot's row in it, processor time", std::to_string(median(per_cell[i])) + " us");
  }
  const auto [least, most] = std::minmax_element(medians.begin(), medians.end());
  table.at_most("linear: the dearest row to the cheapest, each to its floor", *most / *least, 1.15);
}

void measure_threads(Table& table, const Size& size, int rounds) {
  const auto files = make_big_record(size.ballots, size.candidates);
  struct Times {
    double wall, caller;
  };
  std::vector<double> ratios, caller_ratios;
  for (int round = 0; round < rounds; ++round) {
    const auto timed = [&](unsigned threads) {
      const double start = wall_time(), caller = thread_time();
      verify(files, threads);
      return Times{wall_time() - start, thread_time() - caller};
    };
    const Times one = timed(1), two = timed(2);
    ratios.push_back(one.wall / two.wall);
    caller_ratios.push_back(one.caller / two.caller);
  }
  const std::string what = "verify a record of " + size.text() + ", 2 threads to 1";
  if (std::thread::hardware_concurrency() < 2) return table.note(what, "one core: not measured");
  table.at_least(what + ", on the wall", median(ratios), 1.6);
  // The caller works too: its processor time says what the other thread takes off it, also on a busy machine.
  table.note("  the same by the calling thread's processor time", std::to_string(median(caller_ratios)));
}

}  // namespace

void measure_records(Table& table, Extent extent) {
  if (extent == Extent::kSmoke) {
    measure_line(table, {{3, 2}}, 1);
    measure_threads(table, {3, 2}, 1);
    return;
  }
  measure_line(table, {{12, 10}, {24, 10}, {48, 10}, {12, 40}, {48, 40}}, 3);
  measure_threads(table, {30, 30}, 7);
  if (extent == Extent::kFull) measure_line(table, {{500, 60}}, 1);
}

}  // namespace bench
