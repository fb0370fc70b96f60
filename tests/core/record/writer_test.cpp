// A record is written whole or not at all, and minisign accepts its signature.
#include "core/record/writer.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/verify/verify.h"
#include "tests/catch.h"
#include "tests/core/support/tiny_record.h"

using namespace core;
using namespace core::test;

namespace {

// The exit code of a program found on the path, its output dropped; -1 when it cannot be started.
int run(std::vector<std::string> arguments) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (failed != 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("a written record verifies from its folder", "[record][writer]") {
  const ScratchFolder scratch;
  const TinyRecord& tiny = tiny_record();
  const auto folder = scratch.path() / "record";
  REQUIRE(write_record(tiny.record, tiny.terminal, folder));
  CHECK(verify_record(folder, std::nullopt).has_value());
  CHECK_FALSE(std::filesystem::exists(scratch.path() / "record.part"));
}

TEST_CASE("an existing folder is never written over", "[record][writer]") {
  const ScratchFolder scratch;
  const auto folder = scratch.path() / "record";
  std::filesystem::create_directory(folder);
  const auto written = write_record(tiny_record().record, tiny_record().terminal, folder);
  REQUIRE_FALSE(written);
  CHECK(written.error().key == "verify.record_exists");
  CHECK(std::filesystem::is_empty(folder));
}

TEST_CASE("a record that cannot be written leaves nothing behind", "[record][writer]") {
  const ScratchFolder scratch;
  const auto file = scratch.path() / "file";
  write_files({{"file", "x"}}, scratch.path());
  const auto written = write_record(tiny_record().record, tiny_record().terminal, file / "record");
  REQUIRE_FALSE(written);
  CHECK(written.error().key == "verify.write_failed");
  CHECK(std::distance(std::filesystem::directory_iterator(scratch.path()), {}) == 1);
}

TEST_CASE("the stock minisign accepts the record's signature and refuses a changed list",
          "[record][writer]") {
  const ScratchFolder scratch;
  RecordBytes files = tiny_record().files();
  write_files(files, scratch.path());
  const auto minisign = [&] {
    return run({"minisign", "-V", "-m", (scratch.path() / "files.json").string(), "-p",
                (scratch.path() / "record.pub").string()});
  };
  CHECK(minisign() == 0);
  files["files.json"][20] ^= 1;
  write_files(files, scratch.path());
  CHECK(minisign() != 0);
}
