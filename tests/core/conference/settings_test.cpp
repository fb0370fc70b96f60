// conference.toml: every key, and every refusal with its line.
#include "core/conference/date.h"
#include "tests/catch.h"
#include "tests/core/conference/folder.h"

using Problems = std::vector<std::string>;

namespace {

// The one problem that replacing one line of the settings makes.
Problems with_line(std::size_t number, std::string_view line) {
  const ConferenceFolder folder;
  folder.settings_line(number, line);
  return folder.problems();
}

}  // namespace

TEST_CASE("conference.toml: every key is read", "[conference]") {
  const ConferenceFolder folder;
  const auto loaded = folder.load();
  REQUIRE(loaded);
  const core::Conference& conference = loaded->conference;
  CHECK(conference.title == "Hội nghị thử");
  CHECK(conference.organising_body == "ĐẢNG ỦY THỬ");
  CHECK(conference.superior_body == "TỈNH ỦY THỬ");
  CHECK(conference.place == "Thử");
  CHECK(conference.date == "2023-11-30");
  CHECK(conference.electorate == "Đảng ủy viên");
  CHECK(conference.positions == "Ủy viên Ban Thường vụ");
  CHECK(conference.total_members == 60);
  CHECK(conference.summoned == 51);
  CHECK(conference.minimum_ballots == 3);
  CHECK(conference.percent_base == core::PercentBase::kCollected);
  CHECK(conference.proposed_committee == std::vector<std::string>{"Lê Văn Một", "Lò Thị Hai"});
  CHECK(loaded->notes.empty());
}

TEST_CASE("conference.toml: the superior body, the base, the least ballots and the committee may be absent",
          "[conference]") {
  const ConferenceFolder folder;
  folder.write("conference.toml",
               "title='t'\norganising_body='o'\nplace='p'\ndate=2023-11-30\nelectorate='e'\npositions='p'\n"
               "total_members=1\nsummoned=1\n");
  const auto loaded = folder.load();
  REQUIRE(loaded);
  CHECK(loaded->conference.date == "2023-11-30");
  CHECK(loaded->conference.superior_body.empty());
  CHECK(loaded->conference.proposed_committee.empty());
  // One ballot can never be counted: said, not refused.
  REQUIRE(loaded->notes.size() == 1);
  CHECK(loaded->notes[0].message.key == "check.minimum_over_summoned");
}

TEST_CASE("conference.toml: the base may be all members", "[conference]") {
  const ConferenceFolder folder;
  folder.settings_line(10, "percent_base = \"total_members\"");
  REQUIRE(folder.load());
  CHECK(folder.load()->conference.percent_base == core::PercentBase::kTotalMembers);
}

TEST_CASE("conference.toml: each missing key is named, all of them at once", "[conference]") {
  const ConferenceFolder folder;
  folder.write("conference.toml", "# chưa có gì\nplace = \"Thử\"\n");
  const Problems missing(7, "conference.toml:0 missing_key");
  CHECK(folder.problems() == missing);
  CHECK(with_line(9, "") == Problems{"conference.toml:0 missing_key"});
}

TEST_CASE("conference.toml: an unknown key is refused at its line", "[conference]") {
  CHECK(with_line(3, "superior = \"TỈNH ỦY THỬ\"") == Problems{"conference.toml:3 unknown_key"});
  CHECK(with_line(11, "[committee]\nhead = \"A\"") == Problems{"conference.toml:11 want_names"});
  CHECK(with_line(11, "[more]\nhead = \"A\"") == Problems{"conference.toml:11 unknown_key"});
}

TEST_CASE("conference.toml: a value of the wrong type is refused at its line", "[conference]") {
  CHECK(with_line(1, "title = 5") == Problems{"conference.toml:1 want_text"});
  CHECK(with_line(3, "superior_body = [\"a\"]") == Problems{"conference.toml:3 want_text"});
  CHECK(with_line(5, "date = 2023") == Problems{"conference.toml:5 want_date"});
  CHECK(with_line(8, "total_members = \"60\"") == Problems{"conference.toml:8 want_number"});
  CHECK(with_line(9, "summoned = 51.0") == Problems{"conference.toml:9 want_number"});
  CHECK(with_line(9, "summoned = true") == Problems{"conference.toml:9 want_number"});
  CHECK(with_line(10, "percent_base = 48") == Problems{"conference.toml:10 bad_percent_base"});
  CHECK(with_line(10, "percent_base = \"valid\"") == Problems{"conference.toml:10 bad_percent_base"});
  CHECK(with_line(11, "committee = \"Lê Văn Một\"") == Problems{"conference.toml:11 want_names"});
  CHECK(with_line(11, "committee = [\"Lê Văn Một\",\n \"Lò Thị Hai\",\n 3]") ==
        Problems{"conference.toml:13 want_names"});
}

TEST_CASE("conference.toml: an empty value is refused at its line", "[conference]") {
  CHECK(with_line(1, "title = \"\"") == Problems{"conference.toml:1 empty_value"});
  CHECK(with_line(6, "electorate = \"  \"") == Problems{"conference.toml:6 empty_value"});
  CHECK(with_line(3, "superior_body = \"\"") == Problems{"valid"});
}

