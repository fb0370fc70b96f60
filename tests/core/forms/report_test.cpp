// The result report read back from its PDF: Appendix 5 to the letter.
#include "core/forms/report.h"

#include <algorithm>

#include "core/rules.h"
#include "tests/catch.h"
#include "tests/core/forms/pdf.h"
#include "tests/core/forms/samples.h"

using namespace forms_test;

namespace {

// Writes the report and gives its pages' text.
std::vector<std::string> report_pages(const core::Results& results, const std::filesystem::path& file,
                                      const std::string& mode = "-layout") {
  const auto written = core::write_report(results, file);
  REQUIRE(written.has_value());
  return pages_of(file, mode);
}

}  // namespace

TEST_CASE("The report says Appendix 5's words in its order with the values in place of the dots", "[forms]") {
  const Folder folder;
  const auto text = joined(report_pages(thirteen(), folder / "report.pdf"));
  require_in_order(text, {"TỈNH ỦY MẪU",
                          "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH MẪU",
                          "(Đóng dấu treo)",
                          "BÁO CÁO KẾT QUẢ PHIẾU TÍN NHIỆM",
                          "Tại hội nghị (kỳ họp) Ban Chấp hành Đảng bộ tỉnh Mẫu",
                          "từ 15 giờ 20 phút đến 16 giờ 05 phút, ngày 30/11/2023 tại Mẫu, Ban Kiểm phiếu gồm "
                          "5 đồng chí, do đồng "
                          "chí Đèo Thị Hoài Thu làm Trưởng Ban đã tiến hành kiểm phiếu tín nhiệm của Ủy viên "
                          "Ban Chấp hành Đảng bộ "
                          "tỉnh đối với Ủy viên Ban Thường vụ Tỉnh ủy; kết quả cụ thể như sau:",
                          "1. Tổng số ủy viên ban chấp hành (đại biểu): 52 đồng chí.",
                          "- Số có mặt dự hội nghị (kỳ họp): 50 đồng chí.",
                          "- Số vắng mặt từ đầu hội nghị (kỳ họp) đến trước thời điểm bỏ phiếu: 3 đồng chí.",
                          "- Số có mặt tại thời điểm bỏ phiếu: 49 đồng chí.",
                          "- Số phiếu phát ra: 49 phiếu.",
                          "- Số phiếu thu về: 48 phiếu.",
                          "2. Kết quả kiểm phiếu",
                          "Mức độ tín nhiệm",
                          "Cao",
                          "Tín nhiệm",
                          "Thấp",
                          "STT",
                          "Họ và tên",
                          "Chức vụ, đơn vị công tác",
                          "Ghi chú: Tỷ lệ % tính trên tổng số phiếu thu về.",
                          "T/M BAN KIỂM PHIẾU",
                          "(Ký, ghi rõ họ tên)",
                          "Đèo Thị Hoài Thu"});
  REQUIRE(contains(text, "Mẫu, ngày 30 tháng 11 năm 2023"));
}

TEST_CASE(
    "Each row of the report has the valid ballots and the three levels with percentages of the ballots "
    "collected",
    "[forms]") {
  const Folder folder;
  const auto results = thirteen();
  const auto text = joined(report_pages(results, folder / "report.pdf", "-raw"));
  for (std::size_t at = 0; at < results.candidates.size(); ++at) {
    const auto& one = results.candidates[at];
    std::string row = std::to_string(one.valid);
    for (const auto count : one.levels)
      row += " " + std::to_string(count) + " " + core::percent_text(count, 48);
    require_in_order(text, {std::to_string(at + 1) + " " + one.name + " " + one.position, row});
  }
  REQUIRE(contains(text, "3 6,25"));  // 3 of 48, though one of the 48 is invalid in that row
}

