// Results to print: a province's conference as it comes, and one that is as hard as can be. All people are
// invented.
#pragma once

#include <string>
#include <vector>

#include "core/results.h"

namespace forms_test {

inline const std::vector<std::string> kFingerprint{"sông", "núi", "lúa",  "nắng", "mây",  "rừng",
                                                   "cầu",  "đèn", "thóc", "ban",  "suối", "gió"};

inline core::Results results_of(std::vector<core::Candidate> candidates, std::uint32_t collected) {
  core::Results results;
  auto& conference = results.conference;
  conference.title = "Hội nghị Ban Chấp hành Đảng bộ tỉnh Hoa Ban lần thứ mười hai (mở rộng)";
  conference.superior_body = "Đảng bộ tỉnh Hoa Ban";
  conference.organising_body = "Ban Chấp hành Đảng bộ tỉnh";
  conference.place = "Hội trường lớn Tỉnh ủy, tỉnh Hoa Ban";
  conference.date = "2023-11-30";
  conference.electorate = "Ủy viên Ban Chấp hành Đảng bộ tỉnh";
  conference.positions = "Ủy viên Ban Thường vụ Tỉnh ủy";
  results.rehearsal = false;
  results.attendance = {.total_members = 53,
                        .summoned = 51,
                        .attended = 50,
                        .absent_before_voting = 2,
                        .present_at_voting = 49,
                        .issued = 49,
                        .collected = collected};
  std::uint32_t low = 0;
  for (auto& one : candidates) {
    core::CandidateResult counted;
    counted.name = one.name;
    counted.position = one.position;
    counted.unit = one.unit;
    if (collected > 0) {
      counted.invalid = low % 2;
      counted.valid = collected - counted.invalid;
      counted.levels = {counted.valid - low - 5, 5, low};
      counted.clause = core::clause_for(low, collected);
      low = (low + 3) % (collected - 8);
    }
    results.candidates.push_back(counted);
  }
  conference.candidates = std::move(candidates);
  results.committee = {"Lò Thị Ánh Nguyệt", "Giàng A Sùng", "Trần Đức Khải", "Quàng Văn Phương",
                       "Lường Thị Hiền"};
  results.fingerprint = kFingerprint;
  results.counting_began = "2023-11-30T15:20";
  results.counting_ended = "2023-11-30T16:05";
  return results;
}

inline core::Results thirteen() {
  return results_of({{"Nguyễn Hữu Thắng", "Ủy viên Ban Thường vụ, Trưởng Ban", "Ban Tổ chức Tỉnh ủy", ""},
                     {"Lò Văn Pánh", "Ủy viên Ban Thường vụ, Chủ nhiệm", "Ủy ban Kiểm tra Tỉnh ủy", ""},
                     {"Giàng Thị Dế", "Ủy viên Ban Thường vụ, Trưởng Ban", "Ban Dân vận Tỉnh ủy", ""},
                     {"Trần Quang Lộc", "Ủy viên Ban Thường vụ, Trưởng Ban", "Ban Tuyên giáo Tỉnh ủy", ""},
                     {"Vừ A Chía", "Ủy viên Ban Thường vụ, Trưởng Ban", "Ban Nội chính Tỉnh ủy", ""},
                     {"Quàng Thị Xuân", "Ủy viên Ban Thường vụ, Phó Chủ tịch", "Hội đồng nhân dân tỉnh", ""},
                     {"Lê Đình Phúc", "Ủy viên Ban Thường vụ, Phó Chủ tịch", "Ủy ban nhân dân tỉnh", ""},
                     {"Phàn Chẩn Quyên", "Ủy viên Ban Thường vụ, Giám đốc", "Công an tỉnh", ""},
                     {"Đỗ Mạnh Hùng", "Ủy viên Ban Thường vụ, Chỉ huy trưởng", "Bộ Chỉ huy Quân sự tỉnh", ""},
                     {"Cà Văn Ọi", "Ủy viên Ban Thường vụ, Bí thư", "Thành ủy Hoa Ban", ""},
                     {"Moong Văn Nghệ", "Ủy viên Ban Thường vụ, Bí thư", "Huyện ủy Mường Lay", ""},
                     {"Tòng Thị Hạnh", "Ủy viên Ban Thường vụ, Bí thư", "Huyện ủy Nậm Pồ", ""},
                     {"Hoàng Ngọc Vinh", "Ủy viên Ban Thường vụ, Chánh Văn phòng", "Văn phòng Tỉnh ủy", ""}},
                    48);
}

// The 134 accented letters of Vietnamese, upper and lower, in names and posts as long as they get.
inline core::Results sixty() {
  const std::vector<std::string> letters{
      "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ", "ĐÈÉẺẼẸÊỀẾỂỄỆ", "ÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘ", "ƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰ", "ỲÝỶỸỴ",
      "àáảãạăằắẳẵặâầấẩẫậ", "đèéẻẽẹêềếểễệ", "ìíỉĩịòóỏõọôồốổỗộ", "ơờớởỡợùúủũụưừứửữự", "ỳýỷỹỵ"};
  std::vector<core::Candidate> candidates;
  for (std::size_t at = 0; at < 60; ++at) {
    const auto& some = letters[at % letters.size()];
    candidates.push_back(
        {"Nguyễn Hoàng Phương Quỳnh " + some + " " + std::to_string(at),
         "Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Đảng đoàn, Phó Chủ tịch Thường trực Hội đồng nhân dân tỉnh",
         "Đảng đoàn Hội đồng nhân dân tỉnh và Ban Chỉ đạo xây dựng nông thôn mới vùng cao " + some, ""});
  }
  return results_of(std::move(candidates), 48);
}

}  // namespace forms_test
