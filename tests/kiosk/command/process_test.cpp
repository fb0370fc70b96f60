// The program as a process: output that is lost, signals in the middle of a rehearsal, the modes of what it
// makes.
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "tests/catch.h"
#include "tests/core/conference/folder.h"
#include "tests/core/folder.h"
#include "tests/kiosk/command/run.h"
#include "tests/places.h"

using namespace kiosk::test;
namespace fs = std::filesystem;

namespace {

const std::string kSample = "'" + tests::assets_folder() + "/sample'";

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

unsigned mode(const fs::path& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777u : 0u;
}

}  // namespace

TEST_CASE("process: what cannot be written on standard output is told, and no success is claimed",
          "[process]") {
  for (const std::string command : {"--help", "check --help", "rehearse --help", "verify --help",
                                    "report --help", "log --help", "export --help"}) {
    CAPTURE(command);
    const Outcome full = shell("\"$T\" --lang en " + command + " >/dev/full");
    CHECK(full.code == 2);
    CHECK(has(full.error, "could not all be written"));
  }
  CHECK(has(shell("\"$T\" check " + kSample + " >/dev/full").error, "hết chỗ trống"));
  const Outcome closed = shell("\"$T\" --lang en check " + kSample + " >&-");
  CHECK(closed.code == 2);
  CHECK(has(closed.error, "could not all be written"));
  // The reader is gone before anything is written.
  const Outcome pipe =
      shell("{ sleep 0.2; \"$T\" --lang en check " + kSample + "; echo code $? >&2; } | true");
  CHECK(has(pipe.error, "could not all be written"));
  CHECK(has(pipe.error, "code 2"));
}

TEST_CASE("process: a refusal stays one when its output is lost", "[process]") {
  const Outcome refused = shell("\"$T\" check /nowhere >&- 2>&-");
  CHECK(refused.code == 1);
}

TEST_CASE("process: a signal ends a rehearsal at once and leaves nothing behind", "[process]") {
  struct Given {
    std::string signal;
    int code;
  };
  for (const auto& [signal, code] : {Given{"INT", 130}, Given{"TERM", 143}, Given{"HUP", 129}}) {
    CAPTURE(signal);
    const tests::Folder scratch, place;
    const std::string out = (place / "above").string() + "/out";
    const Outcome stopped =
        shell("export TMPDIR='" + scratch.path().string() + "'; \"$T\" --lang en rehearse " + kSample +
              " --out '" + out + "' & sleep 0.8; ls \"$TMPDIR\"; kill -" + signal + " $!; wait $!; exit $?");
    CHECK(has(stopped.out, "tinnhiem-rehearsal-"));  // it had begun
    CHECK(stopped.code == code);
    CHECK(has(stopped.error, "Stopped as asked"));
    CHECK(entries(scratch.path()) == 0);
    CHECK(entries(place.path()) == 0);
  }
}

TEST_CASE("process: a rehearsal whose work is killed leaves nothing behind and says so", "[process]") {
  const tests::Folder scratch, place;
  const Outcome killed =
      shell("export TMPDIR='" + scratch.path().string() + "'; \"$T\" --lang en rehearse " + kSample +
            " --out '" + (place / "out").string() +
            "' & sleep 0.8; kill -KILL $(cat /proc/$!/task/$!/children); wait $!; exit $?");
  CHECK(killed.code == 137);
  CHECK(has(killed.error, "ended by the system (signal 9)"));
  CHECK(entries(scratch.path()) == 0);
  CHECK(entries(place.path()) == 0);
}

TEST_CASE("process: what a rehearsal makes is readable as the umask permits, all of it alike", "[process]") {
  const ConferenceFolder conference;
  std::string settings = ConferenceFolder::settings();
  settings.replace(settings.find("summoned = 51"), 13, "summoned = 4");
  conference.write("conference.toml", settings);
  const tests::Folder place;
  const fs::path out = place / "out";
  const Outcome done = shell("umask 027; \"$T\" rehearse '" + conference.path().string() +
                             "' --members 2 --out '" + out.string() + "'");
  CAPTURE(done.error);
  REQUIRE(done.code == 0);
  for (const char* name : {"report.pdf", "results.csv", "record/log.jsonl", "record/files.json"})
    CHECK(mode(out / name) == 0640);
  CHECK(mode(out) == 0750);
  CHECK(mode(out / "record") == 0750);
  CHECK(entries(place.path()) == 1);
}
