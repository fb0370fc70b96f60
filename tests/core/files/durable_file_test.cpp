// Small files that are whole or not there.
#include "core/files/durable_file.h"

#include <sys/stat.h>

#include <cerrno>

#include "tests/catch.h"
#include "tests/core/folder.h"

namespace {

using Bytes = std::vector<std::uint8_t>;

}  // namespace

TEST_CASE("files: a file is written whole, replaces the old one, and leaves nothing beside it", "[files]") {
  const tests::Folder folder;
  const Bytes large(300'000, 9);
  core::write_durably(folder / "file", Bytes{1, 2, 3}).value();
  CHECK(core::read_whole(folder / "file").value() == Bytes{1, 2, 3});
  core::write_durably(folder / "file", large).value();
  CHECK(core::read_whole(folder / "file").value() == large);
  core::write_durably(folder / "file", Bytes()).value();
  CHECK(core::read_whole(folder / "file")->empty());
  CHECK(tests::Image(folder.path()).files.size() == 1);
  struct stat status{};
  REQUIRE(::stat((folder / "file").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("files: what a cut of power left beside a file is no hindrance", "[files]") {
  const tests::Folder folder;
  tests::put(folder / "file.part", Bytes(100, 1));
  core::write_durably(folder / "file", Bytes{5}).value();
  CHECK(tests::Image(folder.path()).files.size() == 1);
}

TEST_CASE("files: a failed write leaves the old file as it was", "[files]") {
  const tests::Folder folder;
  core::write_durably(folder / "file", Bytes{1}).value();
  std::filesystem::create_directory(folder / "file.part");
  const auto written = core::write_durably(folder / "file", Bytes{2});
  REQUIRE_FALSE(written);
  CHECK(written.error().path == (folder / "file").string());
  CHECK(core::read_whole(folder / "file").value() == Bytes{1});
  CHECK(core::write_durably(folder / "none/file", Bytes{1}).error().number == ENOENT);
}

TEST_CASE("files: only regular files up to the limit are read", "[files]") {
  const tests::Folder folder;
  tests::put(folder / "file", Bytes(100, 4));
  CHECK(core::read_whole(folder / "file", 100)->size() == 100);
  CHECK(core::read_whole(folder / "file", 99).error().number == EFBIG);
  CHECK(core::read_whole(folder / "none").error().number == ENOENT);
  CHECK(core::read_whole(folder.path()).error().number == EINVAL);
  std::filesystem::create_symlink(folder / "file", folder / "link");
  CHECK(core::read_whole(folder / "link").error().number == ELOOP);
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(core::read_whole(folder / "pipe").error().number == EINVAL);
}

TEST_CASE("files: a destroyed file is overwritten before it is removed", "[files]") {
  const tests::Folder folder;
  const Bytes secret(100'000, 0x53);
  tests::put(folder / "file", secret);
  // A second name keeps the bytes readable after the first is gone.
  std::filesystem::create_hard_link(folder / "file", folder / "witness");
  core::destroy_file(folder / "file").value();
  CHECK_FALSE(std::filesystem::exists(folder / "file"));
  const auto left = tests::content(folder / "witness");
  REQUIRE(left.size() == secret.size());
  std::size_t same = 0;
  for (std::size_t at = 0; at < left.size(); ++at) same += left[at] == secret[at] ? 1 : 0;
  CHECK(same < 1'000);  // 391 by chance
}

TEST_CASE("files: destroying what is not there succeeds, and a link's target is left alone", "[files]") {
  const tests::Folder folder;
  CHECK(core::destroy_file(folder / "none"));
  tests::put(folder / "file", Bytes{1, 2});
  std::filesystem::create_symlink(folder / "file", folder / "link");
  CHECK(core::destroy_file(folder / "link").error().number == ELOOP);
  CHECK(tests::content(folder / "file") == Bytes{1, 2});
}
