// Parts are the record's own files where the record has them; restart.json and statement.json are the
// package's.
#include "core/terminals/conference_package.h"

#include <algorithm>
#include <array>

#include "core/record/codec.h"
#include "core/record/hashes.h"
#include "core/record/reader.h"
#include "core/terminals/carried_file.h"
#include "core/verify/state.h"

namespace core {
namespace {

using json::Object;
using record::hex_value;
using record::Reader;

constexpr std::array<std::string_view, 3> kParts{"manifest.json", "ceremony.json", "restart.json"};
constexpr std::array<std::string_view, 4> kOpenedParts{"opening.json", "certificates.json", "log.jsonl",
                                                       "statement.json"};

std::string encode_restart(const std::vector<RestartMember>& members) {
  const Object object{{"format", 1}, {"members", record::array_of(members, [](const RestartMember& member) {
                                        return Object{{"index", member.member},
                                                      {"key", hex_value(member.restart_public_key)},
                                                      {"memory", member.stretch.memory_bytes},
                                                      {"operations", member.stretch.operations},
                                                      {"salt", hex_value(member.salt)}};
                                      })}};
  return json::write(object, json::Layout::kFile);
}

std::vector<RestartMember> read_restart(const Reader& reader) {
  reader.keys({"format", "members"});
  reader["format"].literal("version", 1);
  std::vector<RestartMember> members;
  for (const Reader& one : reader["members"].elements()) {
    one.keys({"index", "key", "memory", "operations", "salt"});
    RestartMember member;
    member.member = one["index"].number();
    member.restart_public_key = one["key"].hex<32>();
    member.stretch.memory_bytes = one["memory"].large();
    member.stretch.operations = one["operations"].large();
    member.salt = one["salt"].hex<std::tuple_size_v<crypto::Salt>>();
    members.push_back(member);
  }
  return members;
}

std::string encode_statement(const std::vector<MemberSignature>& signatures) {
  return json::write(Object{{"format", 1}, {"signatures", record::member_signatures(signatures)}},
                     json::Layout::kFile);
}

std::vector<MemberSignature> read_statement(const Reader& reader) {
  reader.keys({"format", "signatures"});
  reader["format"].literal("version", 1);
  return record::member_signatures(reader["signatures"]);
}

crypto::Digest head_of(const std::vector<LogEntry>& log) {
  return log.empty() ? crypto::Digest{} : log_entry_hash(log.back());
}

bool has_names(const CarriedParts& parts, bool opened) {
  if (parts.size() != kParts.size() + (opened ? kOpenedParts.size() : 0)) return false;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].first != (i < kParts.size() ? kParts.at(i) : kOpenedParts.at(i - kParts.size())))
      return false;
  return true;
}

// The checks of the record's verifier, by name; the first that fails.
struct NamedCheck {
  const char* name;
  verify::Outcome (*run)(verify::State&);
};
constexpr std::array kChecks{NamedCheck{"manifest", verify::check_manifest},
                             NamedCheck{"members", verify::check_members},
                             NamedCheck{"commitments", verify::check_commitments},
                             NamedCheck{"possession", verify::check_possession},
                             NamedCheck{"keys", verify::check_keys},
                             NamedCheck{"transcript", verify::check_transcript}};
constexpr std::array kOpenedChecks{NamedCheck{"opening", verify::check_opening},
                                   NamedCheck{"log", verify::check_log}};

std::optional<Message> run(std::span<const NamedCheck> checks, verify::State& state) {
  for (const auto& check : checks)
    if (const auto outcome = check.run(state); !outcome)
      return Message("terminals.package_refused", {check.name, outcome.error()});
  return std::nullopt;
}

template <class T>
bool take(Decoded<T> decoded, T& into, std::optional<Message>& problem) {
  if (!decoded) {
    problem = Message("terminals.package_refused", {decoded.error().check, decoded.error().where});
    return false;
  }
  into = std::move(*decoded);
  return true;
}

// Restart members: each member of the committee once, in order.
bool restart_fits(const ConferencePackage& package) {
  if (package.restart_members.size() != package.manifest.committee.size()) return false;
  for (std::size_t i = 0; i < package.restart_members.size(); ++i)
    if (package.restart_members[i].member != i + 1) return false;
  return true;
}

