// What an auditor carries home is whole, verifies elsewhere with stock programs, and is never half there.
#include "core/carry/export.h"

#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "core/carry/medium.h"
#include "core/catalogue.h"
#include "crypto/encoding.h"
#include "tests/catch.h"
#include "tests/core/folder.h"
#include "tests/core/support/tiny_record.h"
#include "tests/places.h"

using namespace core;
using namespace core::test;
namespace fs = std::filesystem;

namespace {

const fs::path kAuditor = tests::programs_folder() + "/auditor";

std::map<std::string, std::string> content_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    files[fs::relative(entry.path(), folder).string()] = {std::istreambuf_iterator<char>(stream), {}};
  }
  return files;
}

struct Place {
  ScratchFolder scratch;
  fs::path record = scratch.path() / "record", stick = scratch.path() / "stick", out = stick / "home";
  Place() {
    write_files(tiny_record().files(), record);
    fs::create_directory(stick);
  }
  std::expected<void, CarryFailure> carry(const CarryProgress& progress = [](const char*, std::size_t,
                                                                             std::size_t) {}) const {
    return export_for_auditor(record, out, tests::assets_folder(), kAuditor, progress);
  }
  /// The failure's key; checks that the medium is as empty as it was.
  std::string refused(const CarryProgress& progress = [](const char*, std::size_t, std::size_t) {}) const {
    const auto done = carry(progress);
    CHECK(fs::is_empty(stick));
    return done ? "exported" : done.error().message.key;
  }
};

