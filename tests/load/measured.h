// Times and memory of a long run.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace load {

/// Bytes resident now, and the most so far.
std::size_t resident();
std::size_t most_resident();

/// Microseconds since some moment: on the wall, and of this process's work on all its threads.
double wall_time();
double process_time();

/// Microseconds of one operation, many times: is it flat?
class Series {
 public:
  void add(double microseconds) { values_.push_back(microseconds); }
  double first() const;  ///< median of the first tenth
  double last() const;   ///< median of the last tenth
  double growth() const { return last() / first(); }

 private:
  std::vector<double> values_;
};

/// Lines of the report; remembers whether a bound was missed.
class Sheet {
 public:
  void line(const std::string& what, const std::string& value) const;
  void at_most(const std::string& what, double value, double bound, const std::string& unit = "");
  bool kept() const { return kept_; }

 private:
  bool kept_ = true;
};

}  // namespace load
