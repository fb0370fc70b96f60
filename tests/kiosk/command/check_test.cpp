// tinnhiem check and the command line around it: exit codes, what goes where, both languages.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "kiosk/command/command.h"
#include "tests/catch.h"
#include "tests/core/conference/folder.h"

namespace {

struct Outcome {
  int code = -1;
  std::string out;
  std::string error;
};

// Runs the command line with its two streams caught.
Outcome run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "tinnhiem");
  std::vector<char*> pointers;
  std::ranges::transform(arguments, std::back_inserter(pointers),
                         [](std::string& one) { return one.data(); });
  const std::ostringstream out;
  const std::ostringstream error;
  std::streambuf* const old_out = std::cout.rdbuf(out.rdbuf());
  std::streambuf* const old_error = std::cerr.rdbuf(error.rdbuf());
  const int code = kiosk::run_command_line(static_cast<int>(pointers.size()), pointers.data());
  std::cout.rdbuf(old_out);
  std::cerr.rdbuf(old_error);
  return {code, out.str(), error.str()};
}

const std::string kSample = TINNHIEM_ASSETS "/sample";

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

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
  for (const char* command : {"check", "rehearse", "verify", "report"}) {
    CHECK(has(all.out, command));
    const Outcome one = run({command, "--help"});
    CHECK(one.code == 0);
    CHECK(has(one.out, "--lang"));
    CHECK(has(one.out, "Cách dùng"));
    CHECK_FALSE(has(one.out, "⟦"));
    CHECK(has(run({command, "--help", "--lang", "en"}).out, "Usage"));
  }
}
