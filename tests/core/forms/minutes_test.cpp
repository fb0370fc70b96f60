// The minutes read back from their PDF.
#include "core/forms/minutes.h"

#include <algorithm>

#include "core/rules.h"
#include "tests/catch.h"
#include "tests/core/forms/pdf.h"
#include "tests/core/forms/samples.h"

using namespace forms_test;

TEST_CASE("The minutes are three numbered copies, two for the level above and one kept, marked secret",
          "[forms]") {
  const Folder folder;
  REQUIRE(core::write_minutes(thirteen(), folder / "minutes.pdf").has_value());
  const auto pages = pages_of(folder / "minutes.pdf");
  REQUIRE(pages.size() % 3 == 0);
  const auto each = pages.size() / 3;
  for (std::size_t at = 0; at < pages.size(); ++at) {
    const auto copy = at / each + 1;
    REQUIRE(contains(pages[at], "MẬT"));
    REQUIRE(contains(pages[at], "Bản số " + std::to_string(copy) + "/3 – Trang " +
                                    std::to_string(at % each + 1) + "/" + std::to_string(each)));
    if (at % each != 0) continue;
    REQUIRE(contains(pages[at], "BIÊN BẢN KIỂM PHIẾU TÍN NHIỆM"));
    REQUIRE(contains(pages[at], "(Bản gửi cấp trên trực tiếp)") == (copy < 3));
    REQUIRE(contains(pages[at], "(Bản lưu tại địa phương, cơ quan, đơn vị)") == (copy == 3));
  }
}

TEST_CASE("Each copy of the minutes has the report's figures and a line to sign for every member",
          "[forms]") {
  const Folder folder;
  const auto results = thirteen();
  REQUIRE(core::write_minutes(results, folder / "minutes.pdf").has_value());
  const auto pages = pages_of(folder / "minutes.pdf", "-raw");
  const auto each = static_cast<std::ptrdiff_t>(pages.size() / 3);
  for (int copy = 0; copy < 3; ++copy) {
    const auto text = joined({pages.begin() + copy * each, pages.begin() + (copy + 1) * each});
    for (const auto& one : results.candidates) {
      std::string row = std::to_string(one.valid) + " " + std::to_string(one.invalid);
      for (const auto count : one.levels)
        row += " " + std::to_string(count) + " " + core::percent_text(count, 48);
      require_in_order(text, {one.name, row});
    }
    require_in_order(text,
                     {"- Số phiếu thu về: 48 phiếu.", "được lập thành 03 bản", "CHỮ KÝ CỦA BAN KIỂM PHIẾU"});
    for (std::size_t at = 0; at < results.committee.size(); ++at) {
      REQUIRE(contains(text, std::to_string(at + 1) + " " + results.committee[at] + " " +
                                 (at == 0 ? "Trưởng Ban" : "Ủy viên")));
    }
  }
}

TEST_CASE("A rehearsal's minutes say so on every page, and the same results give the same bytes", "[forms]") {
  const Folder folder;
  auto results = thirteen();
  results.rehearsal = true;
  REQUIRE(core::write_minutes(results, folder / "one.pdf").has_value());
  REQUIRE(core::write_minutes(results, folder / "two.pdf").has_value());
  REQUIRE(bytes_of(folder / "one.pdf") == bytes_of(folder / "two.pdf"));
  for (const auto& page : pages_of(folder / "one.pdf"))
    REQUIRE(contains(page, "DIỄN TẬP — KHÔNG CÓ GIÁ TRỊ"));
  results.rehearsal = false;
  REQUIRE(core::write_minutes(results, folder / "two.pdf").has_value());
  REQUIRE_FALSE(contains(joined(pages_of(folder / "two.pdf")), "DIỄN TẬP"));
}
