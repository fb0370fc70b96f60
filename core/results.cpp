// results.csv: the counted result for spreadsheets and for comparison.
#include "core/results.h"

namespace core {
namespace {

// RFC 4180: a field with a comma, quote or line end stands in quotes, its quotes doubled.
std::string quoted(const std::string& field) {
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string result = "\"";
  for (const char character : field) {
    if (character == '"') result += '"';
    result += character;
  }
  return result + '"';
}

}  // namespace

std::uint32_t percent_base_of(const Results& results) {
  switch (results.percent_base) {
    case PercentBase::kCollected:
      return results.attendance.collected;
    case PercentBase::kTotalMembers:
      return results.attendance.total_members;
  }
  return results.attendance.collected;
}

std::string results_csv(const Results& results) {
  std::string csv =
      "number,name,position,unit,issued,collected,valid,invalid,high,high_percent,confidence,confidence_"
      "percent,"
      "low,low_percent,clause\n";
  const std::uint32_t base = percent_base_of(results);
  std::size_t number = 0;
  for (const CandidateResult& candidate : results.candidates) {
    csv += std::to_string(++number) + ',' + quoted(candidate.name) + ',' + quoted(candidate.position) + ',' +
           quoted(candidate.unit);
    for (const std::uint32_t count :
         {results.attendance.issued, results.attendance.collected, candidate.valid, candidate.invalid}) {
      csv += ',' + std::to_string(count);
    }
    for (const std::uint32_t count : candidate.levels) {
      csv += ',' + std::to_string(count) + ',' + percent_text(count, base, '.');
    }
    csv += ',' + to_string(candidate.clause) + '\n';
  }
  return csv;
}

}  // namespace core
