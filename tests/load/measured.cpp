// Memory as the kernel counts it.
#include "tests/load/measured.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>

namespace load {
namespace {

double microseconds(clockid_t clock) {
  struct timespec now{};
  ::clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

std::ptrdiff_t tenth(const std::vector<double>& values) {
  return static_cast<std::ptrdiff_t>(values.size() / 10);
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

std::size_t resident() {
  std::ifstream file("/proc/self/statm");
  std::size_t total = 0, pages = 0;
  file >> total >> pages;
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

std::size_t most_resident() {
  struct rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

double wall_time() { return microseconds(CLOCK_MONOTONIC); }
double process_time() { return microseconds(CLOCK_PROCESS_CPUTIME_ID); }

double Series::first() const { return median({values_.begin(), values_.begin() + tenth(values_)}); }
double Series::last() const { return median({values_.end() - tenth(values_), values_.end()}); }

void Sheet::line(const std::string& what, const std::string& value) const {
  std::printf("%-58s %s\n", what.c_str(), value.c_str());
  std::fflush(stdout);
}

void Sheet::at_most(const std::string& what, double value, double bound, const std::string& unit) {
  char text[120];
  const bool good = value <= bound;
  std::snprintf(text, sizeof text, "%.2f%s (at most %.2f)%s", value, unit.c_str(), bound,
                good ? "" : "  <-- MISSED");
  line(what, text);
  kept_ = kept_ && good;
}

}  // namespace load
