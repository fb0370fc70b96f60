// Files of vectors, and the comparison of outcomes.
#include "tests/vectors/product/reading.h"
#include "tests/places.h"

#include <expected>
#include <fstream>
#include <iterator>

#include "tests/catch.h"

namespace vectors {

core::json::Value read_vectors(const std::string& name) {
  std::ifstream file(tests::vectors_folder() + "/" + name + ".json", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  auto value = core::json::parse(bytes, core::json::Layout::kFile);
  if (!value) throw std::runtime_error(name + " is not canonical JSON");
  return std::move(*value);
}

void judged(const Item& vector, const std::function<std::string()>& judge) {
  INFO(vector["name"].text());
  std::string found;
  try {
    found = judge();
  } catch (const std::bad_expected_access<crypto::Error>&) {
    found = "encoding";
  }
  CHECK(found == vector["check"].text());
  CHECK((vector["expect"].text() == "accept") == vector["why"].text().empty());
}

}  // namespace vectors
