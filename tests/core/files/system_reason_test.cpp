// What the system said is told in the reader's language, or by its number.
#include "core/files/system_reason.h"

#include <cerrno>

#include "core/catalogue.h"
#include "tests/catch.h"
#include "tests/places.h"

using namespace core;

TEST_CASE("system errors: the usual ones have words in every language, others their number", "[files]") {
  for (const char* language : {"vi", "en"}) {
    const auto words = Catalogue::load(tests::assets_folder(), language);
    REQUIRE(words);
    for (const int number : {ENOENT, EACCES, EPERM, ENOSPC, EDQUOT, EISDIR, ENOTDIR, EROFS, EEXIST, EIO,
                             ENODEV, ENXIO, ENAMETOOLONG, ELOOP, EFBIG, EINVAL, EBUSY}) {
      const std::string said = words->text("report.cannot_write", {"a.pdf", system_reason(number)});
      CAPTURE(said);
      CHECK_FALSE(said.contains("⟦"));
      CHECK_FALSE(said.contains(std::to_string(number)));
    }
    CHECK(words->text("report.cannot_write", {"a.pdf", system_reason(EPROTO)})
              .contains(std::to_string(EPROTO)));
  }
  const auto vietnamese = Catalogue::load(tests::assets_folder(), "vi");
  CHECK(vietnamese->text("verify.unreadable", {"x", system_reason(ENOENT)})
            .starts_with("không đọc được x: không có tệp hoặc thư mục này; "));
}

TEST_CASE("system errors: no other argument is taken for a reference", "[files]") {
  const auto words = Catalogue::load(tests::assets_folder(), "en");
  REQUIRE(words);
  for (const char* name : {"⟦verify.help⟧", "⟦system.nothing⟧", "system.disk_full", "⟦system.disk_full"})
    CHECK(words->text("check.valid", {name}).ends_with(name));
}
