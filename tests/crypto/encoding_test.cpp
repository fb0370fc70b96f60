// Text forms of bytes: round trips, and only the canonical form is read.
#include "crypto/encoding.h"

#include <fstream>
#include <iterator>
#include <sstream>

#include "tests/catch.h"
#include "tests/crypto/samples.h"
#include "tests/places.h"

using namespace crypto;

TEST_CASE("Hex is read in lower case and at its exact length only", "[crypto][encoding]") {
  const std::vector<std::uint8_t> bytes = {0, 1, 0xab, 0xff};
  CHECK(to_hex(bytes) == "0001abff");
  CHECK(from_hex("0001abff", 4) == bytes);
  for (const char* text : {"0001ABFF", "0001abf", "0001abff0", "0001abfg", "0x01abff", "00 1abff", "0001ab"})
    CHECK_FALSE(from_hex(text, 4));
  CHECK(from_hex("", 0));
}

TEST_CASE("Base 64 is read with its padding and without stray bits", "[crypto][encoding]") {
  for (std::size_t length = 0; length < 80; ++length) {
    const auto seed = samples::seed(length);
    std::vector<std::uint8_t> bytes(length);
    for (std::size_t i = 0; i < length; ++i) bytes[i] = static_cast<std::uint8_t>(seed[i % 32] + i);
    CHECK(from_base64(to_base64(bytes)) == bytes);
  }
  CHECK(to_base64(as_bytes("abcd")) == "YWJjZA==");
  for (const char* text : {"YWJjZA", "YWJjZA=", "YWJjZB==", "YWJjZA==\n", " YWJjZA==", "YWJj-A==", "===="})
    CHECK_FALSE(from_base64(text));
}

TEST_CASE("A tracking code is the digest's first 100 bits, five a character", "[crypto][encoding]") {
  Digest digest{};
  CHECK(tracking_code(digest) == "0000-0000-0000-0000-0000");
  digest[0] = 0x08;   // bits 00001 000
  digest[12] = 0xf0;  // bits 96 to 99; those after do not count
  CHECK(tracking_code(digest) == "1000-0000-0000-0000-000F");
  digest[12] = 0xff;
  digest[13] = 0xff;
  CHECK(tracking_code(digest) == "1000-0000-0000-0000-000F");
  digest.fill(0xff);
  CHECK(tracking_code(digest) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
}

TEST_CASE("A typed code is read generously but never with a foreign character", "[crypto][encoding]") {
  CHECK(normalise_code("abcd-EFGH jkmn") == "ABCDEFGHJKMN");
  CHECK(normalise_code("oO iI lL") == "001111");
  CHECK_FALSE(normalise_code("ABCU"));
  CHECK_FALSE(normalise_code("AB.C"));
  CHECK_FALSE(normalise_code("ABĐ"));
  CHECK(group_code("ABCDEFGHJKMN") == "ABCD-EFGH-JKMN");
  const std::string code = tracking_code(samples::digest("any"));
  CHECK(group_code(*normalise_code(code)) == code);
}

TEST_CASE("The 256 words differ even without tones and marks, and are those of PROTOCOL.md",
          "[crypto][encoding]") {
  const auto& words = fingerprint_words();
  std::size_t alike = 0;
  for (const auto word : words)
    for (const auto other : words)
      if (fingerprint_matches(word, {std::string(other)})) ++alike;
  CHECK(alike == words.size());

  std::ifstream file(tests::data_folder() + "/../../crypto/PROTOCOL.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto start = text.find("\n## 7 ");
  REQUIRE(start != std::string::npos);
  std::istringstream section(text.substr(start, text.find("\n## 8 ") - start));
  std::vector<std::string> read;
  for (std::string line; std::getline(section, line);) {
    if (!line.starts_with("| **")) continue;
    std::istringstream cells(line);
    std::string bar, cell;
    cells >> bar >> cell;  // the row's own digit
    while (cells >> bar >> cell) read.push_back(cell);
  }
  REQUIRE(read.size() == words.size());
  for (std::size_t i = 0; i < words.size(); ++i) CHECK(read[i] == words[i]);
}

TEST_CASE("A fingerprint is twelve words of the conference's hash", "[crypto][encoding]") {
  const Digest conference = samples::digest("conference");
  const auto words = fingerprint(conference);
  REQUIRE(words.size() == 12);
  const Digest digest = Hash("fingerprint").bytes(conference).digest();
  for (std::size_t i = 0; i < 12; ++i) CHECK(words[i] == fingerprint_words()[digest[i]]);
  CHECK(fingerprint(samples::digest("another")) != words);
}

TEST_CASE("Typed words match whatever their case, tones, marks and separators, and no other words do",
          "[crypto][encoding]") {
  const std::vector<std::string> expected = {"đường", "ấm", "quýt"};
  for (const char* typed : {"đường ấm quýt", "ĐƯỜNG, ẤM, QUÝT", "duong am quyt", "Duong-Am-Quyt",
                            "  đường\n ấm\tquýt. ", "đu\u031bo\u031b\u0300ng a\u0302\u0301m quy\u0301t",
                            "duơng · âm – quyt", "đường ấm quýt !", "1. đường (2) ấm / 3: “quýt”…"})
    CHECK(fingerprint_matches(typed, expected));
  for (const char* typed : {"đường ấm", "đường ấm quýt quýt", "ấm đường quýt", "đườngấmquýt", "đường ấm quê",
                            "", "đường ấm quýt ж", "đường ấm qu\xffyt", "đường ấm qu\xc3"})
    CHECK_FALSE(fingerprint_matches(typed, expected));
  CHECK_FALSE(fingerprint_matches("", {}));
}
