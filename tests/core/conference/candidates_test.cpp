// candidates.csv and delegates.csv: every refusal with its line, II.1 among them.
#include "tests/catch.h"
#include "tests/core/conference/folder.h"

using Problems = std::vector<std::string>;

namespace {

Problems with_candidates(std::string_view text) {
  const ConferenceFolder folder;
  folder.write("candidates.csv", text);
  return folder.problems();
}

std::string many_candidates(int count) {
  std::string text = "name,position,unit\n";
  for (int number = 1; number <= count; ++number) {
    text += "Lò Văn Thử,Chức vụ thứ " + std::to_string(number) + ",\n";
  }
  return text;
}

}  // namespace

TEST_CASE("candidates.csv: people are read in their order", "[conference]") {
  const ConferenceFolder folder;
  const auto loaded = folder.load();
  REQUIRE(loaded);
  REQUIRE(loaded->conference.candidates.size() == 2);
  CHECK(loaded->conference.candidates[0] ==
        core::Candidate{"Nguyễn Văn Ổn", "Ủy viên, Trưởng ban", "Ban Thử", ""});
  CHECK(loaded->conference.candidates[1] == core::Candidate{"Giàng A Mẫu", "Giám đốc", "", ""});
}

TEST_CASE("candidates.csv: the same person twice is refused, naming the first line", "[conference]") {
  const std::string head = "name,position\nLò Văn Ún,Giám đốc\nSùng A Dế,Bí thư\n";
  CHECK(with_candidates(head + "Lò Văn Ún,Giám đốc\n") == Problems{"candidates.csv:4 duplicate_candidate"});
  // Letter case, spaces and the form of the accents make no other person.
  CHECK(with_candidates(head + "LÒ  VĂN u\xCC\x81n,giám đốc\n") ==
        Problems{"candidates.csv:4 duplicate_candidate"});
  CHECK(with_candidates(head + "Lò Văn Ún,Phó Giám đốc\n") == Problems{"valid"});
  const ConferenceFolder folder;
  folder.write("candidates.csv", head + "Lò Văn Ún,Giám đốc\n");
  CHECK(folder.arguments("duplicate_candidate") == std::vector<std::string>{"Lò Văn Ún", "2"});
}

TEST_CASE("candidates.csv: a tone mark on another letter of the syllable makes no other person",
          "[conference]") {
  const std::string head = "name,position\nNguyễn Thúy Hòa,Ủy viên\n";
  for (const char* same : {"Nguyễn Thuý Hòa,Ủy viên", "Nguyễn Thúy Hoà,Ủy viên", "NGUYỄN THUÝ HOÀ,Uỷ viên"})
    CHECK(with_candidates(head + same + "\n") == Problems{"candidates.csv:3 duplicate_tone_candidate"});
  // Another tone, another vowel, a tone that belongs to the next syllable: other names, and another position.
  for (const char* other : {"Nguyễn Thủy Hòa,Ủy viên", "Nguyễn Thúy Hỏa,Ủy viên", "Nguyễn Thùy Hóa,Ủy viên",
                            "Nguyễn Thúy Hòa,Bí thư", "Nguyên Thúy Hòa,Ủy viên"})
    CHECK(with_candidates(head + other + "\n") == Problems{"valid"});
  const ConferenceFolder folder;
  folder.write("candidates.csv", head + "Nguyễn Thuý Hòa,Ủy viên\n");
  CHECK(folder.arguments("duplicate_tone_candidate") ==
        std::vector<std::string>{"Nguyễn Thuý Hòa", "2", "Nguyễn Thúy Hòa"});
}

TEST_CASE("candidates.csv: a missing name or position is refused at its line", "[conference]") {
  CHECK(with_candidates("name,position\n,Giám đốc\n") == Problems{"candidates.csv:2 missing_name"});
  CHECK(with_candidates("name,position\nLò Văn Ún,\" \"\n") == Problems{"candidates.csv:2 missing_position"});
  CHECK(with_candidates("name,position\n12,Giám đốc\n") == Problems{"candidates.csv:2 name_without_letter"});
}

TEST_CASE("candidates.csv: problems of all rows are told together, by line", "[conference]") {
  CHECK(with_candidates("name,position\n,Giám đốc\nA B,\nC D,Bí thư\nC D,Bí thư,x\n") ==
        Problems{"candidates.csv:2 missing_name", "candidates.csv:3 missing_position",
                 "candidates.csv:5 too_many_cells"});
}

