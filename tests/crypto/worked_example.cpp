// Reads the worked example's page: steps in code blocks, each "NAME = FORMULA", inputs, "  = VALUE".
#include "tests/crypto/worked_example.h"

#include <fstream>
#include <stdexcept>

#include "tests/catch.h"
#include "tests/places.h"

namespace samples {
namespace {

constexpr std::string_view kValue = "  = ", kAgain = " (again)";

// The part of the page that a heading begins, as names outside it are written: "ballot_2." and "level_1.",
// else "".
std::string part_of(const std::string& heading) {
  constexpr std::string_view kBallot = "### Ballot ", kCell = "### Candidate 1, level ";
  if (heading.starts_with(kBallot)) return std::string("ballot_") + heading[kBallot.size()] + ".";
  if (heading.starts_with(kCell)) return std::string("level_") + heading[kCell.size()] + ".";
  return "";
}

}  // namespace

WorkedExample::WorkedExample() {
  std::ifstream page(tests::data_folder() + "/../../crypto/WORKED_EXAMPLE.md");
  std::string part, name;
  for (std::string line; std::getline(page, line);) {
    const auto equals = line.find(" = ");
    if (line.starts_with("#")) {
      part = part_of(line);
    } else if (line.starts_with(kValue) && !name.empty()) {
      std::string value = line.substr(kValue.size());
      if (value.ends_with(kAgain)) value.resize(value.size() - kAgain.size());
      const std::string whole = std::string(part).append(name);
      const auto [known, added] = values_.emplace(whole, value);
      if (!added && known->second != value) throw std::runtime_error("two values of " + whole);
    } else if (!line.starts_with(" ") && equals != std::string::npos) {
      name = line.substr(0, equals);
    }
  }
  if (values_.empty()) throw std::runtime_error("crypto/WORKED_EXAMPLE.md cannot be read");
}

const std::string& WorkedExample::operator[](const std::string& name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) FAIL("no step " << name);
  return found->second;
}

crypto::Digest example_bytes(std::string_view label, std::uint64_t i, std::uint64_t j) {
  return crypto::Hash("example").text(label).number(i).number(j).digest();
}

crypto::Scalar example_scalar(std::string_view label, std::uint64_t i, std::uint64_t j) {
  return crypto::Hash("example").text(label).number(i).number(j).to_scalar();
}

}  // namespace samples
