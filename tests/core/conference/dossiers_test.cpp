// dossiers/: the reports by the ballot's numbers.
#include "tests/catch.h"
#include "tests/core/conference/folder.h"

namespace fs = std::filesystem;
using Problems = std::vector<std::string>;

TEST_CASE("Appendix 3: each report is read into its candidate, by number, with its lines", "[conference]") {
  const ConferenceFolder folder;
  folder.write("dossiers/02.txt",
               "\xEF\xBB\xBF"
               "Báo cáo\r\n\r\n  1.\tPhẩm chất  \r\n\r\n");
  folder.write("dossiers/.DS_Store", "x");
  folder.write("dossiers/Thumbs.db", "x");
  const auto loaded = folder.load();
  REQUIRE(loaded);
  CHECK(loaded->conference.candidates[0].dossier.empty());
  CHECK(loaded->conference.candidates[1].dossier == "Báo cáo\n\n1. Phẩm chất");
}

TEST_CASE("dossiers: a file that is nobody's is refused, with the names that would do", "[conference]") {
  const ConferenceFolder folder;
  for (const char* name :
       {"3.txt", "0.txt", "00.txt", "01.docx", "báo cáo.txt", "1 .txt", "-1.txt", "99999.txt"}) {
    folder.write(std::string("dossiers/") + name, "x");
    CHECK(folder.problems() == Problems{std::string("dossiers/") + name + ":0 stray_dossier"});
    fs::remove(folder.path() / "dossiers" / name);
  }
  CHECK(folder.problems() == Problems{"valid"});
}

TEST_CASE("dossiers: two files for one person are refused", "[conference]") {
  const ConferenceFolder folder;
  folder.write("dossiers/01.txt", "x");
  folder.write("dossiers/1.txt", "x");
  CHECK(folder.problems() == Problems{"dossiers/1.txt:0 dossier_twice"});
}

TEST_CASE("dossiers: bad text is refused at its line", "[conference]") {
  const ConferenceFolder folder;
  folder.write("dossiers/1.txt", "một\nhai \xE6\xBC\xA2\n\nbốn\x07\n");
  folder.write("dossiers/2.txt", "một\n\xFF\n");
  CHECK(folder.problems() == Problems{"dossiers/1.txt:2 not_in_font", "dossiers/1.txt:4 control_character",
                                      "dossiers/2.txt:2 not_utf8"});
  folder.write("dossiers/1.txt", "");
  folder.write("dossiers/2.txt", "hai");
  CHECK(folder.problems() == Problems{"dossiers/1.txt:0 empty_file"});
}

TEST_CASE("dossiers: over 20 000 characters are refused, 20 000 are not", "[conference]") {
  const ConferenceFolder folder;
  std::string text;
  for (int at = 0; at < 20000; ++at) text += "ế";
  folder.write("dossiers/1.txt", text + "\n");
  CHECK(folder.problems() == Problems{"valid"});
  folder.write("dossiers/1.txt", text + "a\n");
  CHECK(folder.problems() == Problems{"dossiers/1.txt:0 too_long"});
}

TEST_CASE("dossiers: a file or a circle of links in the folder's place is refused", "[conference]") {
  const ConferenceFolder folder;
  folder.write("dossiers", "x");
  CHECK(folder.problems() == Problems{"dossiers:0 dossiers_unreadable"});
  fs::remove(folder.path() / "dossiers");
  fs::create_symlink("dossiers", folder.path() / "dossiers");
  CHECK(folder.problems() == Problems{"dossiers:0 dossiers_unreadable"});
  fs::remove(folder.path() / "dossiers");
  fs::create_directory(folder.path() / "dossiers");
  fs::create_symlink("1.txt", folder.path() / "dossiers" / "1.txt");
  CHECK(folder.problems() == Problems{"dossiers/1.txt:0 link_loop"});
}
