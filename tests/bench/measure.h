// Clocks, medians and the table of targets that the benchmarks share. Ratios within one run are the gates:
// absolute times swing with the machine.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace bench {

/// Microseconds of processor time of this thread; of the whole process; of the clock on the wall.
double thread_time();
double process_time();
double wall_time();

double median(std::vector<double> values);  ///< not empty

/// Microseconds of one call of `work`, the mean of `times` calls, by this thread's processor time.
template <class Work>
double cost(std::size_t times, const Work& work) {
  const double start = thread_time();
  for (std::size_t i = 0; i < times; ++i) {
    const auto result = work();
    asm volatile("" : : "g"(&result) : "memory");  // computed, though nobody looks
  }
  return (thread_time() - start) / static_cast<double>(times);
}

/// What the operations that count cost in this round, in microseconds.
struct Operations {
  double base = 0, variable = 0, addition = 0;
  /// So many multiplications of the base, of other points, and additions.
  double floor(double bases, double variables, double additions) const {
    return bases * base + variables * variable + additions * addition;
  }
};
Operations measure_operations();

/// Collects one line a target; prints as it goes.
class Table {
 public:
  /// A ratio or time that must be at most (at least) `target`.
  void at_most(const std::string& what, double measured, double target, const std::string& unit = "");
  void at_least(const std::string& what, double measured, double target, const std::string& unit = "");
  void note(const std::string& what, const std::string& value);  ///< no target
  bool all_met() const { return met_; }

 private:
  void line(const std::string& what, double measured, const char* sign, double target,
            const std::string& unit, bool met);
  bool met_ = true;
};

/// How much is measured: a smoke test that the programs run, a look, or all of it.
enum class Extent { kSmoke, kUsual, kFull };

void measure_rows(Table& table, Extent extent);     ///< rows_bench.cpp
void measure_tally(Table& table, Extent extent);    ///< tally_bench.cpp
void measure_records(Table& table, Extent extent);  ///< record_bench.cpp
void measure_store(Table& table, Extent extent);    ///< store_bench.cpp

}  // namespace bench