std::optional<Message> check_opened(ConferencePackage& package, verify::State& state) {
  auto& opened = *package.opened;
  state.record.opening = opened.opening;
  state.record.certificates = opened.certificates;
  state.record.log = opened.log;
  if (!opened.certificates.empty()) state.record_key = opened.certificates.front().statement.signing_key;
  if (auto problem = run(kOpenedChecks, state)) return problem;
  package.opening_digest = state.opening;
  const auto digest =
      package_hash(package.conference, package.opening_digest, package.restart_members, opened.log);
  if (opened.signatures.size() < package.manifest.threshold)
    return Message("terminals.package_refused", {"opening", "statement.json: signatures"});
  if (const auto wrong = verify::wrong_signature(state, opened.signatures, digest, "statement.json"))
    return Message("terminals.package_refused", {"opening", *wrong});
  return std::nullopt;
}

std::optional<Message> check(ConferencePackage& package) {
  static const VerifyObserver kSilent;
  verify::State state;
  state.observer = &kSilent;
  state.record.manifest = package.manifest;
  state.record.manifest_bytes = package.manifest_bytes;
  state.record.ceremony = package.ceremony;
  if (auto problem = run(kChecks, state)) return problem;
  if (!restart_fits(package)) return Message("terminals.package_refused", {"members", "restart.json"});
  package.conference =
      conference_hash(manifest_hash(package.manifest_bytes), transcript_hash(package.ceremony.transcript),
                      package.ceremony.transcript.public_key);
  state.conference = package.conference;
  return package.opened ? check_opened(package, state) : std::nullopt;
}

}  // namespace

crypto::Digest package_hash(const crypto::Digest& conference, const crypto::Digest& opening,
                            const std::vector<RestartMember>& restart_members,
                            const std::vector<LogEntry>& log) {
  return crypto::Hash("package")
      .bytes(conference)
      .bytes(opening)
      .bytes(crypto::as_bytes(encode_restart(restart_members)))
      .number(log.size())
      .bytes(head_of(log))
      .digest();
}

std::vector<std::uint8_t> encode(const ConferencePackage& package) {
  CarriedParts parts{{"manifest.json", package.manifest_bytes},
                     {"ceremony.json", encode(package.ceremony)},
                     {"restart.json", encode_restart(package.restart_members)}};
  if (package.opened) {
    parts.emplace_back("opening.json", encode(package.opened->opening));
    parts.emplace_back("certificates.json", encode(package.opened->certificates));
    parts.emplace_back("log.jsonl", encode(package.opened->log));
    parts.emplace_back("statement.json", encode_statement(package.opened->signatures));
  }
  return encode_carried(kPackageFile, parts);
}

std::expected<ConferencePackage, Message> decode_package(std::span<const std::uint8_t> bytes,
                                                         const std::string& file) {
  const auto parts = decode_carried(kPackageFile, bytes, file);
  if (!parts) return std::unexpected(parts.error());
  const bool opened = has_names(*parts, true);
  if (!opened && !has_names(*parts, false)) return std::unexpected(Message("terminals.file_damaged", {file}));
  ConferencePackage package;
  std::optional<Message> problem;
  const auto part = [&](std::size_t index) -> std::string_view { return (*parts)[index].second; };
  package.manifest_bytes = part(0);
  bool good = take(decode_manifest(part(0)), package.manifest, problem) &&
              take(decode_ceremony(part(1)), package.ceremony, problem) &&
              take(record::decode_bytes<std::vector<RestartMember>>(part(2), json::Layout::kFile,
                                                                    "restart.json", read_restart),
                   package.restart_members, problem);
  if (good && opened) {
    auto& more = package.opened.emplace();
    good = take(decode_opening(part(3)), more.opening, problem) &&
           take(decode_certificates(part(4)), more.certificates, problem) &&
           take(decode_log(part(5)), more.log, problem) &&
           take(record::decode_bytes<std::vector<MemberSignature>>(part(6), json::Layout::kFile,
                                                                   "statement.json", read_statement),
                more.signatures, problem);
  }
  if (good) problem = check(package);
  if (problem) return std::unexpected(*problem);
  return package;
}

}  // namespace core