TEST_CASE("Appendix 4: nobody on the list, or more than 200, is refused", "[conference]") {
  CHECK(with_candidates("name,position,unit\n") == Problems{"candidates.csv:0 no_candidates"});
  CHECK(with_candidates("name,position,unit\n,,\n\n") == Problems{"candidates.csv:0 no_candidates"});
  CHECK(with_candidates(many_candidates(200)) == Problems{"valid"});
  CHECK(with_candidates(many_candidates(201)) == Problems{"candidates.csv:202 too_many_candidates"});
}

TEST_CASE("candidates.csv: names over 100 and positions over 300 characters are refused", "[conference]") {
  std::string hundred;
  for (int at = 0; at < 100; ++at) hundred += "ữ";
  CHECK(with_candidates("name,position\n" + hundred + "," + hundred + hundred + hundred + "\n") ==
        Problems{"valid"});
  CHECK(with_candidates("name,position\n" + hundred + "a,b\n") == Problems{"candidates.csv:2 too_long"});
  CHECK(with_candidates("name,position\na," + hundred + hundred + hundred + "b\n") ==
        Problems{"candidates.csv:2 too_long"});
}

TEST_CASE("candidates.csv: a character that a font of the ballot lacks is named", "[conference]") {
  const ConferenceFolder folder;
  folder.write("candidates.csv", "name,position\nLò Văn Ún,Giám đốc\nLò 漢 Ún,Giám đốc\n");
  CHECK(folder.problems() == Problems{"candidates.csv:3 not_in_font"});
  CHECK(folder.arguments("not_in_font") == std::vector<std::string>{"name", "U+6F22", "漢", "Lò 漢 Ún"});
}

TEST_CASE("candidates.csv: an accent that joins no letter is refused, one that joins is composed",
          "[conference]") {
  CHECK(with_candidates("name,position\nLoq\xCC\x80 Ún,Giám đốc\n") ==
        Problems{"candidates.csv:2 loose_accent"});
  const ConferenceFolder folder;
  folder.write("candidates.csv", "name,position\nLo\xCC\x80 Va\xCC\x86n U\xCC\x81n,Giám đốc\n");
  REQUIRE(folder.load());
  CHECK(folder.load()->conference.candidates[0].name == "Lò Văn Ún");
}

TEST_CASE("candidates.csv: control characters and line ends in a cell are refused", "[conference]") {
  CHECK(with_candidates("name,position\n\"Lò\nVăn Ún\",Giám đốc\n") ==
        Problems{"candidates.csv:2 line_end_inside"});
  CHECK(with_candidates("name,position\nLò\x07 Ún,Giám đốc\n") ==
        Problems{"candidates.csv:2 control_character"});
  CHECK(with_candidates("name,position\nLò\xE2\x80\x8B Ún,Giám đốc\n") ==
        Problems{"candidates.csv:2 control_character"});
  CHECK(with_candidates("name,position\n\"Lò\tÚn\",Giám đốc\n") ==
        Problems{"candidates.csv:2 control_character"});
}

TEST_CASE("candidates.csv: no escape sequence of a name reaches the terminal through a message",
          "[conference]") {
  const ConferenceFolder folder;
  folder.write("candidates.csv", "name,position\n\x1B[31mLò,Giám đốc\n");
  const auto arguments = folder.arguments("control_character");
  REQUIRE(arguments.size() == 4);
  CHECK(arguments[3] == "<U+001B>[31mLò");
}

TEST_CASE("candidates.csv: the wrong number of cells is refused at its line", "[conference]") {
  CHECK(with_candidates("name,position,unit\nLò Văn Ún,Giám đốc\n") ==
        Problems{"candidates.csv:2 too_few_cells"});
  CHECK(with_candidates("name,position,unit\nLò Văn Ún,Ủy viên,Giám đốc,Sở Thử\n") ==
        Problems{"candidates.csv:2 too_many_cells"});
  // The rows after it keep their numbers.
  CHECK(with_candidates("STT,name,position\n1,a,b\n2,c\n3,e,f\n") ==
        Problems{"candidates.csv:3 too_few_cells"});
}

