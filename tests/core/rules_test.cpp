// The edge table of the procedure, row by row: quorum, percentages, consequences, turnout.
#include "core/rules.h"

#include <cstdint>
#include <limits>

#include "tests/catch.h"

using namespace core;

TEST_CASE("II.3(2): two thirds of those summoned present is a quorum", "[rules]") {
  CHECK(has_quorum(3, 2));
  CHECK(has_quorum(50, 34));
  CHECK(has_quorum(51, 34));
  CHECK(has_quorum(48, 32));
  CHECK(has_quorum(1, 1));
}

TEST_CASE("II.3(2): fewer than two thirds is none, nor is anything of 0 summoned", "[rules]") {
  CHECK_FALSE(has_quorum(2, 1));
  CHECK_FALSE(has_quorum(50, 33));
  CHECK_FALSE(has_quorum(52, 34));
  CHECK_FALSE(has_quorum(48, 31));
  CHECK_FALSE(has_quorum(100, 66));
  CHECK_FALSE(has_quorum(1, 0));
  CHECK_FALSE(has_quorum(0, 0));
  CHECK_FALSE(has_quorum(0, 5));
}

TEST_CASE("II.3(2): the least number for the quorum is the first that has_quorum accepts", "[rules]") {
  CHECK(quorum_minimum(51) == 34);
  CHECK(quorum_minimum(52) == 35);
  for (std::uint32_t summoned = 1; summoned <= 1000; ++summoned) {
    const std::uint32_t least = quorum_minimum(summoned);
    REQUIRE(has_quorum(summoned, least));
    REQUIRE_FALSE(has_quorum(summoned, least - 1));
  }
}

TEST_CASE("II.3(2): the quorum holds at the ends of the integers", "[rules]") {
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  CHECK(has_quorum(kMost, kMost));
  CHECK_FALSE(has_quorum(kMost, kMost / 2));
  CHECK(quorum_minimum(kMost) == 2863311530U);
  CHECK(quorum_minimum(0) == 0);
}

TEST_CASE("III.6: exactly half low is nothing, more than half is band 1, two thirds is band 2", "[rules]") {
  CHECK(clause_for(24, 48) == Clause::kNone);
  CHECK(clause_for(25, 48) == Clause::kIII62);
  CHECK(clause_for(31, 48) == Clause::kIII62);
  CHECK(clause_for(32, 48) == Clause::kIII63);
  CHECK(clause_for(0, 48) == Clause::kNone);
  CHECK(clause_for(48, 48) == Clause::kIII63);
}

TEST_CASE("III.6: bands come from exact integers, not from rounded percentages", "[rules]") {
  CHECK(clause_for(133, 200) == Clause::kIII62);
  CHECK(percent_text(133, 200) == "66,50");
  CHECK(clause_for(134, 200) == Clause::kIII63);
  CHECK(percent_text(134, 200) == "67,00");
  CHECK(percent_text(5001, 10001) == "50,00");
  CHECK(clause_for(5001, 10001) == Clause::kIII62);
  CHECK(percent_text(13333, 20000) == "66,67");
  CHECK(clause_for(13333, 20000) == Clause::kIII62);
}

TEST_CASE("III.6: with a base of 0 no clause applies", "[rules]") {
  CHECK(clause_for(0, 0) == Clause::kNone);
  CHECK(clause_for(7, 0) == Clause::kNone);
}

TEST_CASE("III.6: the clauses are named as the plan numbers them", "[rules]") {
  CHECK(to_string(Clause::kNone).empty());
  CHECK(to_string(Clause::kIII62) == "III.6.2");
  CHECK(to_string(Clause::kIII63) == "III.6.3");
}

TEST_CASE("III.2.2: the base is collected, invalid rows included: 24 low of 48 stays at half", "[rules]") {
  // One row of the 48 is invalid. On the 47 valid ones the same 24 would be band 1.
  CHECK(percent_text(24, 48) == "50,00");
  CHECK(clause_for(24, 48) == Clause::kNone);
  CHECK(clause_for(24, 47) == Clause::kIII62);
}