int exit_status(const std::string& command) {
  const int status = std::system((command + " >/dev/null 2>&1").c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("An export holds the record's very bytes, the log in words and everything to verify it with",
          "[carry]") {
  const Place place;
  REQUIRE(place.carry());
  const auto files = content_of(place.out);
  for (const auto& [name, bytes] : tiny_record().files()) CHECK(files.at("record/" + name) == bytes);
  CHECK(
      files.at("log.vi.txt").contains("Lập khóa lại từ đầu, lần 1; thành viên 2, lý do: thành viên rút lui"));
  CHECK(files.at("log.en.txt").contains("2023-11-30 08:20:59  The key ceremony was completed"));
  CHECK(files.at("PROTOCOL.md").contains("## 2 The record"));
  CHECK(files.at("README.txt").contains(tiny_record().record.manifest.conference.title));
  CHECK_FALSE(files.at("README.txt").contains("{"));
  CHECK(files.at("WORKED_EXAMPLE.md").contains("The file `files.json.minisig`"));
  // All the vectors that there are: a new file of them must travel too.
  std::size_t vectors = 0;
  for (const auto& each : fs::directory_iterator(tests::data_folder() + "/../vectors"))
    vectors += each.path().extension() == ".json" ? 1 : 0;
  std::size_t expected = tiny_record().files().size() + 5, carried = 0;
  for (const auto& [name, bytes] : files) {
    expected += name.starts_with("verifier/") || name.starts_with("vectors/") ? 1 : 0;
    carried += name.starts_with("vectors/") ? 1 : 0;
  }
  CHECK(carried == vectors);
  CHECK(files.size() == expected);
  CHECK(std::distance(fs::directory_iterator(place.stick), fs::directory_iterator()) == 1);
}

TEST_CASE("An exported folder alone is verified by Python and minisign, with nothing of ours around",
          "[carry]") {
  const Place place;
  REQUIRE(place.carry());
  const tests::Folder elsewhere;
  fs::rename(place.out, elsewhere / "home");
  std::string words;
  for (const auto& word : crypto::fingerprint(tiny_record().conference)) words += word + " ";
  const std::string clean = "cd / && env -i PATH=/usr/bin:/bin ", home = (elsewhere / "home").string();
  const std::string verify = clean + "python3 '" + home + "/verifier/verify.py' '" + home + "/record'";
  const std::string signature =
      clean + "minisign -V -m '" + home + "/record/files.json' -p '" + home + "/record/record.pub'";
  CHECK(exit_status(verify) == 0);
  CHECK(exit_status(verify + " --fingerprint '" + words + "'") == 0);
  CHECK(exit_status(verify + " --find " + tiny_record().record.cast[0].code) == 0);
  CHECK(exit_status(signature) == 0);
  CHECK_FALSE(fs::exists(elsewhere / "home" / fs::path("verifier/__pycache__")));
  // As the README has it: from the folder itself.
  CHECK(exit_status("cd '" + home + "' && env -i PATH=/usr/bin:/bin python3 verifier/verify.py record") == 0);

  std::ofstream(elsewhere / "home" / fs::path("record/files.json"), std::ios::app) << ' ';
  CHECK(exit_status(verify) == 1);
  CHECK(exit_status(signature) != 0);
}

TEST_CASE("An export says in both languages what it cannot do", "[carry]") {
  for (const char* language : {"vi", "en"}) {
    const auto words = Catalogue::load(tests::assets_folder(), language);
    REQUIRE(words);
    for (const char* key : {"carry.exists", "carry.no_parent", "carry.rejected", "carry.asset_missing",
                            "carry.no_room", "carry.not_written", "carry.not_read_back", "carry.differs"})
      CHECK_FALSE(words->text(key, {"a", "b", "c"}).contains("⟦"));
  }
}

TEST_CASE("Nothing is exported over what exists, from what does not verify, or to where there is nothing",
          "[carry]") {
  const Place place;
  using Kind = CarryFailure::Kind;
  fs::create_symlink("nowhere", place.out);
  CHECK(place.carry().error().message == Message("carry.exists", {place.out.string()}));
  fs::remove(place.out);
  const auto none =
      export_for_auditor(place.record, place.stick / "none" / "home", tests::assets_folder(), kAuditor);
  CHECK(none.error().message.key == "carry.no_parent");
  CHECK(none.error().kind == Kind::kNotWritten);
  const auto unreadable =
      export_for_auditor(place.stick / "none", place.out, tests::assets_folder(), kAuditor);
  CHECK(unreadable.error().kind == Kind::kUnreadable);
  const auto no_assets = export_for_auditor(place.record, place.out, tests::assets_folder(), place.stick);
  CHECK(no_assets.error().message.key == "carry.asset_missing");

  std::ofstream(place.record / "log.jsonl", std::ios::app) << "{}\n";
  const auto rejected = place.carry();
  CHECK(rejected.error().kind == Kind::kRejected);
  CHECK(rejected.error().message.key == "carry.rejected");
  CHECK(fs::is_empty(place.stick));
}

TEST_CASE("With the hall's words only the record of that hall is exported", "[carry]") {
  const Place place;
  const auto with = [&](const std::string& words) {
    return export_for_auditor(
        place.record, place.out, tests::assets_folder(), kAuditor,
        [](const char*, std::size_t, std::size_t) {}, words);
  };
  std::string right, wrong;
  for (const std::string& word : crypto::fingerprint(tiny_record().conference)) {
    right += word + " ";
    wrong = word + " " + wrong;
  }
  const auto rejected = with(wrong);
  REQUIRE_FALSE(rejected);
  CHECK(rejected.error().kind == CarryFailure::Kind::kRejected);
  CHECK(rejected.error().message.arguments == std::vector<std::string>{"fingerprint"});
  CHECK(fs::is_empty(place.stick));
  CHECK(with(right));
}

TEST_CASE("A medium that fails, fills or is pulled out in the middle leaves no export", "[carry]") {
  const Place place;
  const auto at = [](const char* stage, std::size_t when, auto act) {
    return [=, done = false](const char* now, std::size_t count, std::size_t) mutable {
      if (std::string_view(now) != stage || count != when || std::exchange(done, true)) return;
      act();
    };
  };
  const auto part = [&] { return fs::directory_iterator(place.stick)->path(); };
  const auto pull = [&] { fs::remove_all(part()); };
  CHECK(place.refused(at("carry.stage_write", 3, pull)) == "carry.not_written");
  CHECK(place.refused(at("carry.stage_read", 3, pull)) == "carry.not_read_back");
  CHECK(place.refused(at("carry.stage_read", 1, [&] {
    std::fstream file(part() / "record/tally.json", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(20);
    file.put('!');
  })) == "carry.differs");
  CHECK(place.refused(at("carry.stage_read", 1, [&] { std::ofstream(part() / "record/extra") << "x"; })) ==
        "carry.differs");

  // A file size that the system does not admit, as a full or failing medium breaks a write off.
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto old = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{10000, before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const std::string broken_off = place.refused();
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, old);
  CHECK(broken_off == "carry.not_written");
  CHECK(place.carry());  // and the same once the medium is sound
}

TEST_CASE("A folder that takes the export's name meanwhile is not replaced", "[carry]") {
  const Place place;
  const auto done = place.carry([&](const char* stage, std::size_t count, std::size_t) {
    if (std::string_view(stage) == "carry.stage_read" && count == 1) {
      fs::create_directory(place.out);
      std::ofstream(place.out / "mine") << "mine";
    }
  });
  REQUIRE_FALSE(done);
  CHECK(done.error().message.key == "carry.exists");
  CHECK(content_of(place.stick) == std::map<std::string, std::string>{{"home/mine", "mine"}});
}

TEST_CASE("Files are read back whole from the medium, whatever their length", "[carry]") {
  const tests::Folder folder;
  for (const std::size_t length : {0u, 1u, 4095u, 4096u, 4097u, 1048576u, 1048577u, 3000000u}) {
    std::vector<std::uint8_t> bytes(length);
    for (std::size_t at = 0; at < length; ++at) bytes[at] = static_cast<std::uint8_t>(at * 7 + at / 4096);
    const fs::path file = folder / "file";
    fs::remove(file);
    REQUIRE(write_durably(file, bytes));
    CHECK(carry::read_from_medium(file, length).value() == bytes);
    if (length > 0) CHECK(carry::read_from_medium(file, length - 1).error().number == EFBIG);
  }
  fs::create_symlink("file", folder / "link");
  CHECK(carry::read_from_medium(folder / "link", 1 << 24).error().number == ELOOP);
  CHECK(carry::read_from_medium(folder.path(), 1 << 24).error().number != 0);
}