TEST_CASE("II.3(2): 0 summoned is refused, so is a negative number or one beyond reason", "[conference]") {
  CHECK(with_line(9, "summoned = 0") == Problems{"conference.toml:9 out_of_range"});
  CHECK(with_line(9, "summoned = -1") == Problems{"conference.toml:9 out_of_range"});
  CHECK(with_line(9, "summoned = 4294967347") == Problems{"conference.toml:9 out_of_range"});
  CHECK(with_line(8, "total_members = 0") == Problems{"conference.toml:8 out_of_range"});
}

TEST_CASE("II.3(2): more summoned than there are members is refused at summoned's line", "[conference]") {
  CHECK(with_line(9, "summoned = 61") == Problems{"conference.toml:9 summoned_over_total"});
  CHECK(with_line(9, "summoned = 60") == Problems{"valid"});
}

TEST_CASE("conference.toml: minimum_ballots under 3, or more than are summoned, is refused", "[conference]") {
  CHECK(with_line(10, "minimum_ballots = 2") == Problems{"conference.toml:10 out_of_range"});
  CHECK(with_line(10, "minimum_ballots = 52") == Problems{"conference.toml:10 minimum_over_summoned"});
  CHECK(with_line(10, "minimum_ballots = 51") == Problems{"valid"});
}

TEST_CASE("conference.toml: a day that no calendar has is refused", "[conference]") {
  CHECK(with_line(5, "date = \"2023-02-29\"") == Problems{"conference.toml:5 bad_date"});
  CHECK(with_line(5, "date = \"mai\"") == Problems{"conference.toml:5 bad_date"});
  CHECK(with_line(5, "date = \"\"") == Problems{"conference.toml:5 bad_date"});
  CHECK(with_line(5, "date = \"30/11/2023\"") == Problems{"valid"});
  CHECK(with_line(5, "date = 2023-02-30") == Problems{"conference.toml:5 toml_broken"});
}

TEST_CASE("dates are read as ISO or as Vietnamese offices write them", "[conference]") {
  CHECK(core::parse_date("2024-02-29") == "2024-02-29");
  CHECK(core::parse_date("1/2/2024") == "2024-02-01");
  CHECK(core::parse_date(" 01-02-2024 ") == "2024-02-01");
  for (const char* bad : {"", "2023-13-01", "2023/11/30", "11/30/2023", "30/11/23", "30/11/1999",
                          "2023-11-30-1", "2023-11-", "+1/2/2024", "2023-11-030", "30.11.2023", "a/b/cccc"}) {
    CAPTURE(bad);
    CHECK_FALSE(core::parse_date(bad));
  }
}

TEST_CASE("conference.toml: broken TOML is refused at the line where it breaks", "[conference]") {
  CHECK(with_line(4, "place = \"Thử") == Problems{"conference.toml:4 toml_broken"});
  CHECK(with_line(4, "place = “Thử”") == Problems{"conference.toml:4 toml_broken"});
  CHECK(with_line(4, "place : Thử") == Problems{"conference.toml:4 toml_broken"});
  CHECK(with_line(4, "title = \"hai\"") == Problems{"conference.toml:4 toml_twice"});
}

TEST_CASE("conference.toml: a committee under 2 or over 15, or with a name twice, is refused",
          "[conference]") {
  CHECK(with_line(11, "committee = [\"Lê Văn Một\"]") == Problems{"conference.toml:11 committee_size"});
  CHECK(with_line(11, "committee = []") == Problems{"conference.toml:11 committee_size"});
  std::string many = "committee = [";
  for (char letter = 'A'; letter < 'A' + 16; ++letter) many += std::string("\"Lò Văn ") + letter + "\",";
  CHECK(with_line(11, many + "]") == Problems{"conference.toml:11 committee_size"});
  CHECK(with_line(11, "committee = [\"Lê Văn Một\",\n\"LÊ  văn một\"]") ==
        Problems{"conference.toml:12 committee_twice"});
  CHECK(with_line(11, "committee = [\"Lê Văn Một\", \"\"]") == Problems{"conference.toml:11 missing_name"});
}

TEST_CASE("conference.toml: texts over 300 characters are refused, 300 are not", "[conference]") {
  std::string text;
  for (int at = 0; at < 300; ++at) text += "ệ";  // counted in characters, not in bytes
  CHECK(with_line(1, "title = \"" + text + "\"") == Problems{"valid"});
  CHECK(with_line(1, "title = \"" + text + "a\"") == Problems{"conference.toml:1 too_long"});
}

TEST_CASE("conference.toml: a line end or an invisible character in a text is refused", "[conference]") {
  CHECK(with_line(1, "title = \"Hội\\nnghị\"") == Problems{"conference.toml:1 line_end_inside"});
  CHECK(with_line(1, "title = \"Hội\\u202Enghị\"") == Problems{"conference.toml:1 control_character"});
  CHECK(with_line(1, "title = \"Hội\\u001Bnghị\"") == Problems{"conference.toml:1 control_character"});
}

TEST_CASE("conference.toml: a number too large for TOML, or written as none, is called a number",
          "[conference]") {
  const ConferenceFolder folder;
  for (const char* line : {"summoned = 99999999999999999999999", "summoned = 051", "summoned = 1.000.000"}) {
    folder.settings_line(9, line);
    CHECK(folder.problems() == std::vector<std::string>{"conference.toml:9 toml_number"});
  }
}
