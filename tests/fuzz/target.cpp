// The list of targets, the demands they share, and files for decoders that read files.
#include "tests/fuzz/target.h"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "core/conference/unicode.h"
#include "crypto/secret.h"
#include "tests/vectors/make/drawn.h"

namespace fuzz {
namespace {

// A screen shows less; a name of a committee's member may have this many bytes in its file.
constexpr std::size_t kLongestArgument = 5000;

std::vector<Target>& list() {
  static std::vector<Target> all;
  return all;
}

// Removed at the end, unless the process dies.
class Scratch {
 public:
  Scratch() {
    const char* const memory = "/dev/shm";
    const std::filesystem::path parent =
        ::access(memory, W_OK) == 0 ? std::filesystem::path(memory) : std::filesystem::temp_directory_path();
    std::string name = (parent / "tinnhiem-fuzz-XXXXXX").string();
    require(::mkdtemp(name.data()) != nullptr, "no folder for the target's files");
    path_ = name;
  }
  ~Scratch() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

Registered::Registered(const Target& target) { list().push_back(target); }

const Target* find_target(std::string_view name) {
  const auto found = std::ranges::find(list(), name, &Target::name);
  if (found == list().end()) return nullptr;
  if (found->prepare != nullptr) found->prepare();
  return &*found;
}

void begin() {
  vectors::install_fixed_randomness();
  require(crypto::initialise(), "libsodium is there");
}

void run(const Target& target, Input input) {
  vectors::draw_from("a run");
  target.run(input);
}

void require(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

void require_sayable(const core::Message& message) {
  require(!message.key.empty(), "a refusal has a sentence");
  for (const std::string& argument : message.arguments) {
    require(argument.size() <= kLongestArgument, "a refusal is short enough to show");
    require(core::find_invalid_utf8(argument) == std::string::npos, "a refusal is UTF-8");
    for (const char32_t character : core::code_points(argument)) {
      const core::CharacterKind kind = core::kind_of(character);
      require(kind != core::CharacterKind::kLineEnd && kind != core::CharacterKind::kForbidden,
              "a refusal holds no control character");
    }
  }
}

std::string_view text_of(Input input) { return {reinterpret_cast<const char*>(input.data()), input.size()}; }

std::vector<std::uint8_t> bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

const std::filesystem::path& scratch_folder() {
  static const Scratch kScratch;
  return kScratch.path();
}

std::filesystem::path as_file(Input input) {
  static const std::filesystem::path kFile = scratch_folder() / "input";
  std::ofstream stream(kFile, std::ios::binary | std::ios::trunc);
  stream.write(reinterpret_cast<const char*>(input.data()), static_cast<std::streamsize>(input.size()));
  stream.close();
  require(!stream.fail(), "room for the target's file");
  return kFile;
}

std::vector<std::uint8_t> content_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace fuzz
