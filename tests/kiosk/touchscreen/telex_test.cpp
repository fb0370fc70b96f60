// Telex: keystrokes and the Vietnamese they make.
#include "kiosk/touchscreen/base/telex.h"

#include <string>
#include <utility>
#include <vector>

#include "kiosk/touchscreen/base/utf8.h"
#include "tests/catch.h"

using namespace kiosk;

namespace {

std::string typed(std::string_view keys) {
  crypto::SecretText text;
  while (!keys.empty()) append_telex(text, next_code_point(keys));
  return std::string(text.view());
}

}  // namespace

TEST_CASE("telex: keystrokes give the words of the plan", "[telex]") {
  const std::vector<std::pair<const char*, const char*>> table = {
      {"tins nhieemj", "tín nhiệm"},
      {"Ddieenj Bieen", "Điện Biên"},
      {"Uyr vieen", "Ủy viên"},
      {"phieeus", "phiếu"},
      {"dduwowngf", "đường"},
      {"truwowngr", "trưởng"},
      {"thuowr", "thuở"},
      {"thuowng", "thương"},
      {"quowr", "quở"},
      {"quys", "quý"},
      {"gif", "gì"},
      {"gias", "giá"},
      {"giowf", "giờ"},
      {"hoaf", "hòa"},
      {"hoanf", "hoàn"},
      {"hoafn", "hoàn"},
      {"thuyr", "thủy"},
      {"khoeo", "khoeo"},
      {"ngoaif", "ngoài"},
      {"muaw", "mưa"},
      {"luuw", "lưu"},
      {"hoawcj", "hoặc"},
      {"quawng", "quăng"},
      {"nguyeenx", "nguyễn"},
      {"NGUYEENX", "NGUYỄN"},
      {"DDOOF", "ĐỒ"},
      {"Quangf", "Quàng"},
      {"Giangf", "Giàng"},
      {"thuws", "thứ"},
      {"w", "ư"},
      {"Wowngr", "Ưởng"},
      {"nwowcs", "nước"},
      {"toois", "tối"},
      {"tooix", "tỗi"},
      {"tieengs", "tiếng"},
      {"tieesng", "tiếng"},
      {"ddaay", "đây"},
      {"dday", "đay"},
      {"tuees", "tuế"},
  };
  for (const auto& [keys, words] : table) {
    INFO(keys);
    CHECK(typed(keys) == words);
  }
}

TEST_CASE("telex: a key repeated undoes itself, z takes the tone away, other text stays", "[telex]") {
  const std::vector<std::pair<const char*, const char*>> table = {
      {"ass", "as"},          {"asz", "a"},   {"asf", "à"},      {"aaa", "aa"},
      {"ddd", "dd"},          {"aww", "aw"},  {"xin", "xin"},    {"sao", "sao"},
      {"1234 !?", "1234 !?"}, {"a1s", "a1s"}, {"as bs", "á bs"}, {"rst", "rst"},
  };
  for (const auto& [keys, words] : table) {
    INFO(keys);
    CHECK(typed(keys) == words);
  }
}

TEST_CASE("telex: all accented letters are known, each composed", "[telex]") {
  CHECK(vietnamese_letters().size() == 134);
}

TEST_CASE("telex: a full buffer refuses and stays as it is", "[telex]") {
  crypto::SecretText text;
  while (text.size() + 4 <= crypto::SecretText::kCapacity) REQUIRE(append_telex(text, U'b'));
  const std::string before(text.view());
  CHECK_FALSE(append_telex(text, U'a'));
  CHECK(text.view() == before);
}
