// Looks for each thing wherever its bytes stand: in live rows, in pages and corners that nothing uses, in
// journals, in other files; and notes where that is and what the file system says of it.
#include "tests/anonymity/clues.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "tests/anonymity/pages.h"

namespace anonymity {
namespace {

enum Clue : std::size_t {
  kRank,
  kRow,
  kLeaf,
  kOffset,
  kPointer,
  kFirstOverflow,
  kLastOverflow,
  kLowestPage,
  kHighestPage,
  kPlaceInRow,
  kPayload,
  kSlack,
  kVector,
  kLastVector,
  kSightings,
  kFirstRemnant,
  kLastRemnant,
  kFreePage,
  kFirstInJournal,
  kLastInJournal,
  kTimesInJournal,
  kFirstInText,
  kLastInText,
  kModified,
  kChanged,
  kAccessed,
  kBorn,
  kInode,
  kFolderPlace,
  kContent,
  kClues
};

constexpr std::array<const char*, kClues> kNames{
    "rank in its tree",
    "row number",
    "page number",
    "place of its cell in the page",
    "which cell of the page",
    "first overflow page",
    "last overflow page",
    "lowest page it was seen on",
    "highest page it was seen on",
    "place within its row",
    "length of its row",
    "bytes left over in its row",
    "page's vector",
    "last page's vector",
    "how often it was seen",
    "first remnant in unused bytes",
    "last remnant in unused bytes",
    "place in the free list",
    "first place in the journal",
    "last place in the journal",
    "times in the journal",
    "first place in another file",
    "last place in another file",
    "file's last change",
    "file's last change of status",
    "file's last access",
    "file's making",
    "file's inode",
    "file's place in the folder",
    "its own bytes",
};

// Calls `seen(offset)` wherever `thing` stands in `bytes`.
template <class Seen>
void each(std::span<const std::uint8_t> bytes, const std::string& thing, const Seen& seen) {
  std::size_t from = 0;
  while (from + thing.size() <= bytes.size()) {
    const void* const at = ::memmem(bytes.data() + from, bytes.size() - from, thing.data(), thing.size());
    if (at == nullptr) return;
    const auto offset = static_cast<std::size_t>(static_cast<const std::uint8_t*>(at) - bytes.data());
    seen(offset);
    from = offset + 1;
  }
}

class Look {
 public:
  Look(const Scene& scene, std::span<const std::string> things)
      : things_(things), rows_(things.size(), std::vector<double>(kClues, 0)) {
    for (std::size_t thing = 0; thing < things.size(); ++thing) {
      double content = 0;
      for (std::size_t at = 0; at < 6; ++at)
        content = content * 256 + static_cast<std::uint8_t>(things[thing][at]);
      rows_[thing][kContent] = content;
    }
    for (const auto& file : scene.image) {
      const auto tables = read_tables(file.bytes, scene.key);
      if (tables)
        look_at(*tables, file);
      else
        look_at(file, journal_pages(file.bytes, scene.key));
    }
  }

  std::vector<std::vector<double>> take() { return std::move(rows_); }

 private:
  void first_and_last(std::size_t thing, Clue first, Clue last, double place) {
    auto& row = rows_[thing];
    if (row[first] == 0) row[first] = place;
    row[last] = place;
    row[kSightings] += 1;
  }

  void of_file(std::size_t thing, const FileImage& file) {
    auto& row = rows_[thing];
    const auto since = [](std::int64_t time) { return static_cast<double>(time % 1'000'000'000'000'000); };
    row[kModified] = since(file.modified);
    row[kChanged] = since(file.changed);
    row[kAccessed] = since(file.accessed);
    row[kBorn] = since(file.born);
    row[kInode] = static_cast<double>(file.inode);
    row[kFolderPlace] = static_cast<double>(file.place);
  }

  void on_page(std::size_t thing, double page) {
    auto& row = rows_[thing];
    if (row[kLowestPage] == 0 || page < row[kLowestPage]) row[kLowestPage] = page;
    row[kHighestPage] = std::max(row[kHighestPage], page);
  }

  void look_at(const Tables& tables, const FileImage& file) {
    for (const auto& cell : tables.cells)
      for (std::size_t thing = 0; thing < things_.size(); ++thing)
        each(cell.payload, things_[thing], [&](std::size_t at) { in_cell(thing, cell, at, file); });
    for (std::size_t page = 0; page < tables.unused.size(); ++page)
      for (std::size_t thing = 0; thing < things_.size(); ++thing)
        each(tables.unused[page], things_[thing], [&](std::size_t at) {
          first_and_last(thing, kFirstRemnant, kLastRemnant, static_cast<double>(page * 4096 + at + 1));
          const auto place = std::ranges::find(tables.free_pages, page + 1);
          if (place != tables.free_pages.end())
            rows_[thing][kFreePage] = static_cast<double>(place - tables.free_pages.begin() + 1);
        });
  }

  void in_cell(std::size_t thing, const Cell& cell, std::size_t at, const FileImage& file) {
    auto& row = rows_[thing];
    on_page(thing, cell.leaf);
    for (const std::uint32_t page : cell.overflow) on_page(thing, page);
    row[kSightings] += 1;
    if (row[kLeaf] != 0) return;  // the first of several rows: the others show in the pages
    of_file(thing, file);
    row[kRank] = static_cast<double>(cell.rank);
    row[kRow] = static_cast<double>(cell.row);
    row[kLeaf] = cell.leaf;
    row[kOffset] = static_cast<double>(cell.offset);
    row[kPointer] = static_cast<double>(cell.pointer);
    row[kFirstOverflow] = cell.overflow.empty() ? 0 : cell.overflow.front();
    row[kLastOverflow] = cell.overflow.empty() ? 0 : cell.overflow.back();
    row[kPlaceInRow] = static_cast<double>(at);
    row[kPayload] = static_cast<double>(cell.payload.size());
    row[kVector] = static_cast<double>(cell.vector);
    row[kLastVector] = static_cast<double>(cell.last_vector);
    // A ballot is one line: what stands behind its end was never meant to be there.
    const auto end = std::find(cell.payload.begin() + static_cast<std::ptrdiff_t>(at), cell.payload.end(),
                               std::uint8_t{'\n'});
    row[kSlack] = static_cast<double>(
        std::count_if(end, cell.payload.end(), [](std::uint8_t byte) { return byte != 0; }));
  }

  void look_at(const FileImage& file, const std::vector<Page>& journal) {
    for (std::size_t thing = 0; thing < things_.size(); ++thing) {
      each(file.bytes, things_[thing], [&](std::size_t at) {
        first_and_last(thing, kFirstInText, kLastInText, static_cast<double>(at + 1));
        if (rows_[thing][kModified] == 0) of_file(thing, file);
      });
      for (std::size_t page = 0; page < journal.size(); ++page)
        each(journal[page].bytes, things_[thing], [&](std::size_t at) {
          first_and_last(thing, kFirstInJournal, kLastInJournal, static_cast<double>(page * 4096 + at + 1));
          rows_[thing][kTimesInJournal] += 1;
        });
    }
  }

  std::span<const std::string> things_;
  std::vector<std::vector<double>> rows_;
};

}  // namespace

std::span<const char* const> clue_names() { return kNames; }

std::vector<std::vector<double>> clues_of(const Scene& scene, std::span<const std::string> things) {
  return Look(scene, things).take();
}

}  // namespace anonymity
