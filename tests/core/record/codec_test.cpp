// Every codec takes back what it wrote, and refuses what the grammar does not have.
#include "core/record/codec.h"

#include <algorithm>

#include "tests/catch.h"
#include "tests/core/support/tiny_record.h"

using namespace core;
using core::test::tiny_record;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string check_of(const auto& decoded) { return decoded ? "" : decoded.error().check; }

}  // namespace

TEST_CASE("every codec takes back exactly what it wrote", "[record][codec]") {
  const Record& record = tiny_record().record;
  const auto same = [](const auto& value, auto&& decode) {
    const std::string bytes = encode(value);
    const auto decoded = decode(bytes);
    REQUIRE(decoded);
    CHECK(encode(*decoded) == bytes);
  };
  same(record.manifest, decode_manifest);
  same(record.ceremony, decode_ceremony);
  same(record.opening, decode_opening);
  same(record.certificates, decode_certificates);
  same(record.cast, decode_cast);
  same(record.opened, decode_opened);
  same(record.discarded, decode_discarded);
  same(record.named, decode_named);
  same(record.closing, decode_closing);
  same(record.attendance, decode_attendance);
  same(record.tally, decode_tally);
  same(record.result, decode_result);
  same(record.log, decode_log);
  const auto line = decode_cast_line(encode_line(record.cast[0]));
  REQUIRE(line);
  CHECK(line->ballot == record.cast[0].ballot);
  CHECK(decode_opened_line(encode_line(record.opened[0])));
  CHECK(decode_log_line(encode_line(record.log[1])));
}

TEST_CASE("decoders name the check that fails", "[record][codec]") {
  const Record& record = tiny_record().record;
  const std::string manifest = record.manifest_bytes;
  CHECK(check_of(decode_manifest(replaced(manifest, "\"format\": 1", "\"format\": 2"))) == "version");
  CHECK(check_of(decode_manifest(replaced(manifest, "\"real\"", "\"mock\""))) == "version");
  CHECK(check_of(decode_manifest(replaced(manifest, "tinnhiem/1", "tinnhiem/2"))) == "version");
  CHECK(check_of(decode_manifest(replaced(manifest, "\"number\": 2", "\"number\": 3"))) == "manifest");
  CHECK(check_of(decode_manifest(replaced(manifest, "\"index\": 2", "\"index\": 1"))) == "manifest");
  CHECK(check_of(decode_manifest(replaced(manifest, "\"collected\"", "\"everybody\""))) == "canonical");
  CHECK(check_of(decode_manifest(replaced(manifest, "\"threshold\": 2", "\"threshold\": 4294967296"))) ==
        "canonical");
  CHECK(check_of(decode_manifest(replaced(manifest, "\"threshold\"", "\"thresholds\""))) == "canonical");
  CHECK(check_of(decode_manifest(replaced(manifest, "\"threshold\": 2", "\"threshold\": \"2\""))) ==
        "canonical");

  const std::string cast = encode(record.cast);
  const std::string scalar = record.cast[0].ballot.rows[0].responses[0].hex();
  const std::string point = record.cast[3].ballot.rows[1].ciphertexts[2].b.hex();
  CHECK(check_of(decode_cast(replaced(cast, scalar, std::string(64, 'f')))) == "encoding");
  CHECK(check_of(decode_cast(replaced(cast, point, std::string(64, '0')))) == "encoding");
  CHECK(check_of(decode_cast(replaced(cast, point, "01" + std::string(62, '0')))) == "encoding");
  CHECK(check_of(decode_cast(replaced(cast, scalar, scalar.substr(2)))) == "canonical");
  CHECK(check_of(decode_cast(replaced(cast, "terminal\"", "telegram\""))) == "ballots");
  CHECK(check_of(decode_cast(cast.substr(0, cast.size() - 1))) == "canonical");
  CHECK(check_of(decode_cast(cast + "\n")) == "canonical");
  CHECK(check_of(decode_cast(replaced(cast, "\n", "\r\n"))) == "canonical");
  CHECK(check_of(decode_opened(cast)) == "canonical");
  // A grammar problem of the last line goes before an encoding problem of the first.
  CHECK(check_of(decode_cast(replaced(cast, scalar, std::string(64, 'f')) + "{}\n")) == "canonical");
  const std::string opened = encode(record.opened);
  CHECK(check_of(decode_opened(replaced(opened, "\"low\"", "\"Low\""))) == "canonical");
  CHECK(check_of(decode_ceremony(replaced(encode(record.ceremony), "withdrew", "went"))) == "canonical");
  CHECK(check_of(decode_tally(replaced(encode(record.tally), "\"partial\"", "\"Partial\""))) == "canonical");
}

TEST_CASE("no decoder gives anything back for a truncated or doubled file", "[record][codec]") {
  const RecordBytes files = tiny_record().files();
  const std::string& ceremony = files.at("ceremony.json");
  for (std::size_t size = 0; size < ceremony.size(); size += 7) {
    CHECK_FALSE(decode_ceremony(std::string_view(ceremony).substr(0, size)));
  }
  CHECK_FALSE(decode_ceremony(ceremony + ceremony));
  const std::string& log = files.at("log.jsonl");
  CHECK_FALSE(decode_log_line(log));
  CHECK(decode_log("")->empty());
  CHECK_FALSE(decode_opening(log));
}
