// One way of reading for the three kinds of files.
#include "core/ceremony/stick.h"

#include <cerrno>

#include "core/carry/medium.h"
#include "core/files/durable_file.h"
#include "core/files/system_reason.h"

namespace core {
namespace {

template <class T, class Decode>
std::expected<std::optional<T>, Message> read_as(const std::filesystem::path& file, const Decode& decode) {
  const auto bytes = read_whole(file, kLongestRoundFile);
  if (!bytes) {
    if (bytes.error().number == ENOENT) return std::nullopt;
    return std::unexpected(Message("stick.unreadable", {file.string(), system_reason(bytes.error().number)}));
  }
  auto decoded = decode(*bytes);
  if (decoded) return std::optional<T>(std::move(*decoded));
  const bool newer = decoded.error() == RoundFileError::kNewer;
  return std::unexpected(Message(newer ? "stick.newer" : "stick.damaged", {file.filename().string()}));
}

}  // namespace

std::expected<std::optional<RoundMessage>, Message> read_round_message(const std::filesystem::path& file) {
  return read_as<RoundMessage>(file, decode_round_message);
}

std::expected<std::optional<CeremonyInvitation>, Message> read_invitation(const std::filesystem::path& file) {
  return read_as<CeremonyInvitation>(file, decode_invitation);
}

std::expected<std::optional<RoundBundle>, Message> read_bundle(const std::filesystem::path& file) {
  return read_as<RoundBundle>(file, decode_bundle);
}

std::expected<void, Message> write_round_file(const std::filesystem::path& file,
                                              const std::vector<std::uint8_t>& bytes) {
  if (const auto written = write_durably(file, bytes); !written)
    return std::unexpected(
        Message("stick.not_written", {file.string(), system_reason(written.error().number)}));
  const auto back = carry::read_from_medium(file, kLongestRoundFile);
  if (!back || *back != bytes) return std::unexpected(Message("stick.read_back", {file.string()}));
  return {};
}

std::expected<void, Message> stick_there(const Stick& stick) {
  std::error_code error;
  if (std::filesystem::is_directory(stick.root, error)) return {};
  return std::unexpected(Message("stick.gone", {stick.root.string()}));
}

}  // namespace core
