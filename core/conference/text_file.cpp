// Reading and decoding; the one wrapper of iconv.
#include "core/conference/text_file.h"

#include <fcntl.h>
#include <iconv.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>

#include "core/conference/unicode.h"

namespace core {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }

 private:
  int number_;
};

class Converter {
 public:
  explicit Converter(const char* from) : handle_(::iconv_open("UTF-8", from)) {}
  ~Converter() {
    if (valid()) ::iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  bool valid() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }
  iconv_t get() const { return handle_; }

 private:
  iconv_t handle_;
};

std::size_t line_at(std::string_view text, std::size_t offset) {
  return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

std::unexpected<Problem> problem(const std::string& file, std::size_t line, Message message) {
  return std::unexpected(Problem{file, line, std::move(message)});
}

// UTF-16 without its byte order mark to UTF-8. On error: what could be converted, whose lines tell where it
// stopped.
std::expected<std::string, std::string> from_utf16(std::string_view bytes, const char* encoding) {
  const Converter converter(encoding);
  if (!converter.valid()) return std::unexpected(std::string());
  std::string input(bytes);  // iconv wants it writable
  std::string text(bytes.size() * 2 + 4, '\0');
  char* from = input.data();
  char* to = text.data();
  std::size_t from_left = input.size();
  std::size_t to_left = text.size();
  const std::size_t result = ::iconv(converter.get(), &from, &from_left, &to, &to_left);
  text.resize(text.size() - to_left);
  if (result == static_cast<std::size_t>(-1) || from_left != 0) return std::unexpected(std::move(text));
  return text;
}

// What is no text in UTF-8 but easily told: a workbook or document under another name, and UTF-16 whose byte
// order mark is missing, which has a zero for every second byte of plain letters. Nothing otherwise.
const char* other_kind_of_file(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) return "check.workbook";
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < bytes.size(); ++at) zeros[at % 2] += bytes[at] == '\0' ? 1 : 0;
  const std::size_t least = bytes.size() / 5;  // of Vietnamese more than half the letters have none
  const bool one_side = (zeros[0] == 0) != (zeros[1] == 0);
  return one_side && zeros[0] + zeros[1] > least ? "check.utf16_without_mark" : nullptr;
}

// CRLF and lone CR become LF, so that one count of lines serves all.
std::string unify_line_ends(std::string_view text) {
  std::string unified;
  unified.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r') {
      if (at + 1 < text.size() && text[at + 1] == '\n') continue;
      unified += '\n';
    } else {
      unified += text[at];
    }
  }
  return unified;
}

}  // namespace

std::expected<std::string, Problem> decode_text(std::string_view bytes, const std::string& shown) {
  std::string text;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    auto converted = from_utf16(bytes.substr(2), bytes.starts_with("\xFF\xFE") ? "UTF-16LE" : "UTF-16BE");
    if (!converted) {
      return problem(shown, line_at(converted.error(), converted.error().size()), Message("check.bad_utf16"));
    }
    text = unify_line_ends(*converted);
  } else {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (const char* const other = other_kind_of_file(bytes)) return problem(shown, 0, Message(other));
    text = unify_line_ends(bytes);
  }
  if (text.find_first_not_of(" \t\n") == std::string::npos)
    return problem(shown, 0, Message("check.empty_file"));
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string::npos) {
    std::array<char, 8> byte{};
    std::snprintf(byte.data(), byte.size(), "0x%02X", static_cast<unsigned char>(text[bad]));
    return problem(shown, line_at(text, bad), Message("check.not_utf8", {byte.data()}));
  }
  if (const std::size_t zero = text.find('\0'); zero != std::string::npos) {
    return problem(shown, line_at(text, zero), Message("check.zero_byte"));
  }
  if (const std::size_t marks = find_too_many_marks(text); marks != std::string::npos) {
    return problem(shown, line_at(text, marks),
                   Message("check.too_many_marks", {std::to_string(kMostMarks)}));
  }
  auto normalised = to_nfc(text);
  if (!normalised) return problem(shown, 0, Message("check.not_utf8", {"?"}));
  return std::move(*normalised);
}

std::expected<std::string, Problem> read_text_file(const std::filesystem::path& path,
                                                   const std::string& shown, std::size_t limit) {
  // O_NONBLOCK: opening a pipe with nobody at its other end must not wait.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) {
    if (errno == ENOENT) return problem(shown, 0, Message("check.file_missing"));
    if (errno == ELOOP) return problem(shown, 0, Message("check.link_loop"));
    return problem(shown, 0, Message("check.file_unreadable"));
  }
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return problem(shown, 0, Message("check.file_unreadable"));
  if (!S_ISREG(status.st_mode)) return problem(shown, 0, Message("check.not_a_file"));

  std::string bytes;
  std::array<char, 65536> block{};
  for (;;) {
    const ssize_t got = ::read(file.get(), block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return problem(shown, 0, Message("check.file_unreadable"));
    if (got == 0) break;
    bytes.append(block.data(), static_cast<std::size_t>(got));
    if (bytes.size() > limit)
      return problem(shown, 0, Message("check.file_too_large", {std::to_string(limit / 1024)}));
  }
  return decode_text(bytes, shown);
}

}  // namespace core