TEST_CASE("III.2.2: percentages need not add up to 100 and are not normalised", "[rules]") {
  CHECK(percent_text(30, 48) == "62,50");
  CHECK(percent_text(10, 48) == "20,83");
  CHECK(percent_text(7, 48) == "14,58");
  CHECK(percent_hundredths(30, 48) + percent_hundredths(10, 48) + percent_hundredths(7, 48) == 9791);
}

TEST_CASE("III.2.2: two decimals, half up, trailing zeros kept", "[rules]") {
  CHECK(percent_hundredths(3, 96) == 313);  // 3,125
  CHECK(percent_text(3, 96) == "3,13");
  CHECK(percent_text(1, 16) == "6,25");
  CHECK(percent_text(1, 32) == "3,13");
  CHECK(percent_text(1, 3) == "33,33");
  CHECK(percent_text(2, 3) == "66,67");
  CHECK(percent_text(0, 48) == "0,00");
  CHECK(percent_text(48, 48) == "100,00");
  CHECK(percent_text(1, 1000) == "0,10");
  CHECK(percent_text(1, 20000) == "0,01");  // 0,005 goes up
  CHECK(percent_text(1, 20001) == "0,00");
  CHECK(percent_text(3, 96, '.') == "3.13");
}

TEST_CASE("III.2.2: a base of 0 prints a dash on paper and nothing in results.csv", "[rules]") {
  CHECK(percent_text(0, 0) == "—");
  CHECK(percent_text(0, 0, '.').empty());
  CHECK(percent_hundredths(5, 0) == 0);
}

TEST_CASE("III.2.2: percentages are exact at the ends of the integers", "[rules]") {
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  CHECK(percent_hundredths(kMost, kMost) == 10000);
  CHECK(percent_hundredths(kMost, 1) == 10000ULL * kMost);
}

namespace {

Turnout turnout_of_sample() {
  return {.total_members = 51,
          .summoned = 51,
          .attended = 50,
          .absent = 1,
          .present_at_voting = 50,
          .issued = 50,
          .collected = 48,
          .foreign = 0};
}

std::string refusal(const Turnout& turnout) {
  const auto checked = check_turnout(turnout);
  return checked ? "" : checked.error().key;
}

}  // namespace

TEST_CASE("Appendix 5: issued 50 and collected 48 leave 2 unreturned, which is no error", "[rules]") {
  CHECK(refusal(turnout_of_sample()).empty());
}

TEST_CASE("II.3(2): present 51 of 50 summoned is an error by name, with both numbers", "[rules]") {
  Turnout turnout = turnout_of_sample();
  turnout.summoned = 50;
  turnout.present_at_voting = 51;
  const auto checked = check_turnout(turnout);
  REQUIRE_FALSE(checked);
  CHECK(checked.error() == Message("rules.present_over_summoned", {"51", "50"}));
}

TEST_CASE("Appendix 5: each broken relation is refused by its name", "[rules]") {
  Turnout turnout = turnout_of_sample();
  turnout.summoned = 0;
  CHECK(refusal(turnout) == "rules.nobody_summoned");
  turnout = turnout_of_sample();
  turnout.summoned = 52;
  CHECK(refusal(turnout) == "rules.summoned_over_total");
  turnout = turnout_of_sample();
  turnout.attended = 52;
  CHECK(refusal(turnout) == "rules.attended_over_summoned");
  turnout = turnout_of_sample();
  turnout.issued = 51;
  CHECK(refusal(turnout) == "rules.issued_over_present");
  turnout = turnout_of_sample();
  turnout.collected = 51;
  CHECK(refusal(turnout) == "rules.collected_over_issued");
}

TEST_CASE("Appendix 4: ballots not issued by the committee stay in collected", "[rules]") {
  Turnout turnout = turnout_of_sample();
  turnout.collected = 52;
  turnout.foreign = 2;
  CHECK(refusal(turnout).empty());
  turnout.foreign = 1;
  CHECK(refusal(turnout) == "rules.collected_over_issued");
  // Neither does their sum wrap round.
  turnout.foreign = std::numeric_limits<std::uint32_t>::max();
  CHECK(refusal(turnout).empty());
}

TEST_CASE("Appendix 5: attended and absent are not forced to add up to the total", "[rules]") {
  Turnout turnout = turnout_of_sample();
  turnout.absent = 0;
  CHECK(refusal(turnout).empty());
  turnout.absent = 7;
  CHECK(refusal(turnout).empty());
}
