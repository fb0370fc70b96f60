// The conference package and a terminal's request: what is honest is taken, whatever was altered is refused.
#include "core/record/codec.h"
#include "tests/catch.h"
#include "tests/core/terminals/carried.h"

namespace {

using namespace core;

std::string refused(const ConferencePackage& package) {
  const auto read = decode_package(encode(package), "f");
  if (read) return "";
  return read.error().key + (read.error().arguments.empty() ? "" : " " + read.error().arguments.front());
}

}  // namespace

TEST_CASE("A package comes back as it was written, before and after the opening", "[terminals]") {
  const auto& tiny = core::test::tiny_record();
  for (const bool opened : {false, true}) {
    const auto bytes = encode(carried::package_of(tiny, opened));
    const auto read = decode_package(bytes, "f");
    REQUIRE(read);
    CHECK(encode(*read) == bytes);
    CHECK(read->conference == tiny.conference);
    CHECK(read->opened.has_value() == opened);
    if (opened) CHECK(read->opening_digest == tiny.opening);
  }
}

TEST_CASE("A package with anything of it exchanged is refused, and the check is named", "[terminals]") {
  auto package = carried::package_of(core::test::tiny_record(), true);
  SECTION("a candidate's name") {
    package.manifest.conference.candidates[0].name = "Người Khác";
    package.manifest_bytes = encode(package.manifest);
    CHECK(refused(package) == "terminals.package_refused members");
  }
  SECTION("a member's signature on the transcript") {
    package.ceremony.signatures[1][0] ^= 1;
    CHECK(refused(package) == "terminals.package_refused transcript");
  }
  SECTION("one signature of the opening too few") {
    package.opened->opening.signatures.resize(1);
    CHECK(refused(package) == "terminals.package_refused opening");
  }
  SECTION("a terminal's slip count") {
    package.opened->certificates[0].statement.slips += 1;
    CHECK(refused(package) == "terminals.package_refused opening");
  }
  SECTION("who may reopen the box after a power cut") {
    package.restart_members[0].restart_public_key[0] ^= 1;
    CHECK(refused(package) == "terminals.package_refused opening");
  }
  SECTION("a line of the log") {
    package.opened->log.pop_back();
    CHECK(refused(package) == "terminals.package_refused opening");
  }
  SECTION("the log's chain") {
    package.opened->log[1].previous[0] ^= 1;
    CHECK(refused(package) == "terminals.package_refused log");
  }
  SECTION("the members' signatures on all that") {
    package.opened->signatures.resize(1);
    CHECK(refused(package) == "terminals.package_refused opening");
  }
  SECTION("a member who may reopen left out") {
    package.restart_members.pop_back();
    CHECK(refused(package) == "terminals.package_refused members");
  }
}

TEST_CASE("A request is taken with its own signature alone", "[terminals]") {
  const auto& tiny = core::test::tiny_record();
  const auto key = crypto::SigningKey::generate();
  auto request = make_request(tiny.conference, 2, 17, key);
  const auto read = decode_request(encode(request), "f");
  REQUIRE(read);
  CHECK(read->statement.slips == 17);
  CHECK(read->statement.terminal == 2);
  CHECK(read->statement.signing_key == key.public_key());
  const auto altered = [&](auto&& alter) {
    auto other = request;
    alter(other);
    const auto answer = decode_request(encode(other), "f");
    return answer ? std::string() : answer.error().key;
  };
  CHECK(altered([](auto& one) { one.statement.slips = 18; }) == "terminals.request_unsigned");
  CHECK(altered([](auto& one) { one.statement.terminal = 3; }) == "terminals.request_unsigned");
  CHECK(altered([](auto& one) { one.conference[0] ^= 1; }) == "terminals.request_unsigned");
}
