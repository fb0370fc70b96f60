// Is this the key of a box whose last transaction is unfinished? Asked without touching box or journal.
#include "core/store/journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>

#include "core/files/descriptor.h"
#include "core/store/settings.h"

namespace core::store {
namespace {

// SQLite's journal format (sqlite.org/fileformat2.html, section 3): a header of 28 bytes in a sector of its
// own, then records of a page number, the page as it was, and a checksum.
constexpr std::size_t kPage = 4096;
constexpr std::array<std::uint8_t, 8> kMagic{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
constexpr std::size_t kHeader = 28;
constexpr std::size_t kSectorAt = 20;
constexpr std::uint32_t kLargestSector = 65536;

std::uint32_t big_endian(const std::uint8_t* bytes) {
  std::uint32_t number = 0;
  for (int at = 0; at < 4; ++at) number = number << 8 | bytes[at];
  return number;
}

bool read(std::ifstream& file, std::span<std::uint8_t> into) {
  file.read(reinterpret_cast<char*>(into.data()), static_cast<std::streamsize>(into.size()));
  return file.gcount() == static_cast<std::streamsize>(into.size());
}

// The box's first page as the journal keeps it. Every transaction changes that page, so it stands in the
// first run of records of all but very large ones.
std::optional<std::array<std::uint8_t, kPage>> first_page(const std::filesystem::path& journal) {
  std::ifstream file(journal, std::ios::binary);
  std::array<std::uint8_t, kHeader> header{};
  if (!read(file, header) || !std::equal(kMagic.begin(), kMagic.end(), header.begin())) return std::nullopt;
  const std::uint32_t sector = big_endian(header.data() + kSectorAt);
  if (sector < kHeader || sector > kLargestSector) return std::nullopt;
  file.seekg(sector);
  std::array<std::uint8_t, 4> number{};
  std::array<std::uint8_t, kPage> page{};
  std::array<std::uint8_t, 4> checksum{};
  while (read(file, number) && read(file, page) && read(file, checksum)) {
    if (big_endian(number.data()) == 1) return page;
  }
  return std::nullopt;
}

// Whether the first page of `file` authenticates. Not so: "not a database". Anything else, an alarm over
// missing pages say, comes only after it did.
bool authenticates(const std::filesystem::path& file, const crypto::SecretBytes& key) {
  auto database = Database::open(file, Access::kReadOnlyAsItLies);
  if (!database || !database->key(key)) return false;
  if (const auto set = apply_settings(*database); !set && set.error() == StoreError::kWrongKey) return false;
  const auto read = database->value("SELECT count(*) FROM sqlite_master");
  return read || read.error() == StoreError::kDamaged;
}

bool authenticates(std::span<const std::uint8_t> page, const crypto::SecretBytes& key) {
  std::error_code error;
  std::string name = (std::filesystem::temp_directory_path(error) / "tinnhiem-XXXXXX").string();
  Descriptor file(::mkstemp(name.data()));
  if (!file.valid()) return false;
  const bool written = ::write(file.get(), page.data(), page.size()) == static_cast<ssize_t>(page.size());
  file.close();
  const bool good = written && authenticates(std::filesystem::path(name), key);
  ::unlink(name.c_str());
  return good;
}

}  // namespace

std::filesystem::path journal_of(const std::filesystem::path& file) {
  std::filesystem::path journal = file;
  journal += "-journal";
  return journal;
}

Stored<void> check_key_before_rollback(const std::filesystem::path& file, const crypto::SecretBytes& key) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(journal_of(file), error);
  if (error || size == 0) return {};  // none, or emptied: SQLite has nothing to write
  if (authenticates(file, key)) return {};
  const auto page = first_page(journal_of(file));
  if (page && authenticates(*page, key)) return {};
  return std::unexpected(StoreError::kWrongKey);
}

}  // namespace core::store
