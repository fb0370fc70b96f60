// PROTOCOL.md's worked example is what the code computes.
#include "tests/crypto/worked_example.h"

#include <fstream>
#include <iostream>
#include <iterator>

#include "tests/catch.h"

TEST_CASE("The worked example of PROTOCOL.md is recomputed to the letter", "[crypto][protocol]") {
  std::ifstream file(TINNHIEM_TEST_DATA "/../../crypto/PROTOCOL.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const auto start = page.find("## 8 ");
  REQUIRE(start != std::string::npos);
  CHECK(page.substr(start) == samples::worked_example());
}

// Hidden: prints the section, to be put into PROTOCOL.md after a change of the protocol.
TEST_CASE("Print the worked example", "[.print]") { std::cout << samples::worked_example(); }
