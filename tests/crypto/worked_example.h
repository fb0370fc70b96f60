// The steps of crypto/WORKED_EXAMPLE.md (PROTOCOL.md section 8) by name, and the values that its seeds stand
// for.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "crypto/hash.h"

namespace samples {

/// What the page says, by the names of its steps.
class WorkedExample {
 public:
  WorkedExample();  ///< reads the page; throws std::runtime_error where it cannot
  /// The text behind "= " of a step, without "(again)"; fails the test where there is no such step.
  const std::string& operator[](const std::string& name) const;
  std::size_t size() const { return values_.size(); }

 private:
  std::map<std::string, std::string> values_;
};

/// What a program draws at random is this there.
crypto::Digest example_bytes(std::string_view label, std::uint64_t i, std::uint64_t j = 0);
crypto::Scalar example_scalar(std::string_view label, std::uint64_t i, std::uint64_t j = 0);

}  // namespace samples
