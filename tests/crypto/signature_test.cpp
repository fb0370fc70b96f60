// Ed25519, and the record's signature as the stock minisign program reads it.
#include "crypto/signature.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/catch.h"
#include "tests/crypto/samples.h"

using namespace crypto;

namespace {

const SigningKey& key() {
  static const SigningKey kMade = *SigningKey::from_seed(samples::seed(1));
  return kMade;
}

// Runs a program and gives its exit code and what it said.
std::pair<int, std::string> run(const std::string& command) {
  FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  std::array<char, 256> chunk;
  while (std::fgets(chunk.data(), chunk.size(), pipe) != nullptr) output += chunk.data();
  return {pclose(pipe), output};
}

void write(const std::filesystem::path& path, std::string_view content) {
  std::ofstream(path, std::ios::binary) << content;
}

}  // namespace

TEST_CASE("A signature holds for its key and digest only", "[crypto][signature]") {
  const Digest digest = samples::digest("signed");
  const Signature signature = key().sign(digest);
  CHECK(verify(key().public_key(), digest, signature));
  CHECK_FALSE(verify(key().public_key(), samples::digest("other"), signature));
  CHECK_FALSE(verify(SigningKey::generate().public_key(), digest, signature));
  for (std::size_t i = 0; i < signature.size(); ++i) {
    Signature flipped = signature;
    flipped[i] = static_cast<std::uint8_t>(flipped[i] ^ (1U << (i % 8)));
    CHECK_FALSE(verify(key().public_key(), digest, flipped));
  }
}

TEST_CASE("A signing key is rebuilt from its seed", "[crypto][signature]") {
  const SigningKey generated = SigningKey::generate();
  const auto again = SigningKey::from_seed(generated.seed());
  REQUIRE(again);
  CHECK(again->public_key() == generated.public_key());
  CHECK(again->sign(samples::digest("x")) == generated.sign(samples::digest("x")));
  CHECK_FALSE(SigningKey::from_seed(std::span(generated.seed()).first(31)));
}

TEST_CASE("The stock minisign program verifies our files and refuses altered content",
          "[crypto][signature]") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("tinnhiem-minisign-" + std::to_string(getpid()));
  std::filesystem::create_directory(folder);
  const std::string content = "{\n \"files\": []\n}\n";
  write(folder / "record.pub", minisign_public_key(key().public_key()));
  write(folder / "files.json", content);
  write(folder / "files.json.minisig", minisign_sign(key(), as_bytes(content)));
  const std::string command =
      "minisign -V -p " + (folder / "record.pub").string() + " -m " + (folder / "files.json").string();
  const auto [code, output] = run(command);
  INFO(output);
  CHECK(code == 0);
  CHECK(output.find("tinnhiem/1 record") != std::string::npos);
  write(folder / "files.json", content + " ");
  CHECK(run(command).first != 0);
  std::filesystem::remove_all(folder);
}

TEST_CASE("Every altered byte of a minisign signature or public key is refused", "[crypto][signature]") {
  const std::string content = "{}\n";
  const std::string signature = minisign_sign(key(), as_bytes(content));
  CHECK(minisign_verify(key().public_key(), as_bytes(content), signature));
  CHECK_FALSE(minisign_verify(key().public_key(), as_bytes("{}"), signature));
  CHECK_FALSE(minisign_verify(SigningKey::generate().public_key(), as_bytes(content), signature));
  for (std::size_t i = 0; i < signature.size(); ++i) {
    std::string altered = signature;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    CHECK_FALSE(minisign_verify(key().public_key(), as_bytes(content), altered));
    CHECK_FALSE(minisign_verify(key().public_key(), as_bytes(content), signature.substr(0, i)));
  }
  CHECK_FALSE(minisign_verify(key().public_key(), as_bytes(content), signature + "\n"));

  const std::string text = minisign_public_key(key().public_key());
  CHECK(parse_minisign_public_key(text) == key().public_key());
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string altered = text;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    CHECK_FALSE(parse_minisign_public_key(altered));
  }
  CHECK_FALSE(parse_minisign_public_key(text + "\n"));
}
