// What is refused as a passphrase, what will do, what is good; and that the ceremony itself refuses it.
#include "core/keys/passphrase.h"

#include "tests/catch.h"
#include "tests/core/terminal_support.h"

using core::PassphraseStrength;

TEST_CASE("passphrase: dates, runs, repeats and what everybody tries first are refused, a few words are good",
          "[passphrase]") {
  struct Row {
    const char* text;
    PassphraseStrength strength;
  };
  using enum PassphraseStrength;
  const std::vector<Row> rows = {
      {"", kShort},
      {"gà", kShort},
      {"bò ăn c", kShort},
      {"11111111", kEasy},
      {"12345678", kEasy},
      {"02091945", kEasy},
      {"abcdefgh", kEasy},
      {"qwertyuiop", kEasy},
      {"abababababab", kEasy},
      {"PASSWORD1", kEasy},
      {"matkhau123", kEasy},
      {"mậtkhẩu2023", kEasy},
      {"tinnhiem2023", kEasy},
      {"0912345678", kEasy},
      {"ga bay cao", kFair},
      {"7K4FM2QX9TB0", kFair},
      {"con gà xanh bay", kGood},
      {"trâu đen cày ruộng", kGood},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(core::passphrase_strength(row.text) == row.strength);
    CHECK(core::passphrase_refusal(row.text).has_value() == (row.strength <= kEasy));
  }
}

TEST_CASE("passphrase: the ceremony refuses what is too easy, and the member chooses another",
          "[passphrase]") {
  test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  driver.until_ceremony();
  for (const auto& [text, key] : {std::pair("bảy chữ", "ceremony.passphrase_short"),
                                  std::pair("02091945", "ceremony.passphrase_easy")}) {
    driver.passphrase(1, text);
    REQUIRE(driver.course().members[0].refusal);
    CHECK(driver.course().members[0].refusal->key == key);
    CHECK_FALSE(driver.course().members[0].done);
  }
  driver.passphrase(1, "con gà xanh bay");
  CHECK(driver.course().members[0].done);
}
