// Clocks, medians, the table; the cost of the operations that everything is held against.
#include "tests/bench/measure.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "crypto/group.h"

namespace bench {
namespace {

double microseconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

}  // namespace

double thread_time() { return microseconds(CLOCK_THREAD_CPUTIME_ID); }
double process_time() { return microseconds(CLOCK_PROCESS_CPUTIME_ID); }
double wall_time() { return microseconds(CLOCK_MONOTONIC); }

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

Operations measure_operations() {
  static const crypto::Scalar kScalar = crypto::Scalar::random();
  static const crypto::Point kOne = crypto::multiply_base(crypto::Scalar::random());
  static const crypto::Point kOther = crypto::multiply_base(crypto::Scalar::random());
  return {cost(20, [] { return crypto::multiply_base(kScalar); }), cost(40, [] { return kScalar * kOne; }),
          cost(40, [] { return kOne + kOther; })};
}

void Table::line(const std::string& what, double measured, const char* sign, double target,
                 const std::string& unit, bool met) {
  std::printf("%-62s %9.3f%s  %s %g%s  %s\n", what.c_str(), measured, unit.c_str(), sign, target,
              unit.c_str(), met ? "ok" : "NOT OK");
  std::fflush(stdout);
  met_ = met_ && met;
}

void Table::at_most(const std::string& what, double measured, double target, const std::string& unit) {
  line(what, measured, "at most", target, unit, measured <= target);
}

void Table::at_least(const std::string& what, double measured, double target, const std::string& unit) {
  line(what, measured, "at least", target, unit, measured >= target);
}

void Table::note(const std::string& what, const std::string& value) {
  std::printf("%-62s %s\n", what.c_str(), value.c_str());
  std::fflush(stdout);
}

}  // namespace bench
