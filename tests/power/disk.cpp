// The disk's two halves: what a file holds, and what a folder names.
#include "tests/power/disk.h"

#include <algorithm>
#include <fstream>

#include "tests/core/folder.h"

namespace power {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kSector = 512;

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

bool below(const std::string& path, const std::string& folder) { return path.starts_with(folder + "/"); }

void grow(std::vector<std::uint8_t>& bytes, std::size_t size, std::uint8_t with) {
  if (bytes.size() < size) bytes.resize(size, with);
}

}  // namespace

struct Disk::Node {
  std::vector<std::uint8_t> synced, now;
  std::vector<Step> since;

  void apply(const Step& step) {
    put(step, now);
    since.push_back(step);
  }
  static void put(const Step& step, std::vector<std::uint8_t>& bytes) {
    if (step.act == Act::kTruncate) return bytes.resize(step.offset);
    grow(bytes, step.offset + step.bytes.size(), 0);
    std::ranges::copy(step.bytes, bytes.begin() + static_cast<std::ptrdiff_t>(step.offset));
  }
  // Each sector by itself. The last one that arrives may be torn: its beginning is new, or its end.
  static void put_part(const Step& step, std::vector<std::uint8_t>& bytes, std::mt19937& random) {
    if (step.act == Act::kTruncate) {
      if (random() % 2 == 0) put(step, bytes);
      return;
    }
    const std::size_t end = step.offset + step.bytes.size();
    // The length may be on the disk before what was written: then whatever lay there is read.
    if (random() % 2 == 0) grow(bytes, end, random() % 2 == 0 ? 0xa5 : 0);
    const bool every_sector = random() % 3 == 0;
    for (std::size_t at = step.offset; at < end;) {
      const std::size_t stop = std::min(end, (at / kSector + 1) * kSector);
      std::size_t from = at, to = stop;
      if (random() % 8 == 0) (random() % 2 == 0 ? from : to) = at + random() % (stop - at);
      if (every_sector || random() % 2 == 0) {
        grow(bytes, to, 0);
        std::copy(step.bytes.begin() + static_cast<std::ptrdiff_t>(from - step.offset),
                  step.bytes.begin() + static_cast<std::ptrdiff_t>(to - step.offset),
                  bytes.begin() + static_cast<std::ptrdiff_t>(from));
      }
      at = stop;
    }
  }
  std::vector<std::uint8_t> after(Keep keep, std::mt19937& random) const {
    switch (keep) {
      case Keep::kAll:
        return now;
      case Keep::kNothing:
        return synced;
      case Keep::kByChance:
        break;
    }
    auto bytes = synced;
    for (const Step& step : since) put_part(step, bytes, random);
    return bytes;
  }
};

Image Image::of(const fs::path& root) {
  Image image;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const auto name = fs::relative(entry.path(), root).string();
    if (entry.is_directory())
      image.folders.insert(name);
    else
      image.files[name] = tests::content(entry.path());
  }
  return image;
}

void Image::write_to(const fs::path& root) const {
  fs::create_directories(root);
  for (const auto& folder : folders) fs::create_directories(root / folder);
  for (const auto& [name, bytes] : files) tests::put(root / name, bytes);
}

std::string describe(const Cut& cut) {
  const auto words = [](Keep keep) {
    switch (keep) {
      case Keep::kAll:
        return "all";
      case Keep::kNothing:
        return "no";
      case Keep::kByChance:
        return "some";
    }
    return "";
  };
  return std::string(words(cut.names)) + " names, " + words(cut.bytes) + " bytes, seed " +
         std::to_string(cut.seed);
}

Disk::Disk(const Image& image) {
  for (const auto& folder : image.folders) names_[folder] = nullptr;
  for (const auto& [name, bytes] : image.files) names_[name] = std::make_shared<Node>(Node{bytes, bytes, {}});
  first_ = names_;
}

void Disk::carry_out(const Change& change, Names& names) {
  const auto found = names.find(change.path);
  switch (change.act) {
    case Act::kCreate:
      if (found == names.end()) names[change.path] = change.node;
      return;
    case Act::kMakeFolder:
      names.emplace(change.path, nullptr);
      return;
    // Only what was really meant: with an earlier change lost, another file may have the name.
    case Act::kRemove:
    case Act::kRemoveFolder:
      if (found != names.end() && found->second == change.node) names.erase(found);
      return;
    case Act::kRename: {
      if (found == names.end() || found->second != change.node) return;
      Names moved{{change.to, change.node}};
      names.erase(found);
      for (auto each = names.begin(); each != names.end();) {
        if (!below(each->first, change.path)) {
          ++each;
          continue;
        }
        moved[change.to + each->first.substr(change.path.size())] = each->second;
        each = names.erase(each);
      }
      for (auto& [name, entry] : moved) names[name] = entry;
      return;
    }
    case Act::kWrite:
    case Act::kTruncate:
    case Act::kSync:
    case Act::kSyncFolder:
    case Act::kTold:
      return;
  }
}

void Disk::change(Change change) {
  change.waits_for.insert(folder_of(change.path));
  if (change.act == Act::kRename) change.waits_for.insert(folder_of(change.to));
  carry_out(change, names_);
  changes_.push_back(std::move(change));
}

void Disk::apply(const Step& step) {
  const auto found = names_.find(step.path);
  const Entry node = found == names_.end() ? nullptr : found->second;
  switch (step.act) {
    case Act::kCreate:
      return change({step.act, step.path, {}, std::make_shared<Node>(), {}});
    case Act::kMakeFolder:
    case Act::kRemove:
    case Act::kRemoveFolder:
    case Act::kRename:
      return change({step.act, step.path, step.to, node, {}});
    case Act::kWrite:
    case Act::kTruncate:
      if (node) node->apply(step);
      return;
    case Act::kSync:
      if (!node) return;
      node->synced = node->now;
      node->since.clear();
      return;
    case Act::kSyncFolder:
      for (Change& each : changes_) each.waits_for.erase(step.path);
      return;
    case Act::kTold:
      return;
  }
}

bool Disk::unsynced() const {
  if (std::ranges::any_of(changes_, [](const Change& each) { return !each.waits_for.empty(); })) return true;
  return std::ranges::any_of(names_,
                             [](const auto& each) { return each.second && !each.second->since.empty(); });
}

Image Disk::after(const Cut& cut) const {
  std::mt19937 random(cut.seed);
  // A journalling file system loses the last changes of names; one without loses any of them.
  const bool in_order = random() % 2 == 0;
  const std::size_t lost_from = changes_.empty() ? 0 : random() % (changes_.size() + 1);
  Names names = first_;
  for (std::size_t at = 0; at < changes_.size(); ++at) {
    bool here = changes_[at].waits_for.empty() || cut.names == Keep::kAll;
    if (!here && cut.names == Keep::kByChance) here = in_order ? at < lost_from : random() % 2 == 0;
    if (here) carry_out(changes_[at], names);
  }
  Image image;
  for (const auto& [name, node] : names) {
    std::string folder = folder_of(name);
    bool reachable = true;
    for (; reachable && !folder.empty(); folder = folder_of(folder)) reachable = names.contains(folder);
    if (!reachable) continue;
    if (node)
      image.files[name] = node->after(cut.bytes, random);
    else
      image.folders.insert(name);
  }
  return image;
}

}  // namespace power
