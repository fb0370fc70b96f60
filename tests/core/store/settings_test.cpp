// The box's settings, read back from a real connection.
#include <map>

#include "tests/catch.h"
#include "tests/core/store/box.h"

TEST_CASE("store: every setting is in force on an opened box", "[store]") {
  const tests::Folder folder;
  std::ignore = tests::laid_out(folder / "box", 3);
  const auto box = core::BallotBox::open(folder / "box", tests::box_key(7)).value();
  const auto read = core::settings_in_force(box).value();
  std::map<std::string, std::string> settings(read.begin(), read.end());
  CHECK(settings["cipher_page_size"] == "4096");
  CHECK(settings["page_size"] == "4096");
  CHECK(settings["locking_mode"] == "exclusive");
  CHECK(settings["journal_mode"] == "truncate");
  CHECK(settings["synchronous"] == "3");
  CHECK(settings["secure_delete"] == "1");
  CHECK(settings["temp_store"] == "2");
  CHECK(settings["auto_vacuum"] == "0");
  CHECK(settings["mmap_size"] == "0");
  CHECK(settings["foreign_keys"] == "1");
  CHECK(settings["cell_size_check"] == "1");
  CHECK(settings["application_id"] == std::to_string(0x544e4258));
  CHECK(settings["user_version"] == "1");
  // Known to newer libraries alone.
  if (settings.contains("trusted_schema")) CHECK(settings["trusted_schema"] == "0");
  if (settings["cipher_version"].starts_with("4")) CHECK(settings["cipher_memory_security"] == "1");
}

TEST_CASE("store: nothing of a box can be read without its key", "[store]") {
  const tests::Folder folder;
  {
    auto box = tests::laid_out(folder / "box", 3);
    const std::string secret = "a document that nobody reads";
    box.put_all(std::vector{core::BallotBox::Document{"statement",
                                                      crypto::SecretBytes(secret.begin(), secret.end())}})
        .value();
  }
  const auto bytes = tests::content(folder / "box");
  const std::string text(bytes.begin(), bytes.end());
  CHECK_FALSE(text.contains("SQLite format"));
  CHECK_FALSE(text.contains("documents"));
  CHECK_FALSE(text.contains("nobody reads"));
}

TEST_CASE("store: the journal is empty after each transaction", "[store]") {
  const tests::Folder folder;
  auto box = tests::laid_out(folder / "box", 3);
  tests::cast(box, 0);
  CHECK(std::filesystem::file_size(folder / "box-journal") == 0);
}
