// Walks what SQLite wrote; believes nothing without bounds, for half-written files are what it is for.
#include "tests/anonymity/pages.h"

#include <algorithm>
#include <set>

#include "tests/anonymity/cipher.h"

namespace anonymity {
namespace {

constexpr std::size_t kPage = 4096, kReserve = 48, kUsable = kPage - kReserve;

std::uint64_t number(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count && at + i < bytes.size(); ++i) value = value << 8 | bytes[at + i];
  return value;
}

std::uint64_t varint(std::span<const std::uint8_t> bytes, std::size_t& at) {
  std::uint64_t value = 0;
  for (int i = 0; i < 9 && at < bytes.size(); ++i) {
    const std::uint8_t byte = bytes[at++];
    if (i == 8) return value << 8 | byte;
    value = value << 7 | (byte & 0x7f);
    if ((byte & 0x80) == 0) break;
  }
  return value;
}

class Walk {
 public:
  explicit Walk(Tables& tables) : tables_(tables) {}

  void all() {
    for (const auto& page : tables_.pages) tables_.unused.push_back(page.bytes);
    use(1, 0, 100);
    tree(1);
    // The schema's rows say where the other trees begin.
    std::vector<std::uint32_t> roots;
    for (const auto& cell : tables_.cells) roots.push_back(root_of(cell.payload));
    for (const std::uint32_t root : roots)
      if (root > 1) tree(root);
    free_list();
  }

 private:
  const Bytes* page(std::uint64_t number) const {
    return number >= 1 && number <= tables_.pages.size() ? &tables_.pages[number - 1].bytes : nullptr;
  }

  void use(std::uint64_t page, std::size_t from, std::size_t to) {
    auto& bytes = tables_.unused[page - 1];
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(std::min(from, bytes.size())),
              bytes.begin() + static_cast<std::ptrdiff_t>(std::min(to, bytes.size())), std::uint8_t{0});
  }

  // The fourth column of a row of the schema.
  static std::uint32_t root_of(const Bytes& row) {
    std::size_t at = 0;
    const std::size_t header = varint(row, at);
    std::size_t content = header;
    for (int column = 0; at < header && column < 4; ++column) {
      const std::uint64_t type = varint(row, at);
      const std::size_t length = type >= 12 ? (type - 12) / 2 : type == 5 ? 6 : type <= 4 ? type : 8;
      if (column == 3) return static_cast<std::uint32_t>(number(row, content, length));
      content += length;
    }
    return 0;
  }

  void tree(std::uint32_t root) {
    std::size_t rank = 0;
    visit(root, rank);
  }

  void visit(std::uint64_t which, std::size_t& rank) {
    const Bytes* const bytes = page(which);
    if (bytes == nullptr || !seen_.insert(which).second) return;
    const std::size_t start = which == 1 ? 100 : 0;
    const std::uint8_t kind = (*bytes)[start];
    const bool leaf = kind == 0x0d || kind == 0x0a;
    if (!leaf && kind != 0x05 && kind != 0x02) return;
    const std::size_t count = number(*bytes, start + 3, 2);
    const std::size_t pointers = start + (leaf ? 8 : 12);
    use(which, start, pointers + 2 * count);
    for (std::size_t index = 0; index < count; ++index) {
      std::size_t at = number(*bytes, pointers + 2 * index, 2);
      const std::size_t begin = at;
      if (at >= kUsable) continue;
      if (!leaf) {
        visit(number(*bytes, at, 4), rank);
        at += 4;
      }
      if (kind == 0x05) {
        varint(*bytes, at);
        use(which, begin, at);
        continue;
      }
      Cell cell;
      const std::uint64_t length = varint(*bytes, at);
      if (kind == 0x0d) cell.row = static_cast<std::int64_t>(varint(*bytes, at));
      cell.rank = rank++;
      cell.leaf = static_cast<std::uint32_t>(which);
      cell.offset = begin;
      cell.pointer = index;
      cell.vector = cell.last_vector = tables_.pages[which - 1].vector;
      const std::size_t end = gather(cell, *bytes, at, length, kind == 0x0d);
      use(which, begin, end);
      tables_.cells.push_back(std::move(cell));
    }
    if (!leaf) visit(number(*bytes, start + 8, 4), rank);
  }

