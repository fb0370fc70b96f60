// results.csv: the contract's columns, base and quoting.
#include "core/results.h"
#include "core/unanimous.h"

#include "tests/catch.h"

using namespace core;

namespace {

Results small_results() {
  Results results;
  results.attendance = {.total_members = 60,
                        .summoned = 51,
                        .attended = 50,
                        .absent_before_voting = 1,
                        .present_at_voting = 50,
                        .issued = 50,
                        .collected = 48};
  results.candidates.push_back({.name = "Lò Văn Thử",
                                .position = "Trưởng ban",
                                .unit = "Ban Thử",
                                .levels = {30, 10, 7},
                                .valid = 47,
                                .invalid = 1,
                                .clause = clause_for(7, 48)});
  results.candidates.push_back({.name = "Vàng A Mẫu",
                                .position = "Giám đốc, ủy viên",
                                .unit = "",
                                .levels = {0, 16, 32},
                                .valid = 48,
                                .invalid = 0,
                                .clause = clause_for(32, 48)});
  return results;
}

constexpr std::string_view kHeader =
    "number,name,position,unit,issued,collected,valid,invalid,high,high_percent,confidence,confidence_"
    "percent,"
    "low,low_percent,clause\n";

}  // namespace

TEST_CASE("results.csv has the contract's columns, percentages with a point over collected", "[results]") {
  CHECK(results_csv(small_results()) ==
        std::string(kHeader) +
            "1,Lò Văn Thử,Trưởng ban,Ban Thử,50,48,47,1,30,62.50,10,20.83,7,14.58,\n"
            "2,Vàng A Mẫu,\"Giám đốc, ủy viên\",,50,48,48,0,0,0.00,16,33.33,32,66.67,III.6.3\n");
}

TEST_CASE("results.csv stands on all members where the conference's base is total_members", "[results]") {
  Results results = small_results();
  results.percent_base = PercentBase::kTotalMembers;
  CHECK(percent_base_of(results) == 60);
  CHECK(results_csv(results).find("30,50.00,10,16.67,7,11.67") != std::string::npos);
}

TEST_CASE("results.csv leaves percentages empty where nothing was collected", "[results]") {
  Results results = small_results();
  results.attendance.collected = 0;
  results.candidates.resize(1);
  results.candidates[0].levels = {0, 0, 0};
  results.candidates[0].valid = results.candidates[0].invalid = 0;
  CHECK(results_csv(results) ==
        std::string(kHeader) + "1,Lò Văn Thử,Trưởng ban,Ban Thử,50,0,0,0,0,,0,,0,,\n");
}

TEST_CASE("results.csv doubles quotes and keeps commas and line ends inside quotes", "[results]") {
  Results results = small_results();
  results.candidates.resize(1);
  results.candidates[0].name = "A \"B\"";
  results.candidates[0].unit = "x\ny";
  const std::string csv = results_csv(results);
  CHECK(csv.find("1,\"A \"\"B\"\"\",Trưởng ban,\"x\ny\",50") != std::string::npos);
}

TEST_CASE("A row that every ballot says the same of is told: one level, or nothing at all", "[results]") {
  core::Results results;
  results.attendance.collected = 3;
  const auto add = [&](std::array<std::uint32_t, 3> levels, std::uint32_t invalid) {
    core::CandidateResult one;
    one.levels = levels;
    one.valid = levels[0] + levels[1] + levels[2];
    one.invalid = invalid;
    results.candidates.push_back(one);
  };
  add({3, 0, 0}, 0);
  add({2, 1, 0}, 0);
  add({2, 0, 0}, 1);
  add({0, 0, 3}, 0);
  add({0, 0, 0}, 3);
  CHECK(core::unanimous_rows(results) == std::vector<std::size_t>{1, 4, 5});
  results.attendance.collected = 0;
  results.candidates = {core::CandidateResult{}};
  CHECK(core::unanimous_rows(results).empty());
}
