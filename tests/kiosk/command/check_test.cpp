// tinnhiem check and the command line around it: exit codes, what goes where, both languages.
#include <filesystem>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/core/conference/folder.h"
#include "tests/core/folder.h"
#include "tests/kiosk/command/run.h"
#include "tests/places.h"

using namespace kiosk::test;

namespace {

const std::string kSample = tests::assets_folder() + "/sample";

}  // namespace

TEST_CASE("check: a valid conference is summed up on standard output, exit 0", "[check]") {
  const Outcome outcome = run({"check", kSample});
  CHECK(outcome.code == 0);
  CHECK(outcome.error.empty());
  CHECK(has(outcome.out, "Hội nghị Ban Chấp hành Đảng bộ tỉnh Mẫu lấy phiếu tín nhiệm năm 2023\n"));
  CHECK(has(outcome.out, "Số người được lấy phiếu: 13\n"));
  CHECK(has(outcome.out, "Số được triệu tập: 51 trên tổng số 52\n"));
  CHECK(has(outcome.out, "(2/3 số được triệu tập): 34\n"));
  CHECK(has(outcome.out, "Số báo cáo kèm theo: 4\n"));
}

TEST_CASE("check: each problem is one line, file:line: what is wrong, on standard error, exit 1", "[check]") {
  const ConferenceFolder folder;
  folder.settings_line(9, "summoned = 61");
  folder.write("candidates.csv", "name,position\nLò Ún,b\nLò Ún,b\n");
  const Outcome outcome = run({"check", folder.path().string()});
  CHECK(outcome.code == 1);
  CHECK(outcome.out.empty());
  CHECK(outcome.error.starts_with(
      "conference.toml:9: số được triệu tập (61) lớn hơn tổng số ủy viên, đại biểu (60); "));
  CHECK(has(outcome.error, "\ncandidates.csv:3: \"Lò Ún\" đã có ở dòng 2 với cùng chức vụ; "));
  CHECK(has(outcome.error, "Có 2 lỗi trong " + folder.path().string()));
}

TEST_CASE("check: what is wrong with a whole file stands at its first line", "[check]") {
  const ConferenceFolder folder;
  folder.write("conference.toml", "\xEF\xBB\xBF");
  const Outcome outcome = run({"check", folder.path().string(), "--lang", "en"});
  CHECK(outcome.code == 1);
  CHECK(outcome.error.starts_with("conference.toml:1: the file is empty; "));
}

TEST_CASE("check: notes do not refuse", "[check]") {
  const ConferenceFolder folder;
  folder.write("candidates.csv", "name,position,năm sinh\nLò Ún,b,1975\n");
  const Outcome outcome = run({"check", folder.path().string()});
  CHECK(outcome.code == 0);
  CHECK(has(outcome.out, "Lưu ý: candidates.csv:1: cột \"năm sinh\" không được dùng đến\n"));
}

TEST_CASE("check: a folder that is not there is refused, exit 1", "[check]") {
  const Outcome outcome = run({"check", "/nowhere/at/all"});
  CHECK(outcome.code == 1);
  CHECK(outcome.error.starts_with("/nowhere/at/all: không có thư mục này; "));
}

TEST_CASE("command line: --lang may stand anywhere, with a space or an equals sign", "[check]") {
  for (const auto& arguments : {std::vector<std::string>{"--lang", "en", "check", kSample},
                                {"check", "--lang=en", kSample},
                                {"check", kSample, "--lang", "en"}}) {
    const Outcome outcome = run(arguments);
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "People to be graded: 13\n"));
  }
}

TEST_CASE("command line: wrong ones exit 2 and say what to do, in the chosen language", "[check]") {
  struct Case {
    std::vector<std::string> arguments;
    std::string said;
  };
  for (const Case& wrong : {Case{{}, "chưa nêu lệnh; "},
                            {{"foo"}, "không hiểu \"foo\"; "},
                            {{"check"}, "thiếu CONFERENCE; gõ tinnhiem check --help"},
                            {{"check", "a", "b"}, "không hiểu \"b\"; "},
                            {{"check", kSample, "--bogus"}, "không hiểu \"--bogus\"; "},
                            {{"check", kSample, "--lang", "en", "--lang", "vi"}, "--lang được nêu hai lần; "},
                            {{"rehearse", kSample, "--out", "a", "--out", "b"}, "--out được nêu hai lần; "},
                            {{"rehearse", kSample, "--out", "a", "--members", "3", "--members", "3"},
                             "--members được nêu hai lần; "},
                            {{"check", kSample, "--lang", "fr"}, "không có ngôn ngữ \"fr\"; "},
                            {{"check", kSample, "--lang"}, "không có ngôn ngữ \"\"; "},
                            {{"check", "--lang", "en"}, "CONFERENCE is missing; tinnhiem check --help"}}) {
    const Outcome outcome = run(wrong.arguments);
    CAPTURE(wrong.said, outcome.error);
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.error, wrong.said));
  }
}