TEST_CASE("candidates.csv: a quote that never closes is refused where its row begins", "[conference]") {
  CHECK(with_candidates("name,position\nA B,c\n\"Lò Văn Ún,Giám đốc\nC D,e\n") ==
        Problems{"candidates.csv:3 csv_quote"});
  CHECK(with_candidates("name,position\n\n\nLò \"Ba\" Ún,Giám đốc\n") ==
        Problems{"candidates.csv:4 csv_quote"});
  CHECK(with_candidates("name,position\n\"Lò\" Ún,Giám đốc\n") == Problems{"candidates.csv:2 csv_quote"});
}

TEST_CASE("candidates.csv: headings that are missing, twice or unknown are told at their line",
          "[conference]") {
  CHECK(with_candidates("Lò Văn Ún,Giám đốc\n") == Problems{"candidates.csv:1 no_headings"});
  CHECK(with_candidates("name,unit\nLò Văn Ún,Sở\n") == Problems{"candidates.csv:1 missing_column"});
  CHECK(with_candidates("\nposition\nGiám đốc\n") == Problems{"candidates.csv:2 missing_column"});
  CHECK(with_candidates("name,position,Họ và tên\na,b,c\n") == Problems{"candidates.csv:1 heading_twice"});
  const ConferenceFolder folder;
  folder.write("candidates.csv", "name,position,năm sinh\na,b,1975\n");
  REQUIRE(folder.load());
  REQUIRE(folder.load()->notes.size() == 1);
  CHECK(folder.load()->notes[0] ==
        core::Problem{"candidates.csv", 1, core::Message("check.column_ignored", {"năm sinh"})});
}

TEST_CASE("candidates.csv: a number that is not the row's own is refused", "[conference]") {
  CHECK(with_candidates("STT,name,position\n1,a,b\n02.,c,d\n,e,f\n") == Problems{"valid"});
  CHECK(with_candidates("STT,name,position\n1,a,b\n3,c,d\n") == Problems{"candidates.csv:3 wrong_number"});
}

TEST_CASE("II.1(2): the retiring and the newly appointed are refused unless a legal basis is given",
          "[conference]") {
  const std::string head = "name,position,retiring,appointed_this_year,legal_basis\n";
  CHECK(with_candidates(head + "a,b,no,không,\nc,d,,,\n") == Problems{"valid"});
  CHECK(with_candidates(head + "a,b,yes,,\n") == Problems{"candidates.csv:2 retiring"});
  CHECK(with_candidates(head + "a,b,,x,\n") == Problems{"candidates.csv:2 appointed_this_year"});
  CHECK(with_candidates(head + "a,b,có,Có,\" \"\n") ==
        Problems{"candidates.csv:2 retiring", "candidates.csv:2 appointed_this_year"});
  CHECK(with_candidates(head + "a,b,maybe,,\n") == Problems{"candidates.csv:2 want_yes_or_no"});
  CHECK(with_candidates("Họ tên,Chức vụ,Chờ nghỉ hưu\na,b,có\n") == Problems{"candidates.csv:2 retiring"});

  const ConferenceFolder folder;
  folder.write("candidates.csv", head + "a,b,có,,Công văn số 1\n");
  const auto loaded = folder.load();
  REQUIRE(loaded);
  REQUIRE(loaded->notes.size() == 1);
  CHECK(loaded->notes[0].message == core::Message("check.graded_on_basis", {"a", "Công văn số 1"}));
}

TEST_CASE("delegates.csv: those summoned by name, as many as conference.toml says", "[conference]") {
  const ConferenceFolder folder;
  folder.settings_line(9, "summoned = 3");
  folder.write("delegates.csv", "Họ và tên;Đơn vị\nLò Thị A;Bản Một\nLò Thị A;Bản Hai\nSùng B;\n");
  const auto loaded = folder.load();
  REQUIRE(loaded);
  CHECK(loaded->conference.delegates ==
        std::vector<core::Delegate>{{"Lò Thị A", "Bản Một"}, {"Lò Thị A", "Bản Hai"}, {"Sùng B", ""}});

  folder.settings_line(9, "summoned = 4");
  CHECK(folder.problems() == Problems{"delegates.csv:0 delegates_not_summoned"});
  folder.settings_line(9, "summoned = 3");
  folder.write("delegates.csv", "name,unit\nA,b\n,c\nA,B\n");
  CHECK(folder.problems() == Problems{"delegates.csv:3 missing_name", "delegates.csv:4 duplicate_delegate"});
  folder.write("delegates.csv", "unit\nb\n");
  CHECK(folder.problems() == Problems{"delegates.csv:1 missing_column"});
}
