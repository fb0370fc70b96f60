// Slips and the wall's page read back from their PDF; the QR code from its picture.
#include "core/forms/slips.h"

#include <algorithm>

#include "core/forms/fingerprint_page.h"
#include "core/forms/qr.h"
#include "tests/catch.h"
#include "tests/core/forms/pdf.h"
#include "tests/core/forms/samples.h"

using namespace forms_test;

namespace {

core::SlipHeading heading(bool rehearsal) {
  return {"Ban Chấp hành Đảng bộ tỉnh Mẫu", "Hội nghị lấy phiếu tín nhiệm năm 2023", "2023-11-30",
          kFingerprint, rehearsal};
}

}  // namespace

TEST_CASE("Every slip has its code in groups of four, the body, the conference, and no name or number",
          "[forms]") {
  const Folder folder;
  std::vector<std::string> codes;
  for (char last = 'A'; last < 'A' + 19; ++last) codes.push_back(std::string("K7QM2XNP4D") + last);
  std::vector<core::SlipText> slips(codes.begin(), codes.end());
  slips[1].code = "ABCD-EFGH-JKL";
  REQUIRE(core::write_slips(slips, heading(false), folder / "slips.pdf").has_value());
  const auto pages = pages_of(folder / "slips.pdf", "-raw");
  REQUIRE(pages.size() == 4);  // six a page
  const auto text = joined(pages);
  REQUIRE(contains(text, "K7QM 2XNP 4DA"));
  REQUIRE(contains(text, "ABCD EFGH JKL"));
  REQUIRE(contains(text, "K7QM 2XNP 4DS"));
  REQUIRE(count_of(text, "THẺ VÀO MÁY") == 19);
  REQUIRE(count_of(text, "Hội nghị lấy phiếu tín nhiệm năm 2023") == 19);
  REQUIRE(count_of(text, "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH MẪU") == 19);
  REQUIRE_FALSE(contains(text, "Trang"));
  REQUIRE_FALSE(contains(text, "19"));
  for (const auto& font : fonts_of(folder / "slips.pdf")) REQUIRE(font.starts_with("Tinos"));
}

TEST_CASE("The slip's printed square is the code's own QR code", "[forms]") {
  const Folder folder;
  const core::SlipText slip{"K7QM-2XNP-4DAB"};
  REQUIRE(core::write_slips({&slip, 1}, heading(true), folder / "slips.pdf").has_value());
  const auto matrix = core::qr_matrix("K7QM2XNP4DAB");
  REQUIRE(matrix.has_value());
  constexpr int kDots = 254;  // ten a millimetre
  const auto picture = picture_of(folder / "slips.pdf", 1, kDots);
  // The black box in the slip's lower right part.
  int left = 1010, right = 0, top = 780, bottom = 0;
  for (int y = 300; y < 780; ++y) {
    for (int x = 670; x < 1010; ++x) {
      if (picture.at(x, y) > 60) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
      top = std::min(top, y);
      bottom = std::max(bottom, y + 1);
    }
  }
  const int side = matrix->side();
  REQUIRE(right - left > 250);
  REQUIRE(std::abs((right - left) - (bottom - top)) <= 2);
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      const int x = left + (2 * column + 1) * (right - left) / (2 * side);
      const int y = top + (2 * row + 1) * (bottom - top) / (2 * side);
      INFO(column << " " << row);
      REQUIRE((picture.at(x, y) < 128) == matrix->dark(column, row));
    }
  }
  // Four light modules around it, over the rehearsal's mark too.
  const int quiet = 4 * (right - left) / side - 1;
  for (int step = 1; step < quiet; ++step) {
    for (int along = left; along < right; ++along) REQUIRE(picture.at(along, top - step) > 250);
    for (int along = top; along < bottom; ++along) REQUIRE(picture.at(left - step, along) > 250);
  }
}

TEST_CASE("QR codes have their three finders, differ for different codes, and refuse nothing and too much",
          "[forms]") {
  const auto one = core::qr_matrix("K7QM2XNP4D");
  REQUIRE(one.has_value());
  REQUIRE(one->side() == 21);
  for (const auto& [column, row] : {std::pair{0, 0}, std::pair{14, 0}, std::pair{0, 14}}) {
    REQUIRE(one->dark(column, row));
    REQUIRE_FALSE(one->dark(column + 1, row + 1));
    REQUIRE(one->dark(column + 3, row + 3));
  }
  const auto other = core::qr_matrix("K7QM2XNP4E");
  REQUIRE(other.has_value());
  bool differs = false;
  for (int at = 0; at < 21 * 21; ++at)
    differs |= one->dark(at % 21, at / 21) != other->dark(at % 21, at / 21);
  REQUIRE(differs);
  REQUIRE_FALSE(core::qr_matrix("").has_value());
  // Not the part before it as if it were all.
  REQUIRE_FALSE(core::qr_matrix(std::string_view("K7QM\0XNP4E", 10)).has_value());
  REQUIRE_FALSE(core::qr_matrix(std::string(5000, 'a')).has_value());
}

TEST_CASE("A rehearsal says so on each slip, and slips that are not there are refused", "[forms]") {
  const Folder folder;
  const std::vector<core::SlipText> slips{{"K7QM2XNP4DA"}, {"K7QM2XNP4DB"}, {"K7QM2XNP4DC"}};
  REQUIRE(core::write_slips(slips, heading(true), folder / "slips.pdf").has_value());
  REQUIRE(count_of(joined(pages_of(folder / "slips.pdf", "-raw")), "DIỄN TẬP — KHÔNG CÓ GIÁ TRỊ") == 3);
  REQUIRE(core::write_slips(slips, heading(false), folder / "slips.pdf").has_value());
  REQUIRE_FALSE(contains(joined(pages_of(folder / "slips.pdf", "-raw")), "DIỄN TẬP"));
  const auto none = core::write_slips({}, heading(false), folder / "none.pdf");
  REQUIRE_FALSE(none.has_value());
  REQUIRE(none.error().key == "slips.none");
}

TEST_CASE("The wall's page has the twelve words in order on one page", "[forms]") {
  const Folder folder;
  for (const bool rehearsal : {true, false}) {
    const core::FingerprintPage page{"Ban Chấp hành", "Hội nghị năm 2023", "2023-11-30", kFingerprint,
                                     rehearsal};
    REQUIRE(core::write_fingerprint_page(page, folder / "wall.pdf").has_value());
    const auto pages = pages_of(folder / "wall.pdf", "-raw");
    REQUIRE(pages.size() == 1);
    require_in_order(pages[0], {"Hội nghị năm 2023", "1 sông", "2 núi", "6 rừng", "7 cầu", "12 gió"});
    REQUIRE(contains(pages[0], "DIỄN TẬP — KHÔNG CÓ GIÁ TRỊ") == rehearsal);
  }
}

TEST_CASE("The slip's number stands on the slip and on its stub, the code on the slip alone", "[forms]") {
  const Folder folder;
  const std::vector<core::SlipText> slips{{"K7QM2XNP4DAB", "7K3-QXM"}, {"K7QM2XNP4DAC", "73Q-XM0"}};
  REQUIRE(core::write_slips(slips, heading(false), folder / "slips.pdf").has_value());
  const auto text = joined(pages_of(folder / "slips.pdf", "-raw"));
  REQUIRE(count_of(text, "7K3-QXM") == 2);
  REQUIRE(count_of(text, "73Q-XM0") == 2);
  REQUIRE(count_of(text, "K7QM 2XNP 4DAB") == 1);
  REQUIRE(count_of(text, "CUỐNG THẺ SỐ") == 2);
}