TEST_CASE("command line: --help lists the commands, and each has its own, exit 0", "[check]") {
  const Outcome all = run({"--help"});
  CHECK(all.code == 0);
  for (const char* command : {"check", "rehearse", "verify", "report", "log", "export"}) {
    CHECK(has(all.out, command));
    const Outcome one = run({command, "--help"});
    CHECK(one.code == 0);
    CHECK(has(one.out, "--lang"));
    CHECK(has(one.out, "Cách dùng"));
    CHECK_FALSE(has(one.out, "⟦"));
    CHECK(has(run({command, "--help", "--lang", "en"}).out, "Usage"));
  }
}

TEST_CASE("command line: help is wholly in the chosen language", "[check]") {
  for (const char* command : {"check", "rehearse", "verify", "report", "log", "export"}) {
    const std::string help = run({command, "--help"}).out;
    CAPTURE(help);
    for (const char* english :
         {"Options", "OPTIONS", "TEXT", "UINT", "Usage", "Positionals", "REQUIRED", "Print"})
      CHECK_FALSE(has(help, english));
    const std::string in_english = run({command, "--help", "--lang", "en"}).out;
    for (const char* part : {"Options:", "Arguments:", "Usage: tinnhiem"}) CHECK(has(in_english, part));
    for (const char* part : {"TEXT", "UINT", "Tùy", "⟦"}) CHECK_FALSE(has(in_english, part));
  }
  // Explanations begin in one column, counted in letters.
  CHECK(has(run({"rehearse", "--help"}).out, "  --votes TỆP           Tệp CSV"));
}

TEST_CASE("rehearse: a problem of the folder, of its files and of the votes file each stand at their place",
          "[rehearse]") {
  const tests::Folder scratch;
  const std::string out = (scratch / "out").string();
  const Outcome missing = run({"rehearse", "/nonexist", "--out", out});
  CHECK(missing.code == 2);
  CHECK(missing.error.starts_with("/nonexist: không có thư mục này; "));
  CHECK(run({"rehearse", "", "--out", out}).error.starts_with("\"\": không có thư mục này; "));
  CHECK(run({"check", ""}).error.starts_with("\"\": không có thư mục này; "));
  CHECK(has(run({"check", "/dev/null"}).error, "/dev/null: không mở được như một thư mục; "));

  const auto with_votes = [&](const std::string& text) {
    const std::string file = (scratch / "votes.csv").string();
    tests::put(file, {text.begin(), text.end()});
    const Outcome outcome = run({"rehearse", kSample, "--out", out, "--votes", file, "--lang", "en"});
    CHECK(outcome.code == 2);
    return outcome.error.starts_with(file) ? outcome.error.substr(file.size()) : outcome.error;
  };
  CHECK(with_votes("").starts_with(":1: the file is empty; write 1,2,3,"));
  CHECK(with_votes("1,2\n").starts_with(":1: the first row must be the numbers of the 13 candidates"));
  CHECK(with_votes("sep=|\n1|2\n").starts_with(":1: the first line \"sep=\""));
  CHECK(
      with_votes("sep=;\n1;2;3;4;5;6;7;8;9;10;11;12;13\nhigh\n").starts_with(":3: this row has 1 cell and"));
  const Outcome none = run({"rehearse", kSample, "--out", out, "--votes", "/nonexist"});
  CHECK(none.error.starts_with("/nonexist:1: không có tệp này; kiểm tra lại đường dẫn sau --votes"));
  CHECK(std::filesystem::directory_iterator(scratch.path()) != std::filesystem::directory_iterator());
  CHECK_FALSE(std::filesystem::exists(out));
}
