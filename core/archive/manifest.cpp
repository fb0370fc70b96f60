// The grammar of archive.json: {"archived", "committee", "conference", "date", "digest", "files": [{"digest",
// "name", "size"}], "format": 1, "keep_until", "kind", "title"}; "digest" is that of the same object without
// it.
#include "core/archive/manifest.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>

#include "core/conference/date.h"
#include "core/files/durable_file.h"
#include "core/files/system_reason.h"
#include "core/record/json.h"
#include "crypto/encoding.h"

namespace core {
namespace {

constexpr std::uint64_t kFormat = 1;
constexpr std::size_t kLargestManifest = 4u << 20;

json::Object object_of(const ArchiveManifest& manifest) {
  json::Array committee, files;
  for (const auto& name : manifest.committee) committee.emplace_back(name);
  for (const auto& file : manifest.files)
    files.emplace_back(
        json::Object{{"digest", crypto::to_hex(file.digest)}, {"name", file.name}, {"size", file.size}});
  return {{"archived", manifest.archived},
          {"committee", std::move(committee)},
          {"conference", crypto::to_hex(manifest.conference)},
          {"date", manifest.date},
          {"files", std::move(files)},
          {"format", kFormat},
          {"keep_until", manifest.keep_until},
          {"kind", manifest.kind == Kind::kReal ? "real" : "rehearsal"},
          {"title", manifest.title}};
}

std::string digest_of(const json::Object& object) {
  return crypto::to_hex(crypto::blake2b(crypto::as_bytes(json::write(object, json::Layout::kCompact))));
}

template <class T>
const T* part(const json::Object& object, std::string_view name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : std::get_if<T>(&found->second.value);
}

bool take_digest(const json::Object& object, std::string_view name, crypto::Digest& into) {
  const auto* text = part<std::string>(object, name);
  if (text == nullptr) return false;
  const auto bytes = crypto::from_hex(*text, into.size());
  if (!bytes) return false;
  std::ranges::copy(*bytes, into.begin());
  return true;
}

bool take_day(const json::Object& object, std::string_view name, std::string& into) {
  const auto* text = part<std::string>(object, name);
  if (text == nullptr || parse_date(*text) != *text) return false;
  into = *text;
  return true;
}

bool take_lists(const json::Object& object, ArchiveManifest& manifest) {
  const auto* committee = part<json::Array>(object, "committee");
  const auto* files = part<json::Array>(object, "files");
  if (committee == nullptr || files == nullptr) return false;
  for (const auto& each : *committee) {
    const auto* name = std::get_if<std::string>(&each.value);
    if (name == nullptr) return false;
    manifest.committee.push_back(*name);
  }
  for (const auto& each : *files) {
    const auto* entry = std::get_if<json::Object>(&each.value);
    if (entry == nullptr) return false;
    const auto* name = part<std::string>(*entry, "name");
    const auto* size = part<std::uint64_t>(*entry, "size");
    ArchivedFile file;
    if (name == nullptr || size == nullptr || !take_digest(*entry, "digest", file.digest)) return false;
    file.name = *name;
    file.size = *size;
    manifest.files.push_back(std::move(file));
  }
  return true;
}

}  // namespace

std::string six_months_after(std::string_view day) {
  using namespace std::chrono;
  const std::string text(day);
  const year_month_day start{year(std::stoi(text.substr(0, 4))),
                             month(static_cast<unsigned>(std::stoul(text.substr(5, 2)))),
                             std::chrono::day(static_cast<unsigned>(std::stoul(text.substr(8, 2))))};
  const auto later = start + months(6);
  const auto last = year_month_day(later.year() / later.month() / std::chrono::last);
  char written[16];
  std::snprintf(written, sizeof written, "%04d-%02u-%02u", static_cast<int>(later.year()),
                static_cast<unsigned>(later.month()),
                std::min(static_cast<unsigned>(later.day()), static_cast<unsigned>(last.day())));
  return written;
}

std::string encode_archive(const ArchiveManifest& manifest) {
  auto object = object_of(manifest);
  object.emplace("digest", digest_of(object_of(manifest)));
  return json::write(object, json::Layout::kFile);
}

std::expected<ArchiveManifest, Message> decode_archive(std::string_view bytes, const std::string& shown) {
  const Message damaged("archive.manifest_damaged", {shown});
  const auto value = json::parse(bytes, json::Layout::kFile);
  const auto* object = value ? std::get_if<json::Object>(&value->value) : nullptr;
  if (object == nullptr) return std::unexpected(damaged);
  const auto* format = part<std::uint64_t>(*object, "format");
  if (format != nullptr && *format > kFormat)
    return std::unexpected(Message("archive.manifest_newer", {shown}));
  ArchiveManifest manifest;
  const auto* title = part<std::string>(*object, "title");
  const auto* kind = part<std::string>(*object, "kind");
  if (title == nullptr || kind == nullptr || !take_digest(*object, "conference", manifest.conference) ||
      !take_day(*object, "date", manifest.date) || !take_day(*object, "archived", manifest.archived) ||
      !take_day(*object, "keep_until", manifest.keep_until) || !take_lists(*object, manifest))
    return std::unexpected(damaged);
  manifest.title = *title;
  manifest.kind = *kind == "real" ? Kind::kReal : Kind::kRehearsal;
  // Whatever the grammar above let pass, and every changed letter of what it took, shows here.
  if (encode_archive(manifest) != bytes) return std::unexpected(damaged);
  return manifest;
}

std::expected<ArchiveManifest, Message> read_archive(const std::filesystem::path& folder) {
  const auto file = folder / kArchiveManifest;
  const auto bytes = read_whole(file, kLargestManifest);
  if (!bytes && (bytes.error().number == ENOENT || bytes.error().number == ENOTDIR))
    return std::unexpected(Message("archive.none", {folder.string()}));
  if (!bytes)
    return std::unexpected(
        Message("archive.unreadable", {file.string(), system_reason(bytes.error().number)}));
  return decode_archive({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, file.string());
}

}  // namespace core