TEST_CASE("The report is A4, set in Tinos alone, and the sample fits on two pages besides its annex",
          "[forms]") {
  const Folder folder;
  auto results = thirteen();
  for (auto& one : results.candidates) one.clause = core::Clause::kNone;
  REQUIRE(report_pages(results, folder / "report.pdf").size() == 2);
  REQUIRE(contains(output_of("pdfinfo " + quoted(folder / "report.pdf")), "(A4)"));
  for (const auto& results_of_kind : {thirteen(), sixty()}) {
    REQUIRE(core::write_report(results_of_kind, folder / "fonts.pdf").has_value());
    const auto fonts = fonts_of(folder / "fonts.pdf");
    REQUIRE_FALSE(fonts.empty());
    for (const auto& font : fonts) {
      INFO(font);
      REQUIRE(font.starts_with("Tinos"));
    }
  }
}

TEST_CASE("Sixty hard candidates break over pages with the heading repeated and no row split", "[forms]") {
  const Folder folder;
  auto results = sixty();
  for (auto& one : results.candidates) one.clause = core::Clause::kNone;
  REQUIRE(results.candidates.size() == 60);
  const auto pages = report_pages(results, folder / "report.pdf", "-raw");
  REQUIRE(pages.size() > 3);
  for (const auto& page : pages) REQUIRE(count_of(page, "Mức độ tín nhiệm") == 1);
  for (const auto& one : results.candidates) {
    INFO(one.name);
    const std::string row = one.name + " " + one.position;
    REQUIRE(std::ranges::count_if(pages, [&](const auto& page) { return contains(page, row); }) == 1);
  }
}

TEST_CASE(
    "The signature block stands on one page with rows of the table above it, however many rows there are",
    "[forms]") {
  const Folder folder;
  const auto all = sixty();
  for (std::size_t count = 1; count <= 14; ++count) {
    auto results = all;
    results.candidates.resize(count);
    for (auto& one : results.candidates) one.clause = core::Clause::kNone;
    const auto last = report_pages(results, folder / "report.pdf", "-raw").back();
    INFO(count << " candidates: " << last);
    require_in_order(last, {results.candidates.back().name, "Ghi chú: Tỷ lệ %", "T/M BAN KIỂM PHIẾU",
                            "(Ký, ghi rõ họ tên)", results.committee.front()});
  }
}

TEST_CASE("Every page is marked secret, numbered, and carries the fingerprint's words", "[forms]") {
  const Folder folder;
  const auto pages = report_pages(thirteen(), folder / "report.pdf");
  for (std::size_t at = 0; at < pages.size(); ++at) {
    REQUIRE(contains(pages[at], "MẬT"));
    REQUIRE(contains(pages[at], "Trang " + std::to_string(at + 1) + "/" + std::to_string(pages.size())));
    REQUIRE(contains(pages[at], "sông núi lúa nắng mây rừng cầu đèn thóc ban suối gió"));
  }
}

TEST_CASE("The same results give the same bytes, and other results other bytes", "[forms]") {
  const Folder folder;
  auto results = thirteen();
  REQUIRE(core::write_report(results, folder / "one.pdf").has_value());
  REQUIRE(core::write_report(results, folder / "two.pdf").has_value());
  REQUIRE(bytes_of(folder / "one.pdf") == bytes_of(folder / "two.pdf"));
  REQUIRE(contains(output_of("TZ=Asia/Ho_Chi_Minh pdfinfo " + quoted(folder / "one.pdf")),
                   "Nov 30 00:00:00 2023"));
  results.candidates[0].levels[0] -= 1;
  REQUIRE(core::write_report(results, folder / "two.pdf").has_value());
  REQUIRE(bytes_of(folder / "one.pdf") != bytes_of(folder / "two.pdf"));
}