  // The payload, through its chain; where the cell ends on its own page.
  std::size_t gather(Cell& cell, const Bytes& bytes, std::size_t at, std::uint64_t length, bool table) {
    const std::size_t most = table ? kUsable - 35 : (kUsable - 12) * 64 / 255 - 23;
    const std::size_t least = (kUsable - 12) * 32 / 255 - 23;
    std::size_t local = length;
    if (length > most) {
      const std::size_t fit = least + (length - least) % (kUsable - 4);
      local = fit <= most ? fit : least;
    }
    const auto take = [&](const Bytes& from, std::size_t offset, std::size_t count) {
      const std::size_t end = std::min(offset + count, from.size());
      if (offset < end)
        cell.payload.insert(cell.payload.end(), from.begin() + static_cast<std::ptrdiff_t>(offset),
                            from.begin() + static_cast<std::ptrdiff_t>(end));
    };
    take(bytes, at, local);
    if (length <= local) return at + local;
    std::uint64_t next = number(bytes, at + local, 4);
    while (const Bytes* const more = page(next)) {
      if (!seen_.insert(next).second) break;
      cell.overflow.push_back(static_cast<std::uint32_t>(next));
      cell.last_vector = tables_.pages[next - 1].vector;
      const std::size_t part = std::min<std::size_t>(length - cell.payload.size(), kUsable - 4);
      take(*more, 4, part);
      use(next, 0, 4 + part);
      if (cell.payload.size() >= length) break;
      next = number(*more, 0, 4);
    }
    return at + local + 4;
  }

  void free_list() {
    std::uint64_t trunk = number(tables_.pages[0].bytes, 32, 4);
    while (const Bytes* const bytes = page(trunk)) {
      if (!seen_.insert(trunk).second) break;
      tables_.free_pages.push_back(static_cast<std::uint32_t>(trunk));
      const std::size_t count = std::min<std::size_t>(number(*bytes, 4, 4), (kUsable - 8) / 4);
      for (std::size_t index = 0; index < count; ++index)
        tables_.free_pages.push_back(static_cast<std::uint32_t>(number(*bytes, 8 + 4 * index, 4)));
      trunk = number(*bytes, 0, 4);
    }
  }

  Tables& tables_;
  std::set<std::uint64_t> seen_;
};

}  // namespace

std::optional<Tables> read_tables(std::span<const std::uint8_t> file, const crypto::SecretBytes& key) {
  if (file.size() < kPage || file.size() % kPage != 0) return std::nullopt;
  Tables tables;
  for (std::size_t at = 0; at < file.size(); at += kPage)
    tables.pages.push_back(
        decrypted(file.subspan(at, kPage), static_cast<std::uint32_t>(at / kPage + 1), key));
  if (number(tables.pages[0].bytes, 16, 2) != kPage) return std::nullopt;
  Walk(tables).all();
  return tables;
}

std::vector<Page> journal_pages(std::span<const std::uint8_t> file, const crypto::SecretBytes& key) {
  std::vector<Page> pages;
  const bool log = file.size() > 32 && (number(file, 0, 4) | 1) == 0x377f0683;
  // A record: in the log a header of 24 bytes and the page, in the journal its number, the page, a checksum.
  // A journal's header has a sector of 512 bytes to itself, also when it has been zeroed.
  const std::size_t first = log ? 32 : 512, before = log ? 24 : 4, after = log ? 0 : 4;
  for (std::size_t at = first; at + before + kPage + after <= file.size(); at += before + kPage + after)
    pages.push_back(
        decrypted(file.subspan(at + before, kPage), static_cast<std::uint32_t>(number(file, at, 4)), key));
  return pages;
}

}  // namespace anonymity
