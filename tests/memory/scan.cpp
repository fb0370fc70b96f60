// /proc/self/maps says what there is, /proc/self/pagemap what of it is resident, /proc/self/mem what it
// holds.
#include "tests/memory/scan.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace witness {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

struct Area {
  std::uintptr_t begin, end;
};
std::vector<Area>& left_out() {
  static std::vector<Area> areas;
  return areas;
}

struct Mapping {
  std::uintptr_t begin = 0, end = 0;
  std::string place;
};

// Constant are a file's pages that nobody may write; everything else is looked at, PROT_NONE too.
std::vector<Mapping> mappings() {
  std::vector<Mapping> found;
  std::FILE* maps = std::fopen("/proc/self/maps", "re");
  if (maps == nullptr) std::abort();
  char line[4096];
  while (std::fgets(line, sizeof line, maps) != nullptr) {
    Mapping mapping;
    char rights[8] = {};
    unsigned long inode = 0;
    int name_at = 0;
    if (std::sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %7s %*s %*s %lu %n", &mapping.begin, &mapping.end,
                    rights, &inode, &name_at) < 4)
      std::abort();
    std::string name(line + name_at);
    while (!name.empty() && (name.back() == '\n' || name.back() == ' ')) name.pop_back();
    const bool memory_file = name.starts_with("/memfd:") || name.starts_with("/dev/shm/");
    if (inode != 0 && !memory_file && rights[1] != 'w') continue;
    if (name.starts_with("[v")) continue;  // vdso, vvar, vsyscall
    const bool ours = std::ranges::any_of(left_out(), [&](const Area& area) {
      return mapping.begin >= area.begin && mapping.begin < area.end;
    });
    if (ours) continue;
    mapping.place = std::string(rights) + " " + (name.empty() ? "anonymous" : name);
    found.push_back(std::move(mapping));
  }
  std::fclose(maps);
  return found;
}

// The runs of resident (or swapped) pages.
std::vector<Area> resident(int pagemap, const Mapping& mapping) {
  std::vector<Area> runs;
  std::vector<std::uint64_t> entries(1024);
  for (std::uintptr_t at = mapping.begin; at < mapping.end;) {
    const std::size_t pages = std::min((mapping.end - at) / kPage, entries.size());
    const ssize_t got = ::pread(pagemap, entries.data(), pages * 8, static_cast<off_t>(at / kPage * 8));
    if (got != static_cast<ssize_t>(pages * 8)) std::abort();
    for (std::size_t page = 0; page < pages; ++page, at += kPage) {
      if ((entries[page] >> 62) == 0) continue;
      if (!runs.empty() && runs.back().end == at)
        runs.back().end += kPage;
      else
        runs.push_back({at, at + kPage});
    }
  }
  return runs;
}

}  // namespace

void leave_out(const void* begin, std::size_t bytes) {
  const auto at = reinterpret_cast<std::uintptr_t>(begin);
  left_out().push_back({at, at + bytes});
}

std::size_t each_piece(
    std::size_t reach,
    const std::function<void(const std::uint8_t*, std::uintptr_t, const std::string&, std::size_t)>& look) {
  // Fenced by untouchable pages, so that the kernel does not join it to a neighbour in the list of mappings.
  const std::size_t room = kPieceBytes + kPage;
  auto* fenced = static_cast<std::uint8_t*>(
      ::mmap(nullptr, room + 2 * kPage, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  if (fenced == MAP_FAILED || ::mprotect(fenced + kPage, room, PROT_READ | PROT_WRITE) != 0) std::abort();
  std::uint8_t* piece = fenced + kPage;
  leave_out(fenced, room + 2 * kPage);
  const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  const int pagemap = ::open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
  if (memory < 0 || pagemap < 0) std::abort();
  std::size_t read = 0;
  for (const Mapping& mapping : mappings()) {
    for (const Area& run : resident(pagemap, mapping)) {
      for (std::uintptr_t at = run.begin; at < run.end;) {
        const std::size_t count = std::min<std::size_t>(run.end - at, kPieceBytes);
        const std::size_t wanted = std::min<std::size_t>(run.end - at, count + reach - 1);
        const ssize_t got = ::pread(memory, piece, wanted, static_cast<off_t>(at));
        if (got <= 0) break;  // pages of a device
        const auto have = static_cast<std::size_t>(got);
        std::memset(piece + have, 0, room - have);
        look(piece, at, mapping.place, std::min(count, have));
        read += std::min(count, have);
        at += count;
      }
    }
  }
  ::close(memory);
  ::close(pagemap);
  ::munmap(fenced, room + 2 * kPage);
  left_out().pop_back();
  return read;
}

}  // namespace witness
