// What the office prepares: one conference's data, valid and NFC-normalised. Plain values, no files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace core {

/// The base of every percentage (III.2.2 of the plan; councils may use all deputies).
enum class PercentBase { kCollected, kTotalMembers };

/// One person graded. `number` on the ballot is the position in the list, from 1.
struct Candidate {
  std::string name;      ///< never empty
  std::string position;  ///< never empty
  std::string unit;      ///< may be empty
  std::string dossier;   ///< the person's report as plain text (Appendix 3), may be empty
  bool operator==(const Candidate&) const = default;
};

/// One person summoned, for attendance by name. Only where the office supplies delegates.csv.
struct Delegate {
  std::string name;
  std::string unit;
  bool operator==(const Delegate&) const = default;
};

/// A conference as checked by load_conference(): 1 to 200 candidates, 0 < summoned <= total_members.
struct Conference {
  std::string title;            ///< "Hội nghị Ban Chấp hành Đảng bộ tỉnh ..."
  std::string organising_body;  ///< cơ quan tổ chức hội nghị
  std::string superior_body;    ///< printed above the organising body; may be empty
  std::string place;
  std::string date;        ///< ISO 8601 day, 2023-11-30
  std::string electorate;  ///< thành phần ghi phiếu: "Ủy viên Ban Chấp hành Đảng bộ tỉnh"
  std::string positions;   ///< chức danh được lấy phiếu: "Ủy viên Ban Thường vụ Tỉnh ủy"
  std::uint32_t total_members = 0;
  std::uint32_t summoned = 0;
  std::uint32_t minimum_ballots = 3;  ///< fewer cast: no tally
  PercentBase percent_base = PercentBase::kCollected;
  std::vector<Candidate> candidates;
  std::vector<std::string> proposed_committee;  ///< head first; the meeting confirms or changes it
  std::vector<Delegate> delegates;
  bool operator==(const Conference&) const = default;
};

}  // namespace core
