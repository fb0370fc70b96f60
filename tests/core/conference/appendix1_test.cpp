// assets/appendix1.toml: the plan's Appendix 1 as data, with its exceptions.
#include <toml++/toml.h>

#include <string>

#include "core/conference/unicode.h"
#include "tests/catch.h"
#include "tests/places.h"

namespace {

toml::table appendix() { return toml::parse_file(tests::assets_folder() + "/appendix1.toml"); }

// The conferences of a row, from 1.
const toml::array& conferences(const toml::table& table, std::size_t row) {
  return *table["row"][row - 1]["conference"].as_array();
}

}  // namespace

TEST_CASE("Appendix 1 has 11 rows in order, each with posts, and electorate and body of each conference",
          "[conference]") {
  const toml::table table = appendix();
  CHECK(table["format"].value<int>() == 1);
  const toml::array& rows = *table["row"].as_array();
  REQUIRE(rows.size() == 11);
  for (std::size_t row = 1; row <= rows.size(); ++row) {
    CAPTURE(row);
    CHECK(table["row"][row - 1]["number"].value<std::size_t>() == row);
    CHECK_FALSE(table["row"][row - 1]["posts"].as_array()->empty());
    int last = 1;
    for (const toml::node& node : conferences(table, row)) {
      const toml::table& conference = *node.as_table();
      const int number = conference["number"].value_or(0);
      CHECK((number == last || number == last + 1));
      CHECK(number <= 2);
      last = number;
      CHECK_FALSE(conference["electorate"].value_or(std::string()).empty());
      CHECK_FALSE(conference["organising_body"].value_or(std::string()).empty());
      for (const auto& [key, value] : conference) {
        const std::string text = value.value_or(std::string());
        CHECK(core::to_nfc(text).value_or("not UTF-8") == text);
      }
    }
  }
}

TEST_CASE("Appendix 1: single conferences are rows 1, 6 and 11, row 2 has four cases at its second",
          "[conference]") {
  const toml::table table = appendix();
  for (std::size_t row = 1; row <= 11; ++row) {
    const std::size_t expected = row == 2 ? 5 : row == 1 || row == 6 || row == 11 ? 1 : 2;
    CAPTURE(row);
    CHECK(conferences(table, row).size() == expected);
  }
}

TEST_CASE("Appendix 1: its exceptions stand where the plan has them", "[conference]") {
  const toml::table table = appendix();
  CHECK(conferences(table, 3)[1].as_table()->get("extra_voter") != nullptr);
  CHECK(conferences(table, 8)[0].as_table()->get("except") != nullptr);
  CHECK(table["row"][8]["except"].is_string());
  CHECK(conferences(table, 10)[1].as_table()->get("except") != nullptr);
  CHECK(table["row"][1]["except"].is_string());
  CHECK(table["row"][3]["except"].is_string());
}
