// What spreadsheets and editors write, and files that are no such thing.
#include <sys/stat.h>
#include <unistd.h>

#include <random>

#include "core/conference/unicode.h"
#include "tests/catch.h"
#include "tests/core/conference/folder.h"

namespace fs = std::filesystem;
using Problems = std::vector<std::string>;

namespace {

enum class ByteOrder { kLittle, kBig };

std::string utf16(std::string_view text, ByteOrder order) {
  std::string bytes;
  const auto unit = [&bytes, order](char32_t value) {
    const char low = static_cast<char>(value & 0xFF), high = static_cast<char>(value >> 8);
    bytes += order == ByteOrder::kLittle ? low : high;
    bytes += order == ByteOrder::kLittle ? high : low;
  };
  unit(0xFEFF);
  for (const char32_t character : core::code_points(text)) {
    if (character < 0x10000) {
      unit(character);
    } else {
      unit(0xD800 + ((character - 0x10000) >> 10));
      unit(0xDC00 + ((character - 0x10000) & 0x3FF));
    }
  }
  return bytes;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

const std::string kList =
    "Họ và tên,Chức vụ,Đơn vị công tác\nNguyễn Văn Ổn,Trưởng ban,Ban Thử\nGiàng A Mẫu,Giám đốc,\n";

// Loads `bytes` as candidates.csv and expects the two people of kList.
void check_accepted(std::string_view bytes) {
  const ConferenceFolder folder;
  folder.write("candidates.csv", bytes);
  CHECK(folder.problems() == Problems{"valid"});
  const auto loaded = folder.load();
  REQUIRE(loaded);
  CHECK(loaded->conference.candidates ==
        std::vector<core::Candidate>{{"Nguyễn Văn Ổn", "Trưởng ban", "Ban Thử", ""},
                                     {"Giàng A Mẫu", "Giám đốc", "", ""}});
}

}  // namespace

TEST_CASE("spreadsheets: UTF-8 with and without byte order mark is read", "[conference]") {
  check_accepted(kList);
  check_accepted("\xEF\xBB\xBF" + kList);
}

TEST_CASE("spreadsheets: UTF-16 of both byte orders is read", "[conference]") {
  check_accepted(utf16(kList, ByteOrder::kLittle));
  check_accepted(utf16(kList, ByteOrder::kBig));
  check_accepted(utf16(replaced(replaced(kList, ",", "\t"), "\n", "\r\n"), ByteOrder::kLittle));
}

TEST_CASE("spreadsheets: comma, semicolon and tab are read, with the others inside cells", "[conference]") {
  check_accepted(replaced(kList, ",", ";"));
  check_accepted(replaced(kList, ",", "\t"));
  const ConferenceFolder folder;
  folder.write("candidates.csv", "Họ và tên;Chức vụ, đơn vị công tác\nLò Ún;Bí thư, Chủ tịch, Ủy viên\n");
  REQUIRE(folder.load());
  CHECK(folder.load()->conference.candidates[0].position == "Bí thư, Chủ tịch, Ủy viên");
}

TEST_CASE("spreadsheets: CRLF, CR, blank lines and rows of empty cells are read", "[conference]") {
  check_accepted(replaced(kList, "\n", "\r\n"));
  check_accepted(replaced(kList, "\n", "\r"));
  check_accepted("\n\n" + replaced(kList, "\n", "\n\n") + "\n \n,,\n,,,,\n");
  check_accepted(kList.substr(0, kList.size() - 1));
}

TEST_CASE("spreadsheets: empty columns at the right end are read", "[conference]") {
  check_accepted(replaced(kList, "\n", ",,\n"));
}

TEST_CASE("spreadsheets: line numbers count CRLF, blank lines and quoted line ends once", "[conference]") {
  const ConferenceFolder folder;
  folder.write("candidates.csv", "\xEF\xBB\xBFname,\"position\r\n\"\r\n\r\na,b\r\n,c\r\n");
  CHECK(folder.problems() == Problems{"candidates.csv:5 missing_name"});
}

TEST_CASE("headings: English and Vietnamese, any case, NFC and NFD, in any order, with numbers",
          "[conference]") {
  check_accepted(replaced(kList, "Họ và tên,Chức vụ,Đơn vị công tác", "name,position,unit"));
  check_accepted(
      replaced(kList, "Họ và tên,Chức vụ,Đơn vị công tác", "HỌ VÀ TÊN , chức vụ:,ĐƠN  VỊ CÔNG TÁC"));
  check_accepted(replaced(kList, "Họ và tên,Chức vụ,Đơn vị công tác",
                          "Ho\xCC\xA3 va\xCC\x80 te\xCC\x82n,Chu\xCC\x9B\xCC\x81\x63 vu\xCC\xA3,Unit"));
  check_accepted(
      "Đơn vị công tác,STT,Chức vụ,Họ và tên\nBan Thử,1,Trưởng ban,Nguyễn Văn Ổn\n,2,Giám đốc,Giàng A Mẫu\n");
}

TEST_CASE("spaces: no-break and repeated spaces in cells become one", "[conference]") {
  check_accepted(replaced(kList, "Văn Ổn", "\xC2\xA0 Văn   Ổn\xE2\x80\x83"));
}

TEST_CASE("encodings: what is not UTF-8 is refused at its line", "[conference]") {
  const ConferenceFolder folder;
  // "Nguyễn Văn Ổn" in Windows-1258 and in TCVN3.
  folder.write("candidates.csv", "name,position\nA B,c\nNguy\xEA\xDEn V\xE3n,Gi\xE1m\n");
  CHECK(folder.problems() == Problems{"candidates.csv:3 not_utf8"});
  CHECK(folder.arguments("not_utf8") == std::vector<std::string>{"0xEA"});
  folder.write("candidates.csv", "name,position\nNguy\xD4n V\xA8n,b\n");
  CHECK(folder.problems() == Problems{"candidates.csv:2 not_utf8"});
  folder.write("candidates.csv", "name,position\n\xED\xA0\x80,b\n");  // a surrogate
  CHECK(folder.problems() == Problems{"candidates.csv:2 not_utf8"});
  folder.write("candidates.csv", "name,position\n\xC0\xAF,b\n");  // overlong
  CHECK(folder.problems() == Problems{"candidates.csv:2 not_utf8"});
  for (const auto order : {ByteOrder::kLittle, ByteOrder::kBig}) {
    folder.write("candidates.csv", utf16(kList, order).substr(2));  // no mark
    CHECK(folder.problems() == Problems{"candidates.csv:0 utf16_without_mark"});
  }
}

TEST_CASE("encodings: zero bytes and workbooks are called what they are", "[conference]") {
  const ConferenceFolder folder;
  folder.write("candidates.csv", std::string_view("name,position\nA B\0,c\n", 21));
  CHECK(folder.problems() == Problems{"candidates.csv:2 zero_byte"});
  for (const char* magic : {"PK\x03\x04rest", "\xD0\xCF\x11\xE0\xA1\xB1"}) {
    folder.write("candidates.csv", magic);
    CHECK(folder.problems() == Problems{"candidates.csv:0 workbook"});
  }
}

TEST_CASE("encodings: a letter with more marks than any has is refused at its line, at once",
          "[conference]") {
  const ConferenceFolder folder;
  const auto with_marks = [&](std::size_t pairs) {
    std::string text = "name,position\nA";
    for (std::size_t pair = 0; pair < pairs; ++pair) text += "\u0301\u0323";
    folder.write("candidates.csv", text + ",c\n");
    return folder.problems();
  };
  CHECK(with_marks(16) == Problems{"candidates.csv:2 too_many_marks"});
  // Ordering them takes time with the square of their number: minutes for half a megabyte.
  const auto began = std::chrono::steady_clock::now();
  CHECK(with_marks(130'000) == Problems{"candidates.csv:2 too_many_marks"});
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{20});
  const auto fifteen = with_marks(15);
  CHECK(std::ranges::find(fifteen, "candidates.csv:2 too_many_marks") == fifteen.end());
}

TEST_CASE("spreadsheets: a first line that names the separator is read, and lines keep their numbers",
          "[conference]") {
  for (const char* line : {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n", "\xEF\xBB\xBFsep=;\n"})
    check_accepted(line + replaced(kList, ",", ";"));
  check_accepted("sep=\t\n" + replaced(kList, ",", "\t"));
  const ConferenceFolder folder;
  folder.write("candidates.csv", "sep=,\nname,position\n,b\n");
  CHECK(folder.problems() == Problems{"candidates.csv:3 missing_name"});
  folder.write("candidates.csv", "sep=|\nname|position\na|b\n");
  CHECK(folder.problems() == Problems{"candidates.csv:1 bad_separator"});
  folder.write("candidates.csv", "sep=;\nname,position\na,b\n");
  CHECK(folder.problems() == Problems{"candidates.csv:2 no_headings"});
}

TEST_CASE("encodings: UTF-16 that is cut off or has a lone surrogate is refused at its line",
          "[conference]") {
  const ConferenceFolder folder;
  const std::string bytes = utf16(kList, ByteOrder::kLittle);
  folder.write("candidates.csv", bytes.substr(0, bytes.size() - 1));
  CHECK(folder.problems() == Problems{"candidates.csv:3 bad_utf16"});
  folder.write("candidates.csv", utf16("name,position\n", ByteOrder::kBig) + std::string("\xDC\x00\0a", 4));
  CHECK(folder.problems() == Problems{"candidates.csv:2 bad_utf16"});
}

TEST_CASE("files: empty, of blanks, or of a byte order mark alone are refused", "[conference]") {
  const ConferenceFolder folder;
  for (const std::string_view bytes : {"", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF", " \r\n\t\n"}) {
    folder.write("candidates.csv", bytes);
    CHECK(folder.problems() == Problems{"candidates.csv:0 empty_file"});
    folder.write("candidates.csv", ConferenceFolder::candidates());
    folder.write("conference.toml", bytes);
    CHECK(folder.problems() == Problems{"conference.toml:0 empty_file"});
    folder.write("conference.toml", ConferenceFolder::settings());
  }
}

TEST_CASE("files: missing ones are named, both at once", "[conference]") {
  const ConferenceFolder folder;
  fs::remove(folder.path() / "conference.toml");
  fs::remove(folder.path() / "candidates.csv");
  CHECK(folder.problems() == Problems{"conference.toml:0 file_missing", "candidates.csv:0 file_missing"});
}

TEST_CASE("files: a folder, a pipe, a device or a circle of links in a file's place is refused",
          "[conference]") {
  const ConferenceFolder folder;
  const fs::path list = folder.path() / "candidates.csv";
  fs::remove(list);
  fs::create_directory(list);
  CHECK(folder.problems() == Problems{"candidates.csv:0 not_a_file"});
  fs::remove(list);
  REQUIRE(::mkfifo(list.c_str(), 0600) == 0);  // nobody at the other end: must not wait
  CHECK(folder.problems() == Problems{"candidates.csv:0 not_a_file"});
  fs::remove(list);
  fs::create_symlink("/dev/zero", list);
  CHECK(folder.problems() == Problems{"candidates.csv:0 not_a_file"});
  fs::remove(list);
  fs::create_symlink("candidates.csv", list);
  CHECK(folder.problems() == Problems{"candidates.csv:0 link_loop"});
  fs::create_symlink("nowhere", folder.path() / "delegates.csv");
  CHECK(folder.problems() == Problems{"candidates.csv:0 link_loop", "delegates.csv:0 file_missing"});
}

TEST_CASE("files: an unreadable one is refused", "[conference]") {
  const ConferenceFolder folder;
  fs::permissions(folder.path() / "candidates.csv", fs::perms::none);
  // Root reads everything: be nobody for the while.
  const bool root = ::geteuid() == 0;
  if (root) {
    fs::permissions(folder.path(), fs::perms{0755});
    REQUIRE(::seteuid(65534) == 0);
  }
  const Problems problems = folder.problems();
  if (root) REQUIRE(::seteuid(0) == 0);
  CHECK(problems == Problems{"candidates.csv:0 file_unreadable"});
}

TEST_CASE("files: one of over 4 MiB is refused before it is parsed", "[conference]") {
  const ConferenceFolder folder;
  folder.write("candidates.csv", std::string(core::ConferenceLimits::kFileBytes + 1, 'a'));
  CHECK(folder.problems() == Problems{"candidates.csv:0 file_too_large"});
}

TEST_CASE("folder: one that is not there, or is a file or a circle of links, is refused", "[conference]") {
  const ConferenceFolder folder;
  const auto key_of = [](const fs::path& path) {
    const auto loaded = core::load_conference(path);
    return loaded ? std::string("valid") : loaded.error().front().message.key;
  };
  CHECK(key_of(folder.path() / "nowhere") == "check.no_folder");
  CHECK(key_of("") == "check.no_folder");
  CHECK(key_of(folder.path() / "candidates.csv") == "check.not_a_folder");
  fs::create_symlink("round", folder.path() / "round");
  CHECK(key_of(folder.path() / "round") == "check.not_a_folder");
}

TEST_CASE("folder: a file that nothing reads is noted, so that a misspelt name shows", "[conference]") {
  const ConferenceFolder folder;
  folder.write("delegate.csv", "name\nA\n");
  folder.write("README.txt", "x");
  folder.write(".DS_Store", "x");
  const auto loaded = folder.load();
  REQUIRE(loaded);
  REQUIRE(loaded->notes.size() == 1);
  CHECK(loaded->notes[0] == core::Problem{"delegate.csv", 0, core::Message("check.file_ignored")});
}

TEST_CASE("garbage: random bytes in any file are refused and never crash", "[conference]") {
  const ConferenceFolder folder;
  std::mt19937 random(104);
  const std::string alphabet = std::string("\",;\t\n\r=[]{}#'\\ aệ\xCC\x81\xFF\x1B") + '\0';
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    const std::size_t length = random() % 200;
    for (std::size_t at = 0; at < length; ++at) {
      bytes += round % 2 == 0 ? static_cast<char>(random() & 0xFF) : alphabet[random() % alphabet.size()];
    }
    folder.write(round % 3 == 0   ? "conference.toml"
                 : round % 3 == 1 ? "candidates.csv"
                                  : "dossiers/1.txt",
                 bytes);
    if (round % 3 == 2) {
      folder.write("conference.toml", ConferenceFolder::settings());
      folder.write("candidates.csv", ConferenceFolder::candidates());
      (void)folder.load();  // some random text is a valid dossier
    } else {
      CHECK_FALSE(folder.load());
    }
  }
}

TEST_CASE("conference.toml: cut off anywhere before its last required number it is refused", "[conference]") {
  const ConferenceFolder folder;
  const std::string settings = ConferenceFolder::settings();
  const std::string last = "summoned = ";
  for (std::size_t length = 0; length <= settings.find(last) + last.size(); ++length) {
    folder.write("conference.toml", settings.substr(0, length));
    CHECK_FALSE(folder.load());
  }
}