TEST_CASE("A rehearsal's report says so across every page and in the text, a real one nowhere", "[forms]") {
  const Folder folder;
  const auto marked = [](const Picture& picture) {
    const auto light = std::ranges::count_if(picture.grey, [](char grey) {
      return static_cast<unsigned char>(grey) > 215 && static_cast<unsigned char>(grey) < 230;
    });
    return light > static_cast<long>(picture.grey.size()) / 50;
  };
  for (const bool rehearsal : {true, false}) {
    auto results = thirteen();
    results.rehearsal = rehearsal;
    const auto pages = report_pages(results, folder / "report.pdf");
    for (std::size_t at = 0; at < pages.size(); ++at) {
      REQUIRE(contains(pages[at], "DIỄN TẬP — KHÔNG CÓ GIÁ TRỊ") == rehearsal);
      REQUIRE(marked(picture_of(folder / "report.pdf", static_cast<int>(at) + 1, 40)) == rehearsal);
    }
    REQUIRE(contains(pages[0], "(Báo cáo của cuộc diễn tập, không có giá trị sử dụng)") == rehearsal);
  }
}

TEST_CASE("The note names the base of the percentages, and they stand on it", "[forms]") {
  const Folder folder;
  auto results = thirteen();
  results.percent_base = core::PercentBase::kTotalMembers;
  const auto text = joined(report_pages(results, folder / "report.pdf", "-raw"));
  REQUIRE(contains(text, "Ghi chú: Tỷ lệ % tính trên tổng số ủy viên ban chấp hành (đại biểu)."));
  REQUIRE_FALSE(contains(text, "tính trên tổng số phiếu thu về"));
  REQUIRE(contains(text, "48 43 82,69 5 9,62 0 0,00"));  // of 52 members, not of 48 ballots
}

TEST_CASE("With no ballots collected every percentage prints as a dash", "[forms]") {
  const Folder folder;
  const auto results = results_of(thirteen().conference, 0);
  const auto text = joined(report_pages(results, folder / "report.pdf", "-raw"));
  REQUIRE(count_of(text, "0 0 — 0 — 0 —") == results.candidates.size());
}

TEST_CASE("The annex names those whom III.6 concerns with low count, base and clause, and quotes the plan",
          "[forms]") {
  const Folder folder;
  const auto results = thirteen();
  const auto pages = report_pages(results, folder / "report.pdf", "-raw");
  const auto& annex = pages.back();
  REQUIRE(contains(annex, "PHỤ LỤC"));
  std::size_t concerned = 0;
  for (const auto& one : results.candidates) {
    INFO(one.name);
    REQUIRE(contains(annex, one.name) == (one.clause != core::Clause::kNone));
    if (one.clause == core::Clause::kNone) continue;
    ++concerned;
    const auto low = one.levels[2];
    require_in_order(annex, {std::to_string(concerned) + " " + one.name,
                             std::to_string(low) + " 48 " + core::percent_text(low, 48) + " " +
                                 core::to_string(one.clause)});
  }
  REQUIRE(concerned == 4);
  REQUIRE(contains(annex, "Những trường hợp có trên 50% nhưng dưới 2/3 số phiếu tín nhiệm thấp"));
  REQUIRE(contains(annex, "Những trường hợp có từ 2/3 số phiếu tín nhiệm thấp trở lên"));
}

TEST_CASE("Only the clause that applies is quoted, and with none there is no annex", "[forms]") {
  const Folder folder;
  auto results = thirteen();
  for (auto& one : results.candidates) one.clause = core::Clause::kNone;
  REQUIRE_FALSE(contains(joined(report_pages(results, folder / "report.pdf")), "PHỤ LỤC"));
  results.candidates[0].clause = core::Clause::kIII63;
  const auto text = joined(report_pages(results, folder / "report.pdf"));
  REQUIRE(contains(text, "III.6.3: “"));
  REQUIRE_FALSE(contains(text, "III.6.2"));
}

TEST_CASE("Times not recorded are left as dots for the pen", "[forms]") {
  const Folder folder;
  auto results = thirteen();
  results.counting_began.clear();
  results.counting_ended.clear();
  const auto text = joined(report_pages(results, folder / "report.pdf"));
  REQUIRE(contains(text, "từ ... giờ ... phút đến ... giờ ... phút, ngày 30/11/2023"));
}
