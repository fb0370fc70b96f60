// PROTOCOL.md's worked example is what the code computes.
#include "tests/crypto/worked_example.h"

#include <fstream>
#include <iostream>
#include <iterator>

#include "tests/catch.h"
#include "tests/places.h"

TEST_CASE("The worked example of PROTOCOL.md is recomputed to the letter", "[crypto][protocol]") {
  std::ifstream file(tests::data_folder() + "/../../crypto/PROTOCOL.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const auto start = page.find("## 8 ");
  REQUIRE(start != std::string::npos);
  const auto end = page.find("\n## 9 ");
  REQUIRE(end != std::string::npos);
  CHECK(page.substr(start, end - start) == samples::worked_example());
}

// Hidden: prints the section, to be put into PROTOCOL.md after a change of the protocol.
TEST_CASE("Print the worked example", "[.print]") { std::cout << samples::worked_example(); }
