// Secrets in memory: text that a person types, comparison, start-up.
#include "crypto/secret.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "tests/catch.h"

using namespace crypto;

TEST_CASE("initialise passes its known answers and leaves core dumps off", "[crypto][secret]") {
  REQUIRE(initialise());
  REQUIRE(initialise());
  rlimit cores{1, 1};
  REQUIRE(getrlimit(RLIMIT_CORE, &cores) == 0);
  CHECK(cores.rlim_cur == 0);
  CHECK(cores.rlim_max == 0);
  CHECK(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0);
}

TEST_CASE("SecretText takes back one whole UTF-8 character at a time", "[crypto][secret]") {
  SecretText text("đồng chí");
  text.erase_last();
  CHECK(text.view() == "đồng ch");
  SecretText letters("ađộ");
  letters.erase_last();
  CHECK(letters.view() == "ađ");
  letters.erase_last();
  CHECK(letters.view() == "a");
  letters.erase_last();
  letters.erase_last();
  CHECK(letters.empty());
}

TEST_CASE("SecretText never grows past its block and then changes nothing", "[crypto][secret]") {
  SecretText text(std::string(SecretText::kCapacity - 1, 'x'));
  CHECK_FALSE(text.append("ab"));
  CHECK(text.size() == SecretText::kCapacity - 1);
  CHECK(text.append("a"));
  CHECK_FALSE(text.append("b"));
  CHECK(SecretText(std::string(SecretText::kCapacity + 1, 'x')).empty());
}

TEST_CASE("SecretText leaves nothing of erased characters in its block", "[crypto][secret]") {
  SecretText text("mật khẩu");
  const char* const block = text.view().data();
  text.erase_last();
  CHECK(std::string_view(block, 16).find('u') == std::string_view::npos);
  text.clear();
  for (std::size_t i = 0; i < SecretText::kCapacity; ++i) REQUIRE(block[i] == 0);
}

TEST_CASE("SecretText moves, clones and is usable after being moved from", "[crypto][secret]") {
  SecretText first("một");
  SecretText second = std::move(first);
  CHECK(second.view() == "một");
  CHECK(first.empty());        // NOLINT: the state after a move is promised
  CHECK(first.append("hai"));  // NOLINT: so is its use
  CHECK(first.view() == "hai");
  SecretText third = second.clone();
  second.clear();
  CHECK(third.view() == "một");
  third.assign(third.view().substr(0, 1));
  CHECK(third.view() == "m");
}

TEST_CASE("equal compares length and bytes", "[crypto][secret]") {
  const std::vector<std::uint8_t> a = {1, 2, 3}, b = {1, 2, 4}, c = {1, 2};
  CHECK(equal(a, a));
  CHECK_FALSE(equal(a, b));
  CHECK_FALSE(equal(a, c));
  CHECK(equal({}, {}));
}

TEST_CASE("SecretBytes copy into locked memory and random bytes differ", "[crypto][secret]") {
  SecretBytes first(32);
  fill_random(first);
  const SecretBytes copy = first;
  CHECK(equal(first, copy));
  CHECK(first.data() != copy.data());
  fill_random(first);
  CHECK_FALSE(equal(first, copy));
}
