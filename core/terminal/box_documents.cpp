// Reads and writes the box's documents through the record's codec, which refuses whatever is not canonical.
#include "core/terminal/box_documents.h"

#include <algorithm>

#include "core/record/codec.h"
#include "core/record/hashes.h"

namespace core {
namespace {

std::string_view as_text(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <class T>
std::expected<T, Message> or_damaged(Decoded<T> decoded) {
  if (!decoded) return std::unexpected(Message("store.document_damaged", {decoded.error().where}));
  return std::move(*decoded);
}

// Sorts both lists by the digests, which are computed once.
template <class T, class DigestOf>
void sort_by_digest(std::vector<T>& items, const DigestOf& digest_of) {
  std::vector<std::pair<crypto::Digest, T>> keyed;
  for (auto& item : items) keyed.emplace_back(digest_of(item), std::move(item));
  std::ranges::sort(keyed, {}, &std::pair<crypto::Digest, T>::first);
  items.clear();
  for (auto& [digest, item] : keyed) items.push_back(std::move(item));
}

}  // namespace

Message store_message(StoreError error) {
  switch (error) {
    case StoreError::kWrongKey:
      return Message("store.wrong_key");
    case StoreError::kDamaged:
      return Message("store.damaged");
    case StoreError::kNewerFormat:
      return Message("store.newer_format");
    case StoreError::kExists:
      return Message("store.exists");
    case StoreError::kMissing:
      return Message("store.missing");
    case StoreError::kInUse:
      return Message("store.in_use");
    case StoreError::kFull:
      return Message("store.full");
    case StoreError::kReadOnly:
      return Message("store.read_only");
    case StoreError::kInputOutput:
      return Message("store.input_output");
    case StoreError::kRefused:
      return Message("store.refused");
  }
  return Message("store.damaged");
}

crypto::Digest conference_digest_of(const std::string& manifest_bytes, const CeremonyTranscript& transcript) {
  return conference_hash(manifest_hash(manifest_bytes), transcript_hash(transcript), transcript.public_key);
}

BallotBox::Document document(std::string name, std::string_view text) {
  return {std::move(name), crypto::SecretBytes(text.begin(), text.end())};
}

BallotBox::Document document(std::string name, const crypto::SecretBytes& bytes) {
  return {std::move(name), bytes};
}

std::expected<std::string, Message> text_of(const BallotBox& box, std::string_view name) {
  const auto found = box.get(name);
  if (!found) return std::unexpected(store_message(found.error()));
  if (!*found) return std::unexpected(Message("store.document_damaged", {std::string(name)}));
  return std::string(as_text(**found));
}

std::expected<Foundations, Message> read_foundations(const BallotBox& box) {
  Foundations found;
  const auto manifest_text = text_of(box, "manifest");
  if (!manifest_text) return std::unexpected(manifest_text.error());
  found.manifest_bytes = *manifest_text;
  auto manifest = or_damaged(decode_manifest(found.manifest_bytes));
  if (!manifest) return std::unexpected(manifest.error());
  found.manifest = std::move(*manifest);
  const auto ceremony_text = text_of(box, "ceremony");
  if (!ceremony_text) return std::unexpected(ceremony_text.error());
  auto ceremony = or_damaged(decode_ceremony(*ceremony_text));
  if (!ceremony) return std::unexpected(ceremony.error());
  found.ceremony = std::move(*ceremony);
  found.conference = conference_digest_of(found.manifest_bytes, found.ceremony.transcript);

  const auto opening_text = box.get("opening");
  if (!opening_text) return std::unexpected(store_message(opening_text.error()));
  if (!*opening_text) return found;
  auto opening = or_damaged(decode_opening(as_text(**opening_text)));
  if (!opening) return std::unexpected(opening.error());
  const auto certificates_text = text_of(box, "certificates");
  if (!certificates_text) return std::unexpected(certificates_text.error());
  auto certificates = or_damaged(decode_certificates(*certificates_text));
  if (!certificates) return std::unexpected(certificates.error());
  found.opened = true;
  found.opening = std::move(*opening);
  found.certificates = std::move(*certificates);
  found.opening_digest = opening_hash(found.conference, found.opening.statement);
  return found;
}

crypto::BallotContext ballot_context(const Foundations& foundations,
                                     const crypto::SigningPublicKey& terminal_key) {
  return {foundations.conference,
          foundations.opening_digest,
          foundations.ceremony.transcript.public_key,
          1,
          terminal_key,
          "terminal"};
}

std::expected<BoxContents, Message> read_contents(const BallotBox& box, const Foundations& foundations,
                                                  const ReadProgress& report) {
  constexpr std::size_t kReportEvery = 50;  // a fraction of a second
  BoxContents contents;
  const auto cast = box.all(SlotKind::kCast);
  const auto opened = box.all(SlotKind::kOpened);
  const auto discarded = box.all(SlotKind::kDiscarded);
  for (const auto* kind : {&cast, &opened, &discarded})
    if (!*kind) return std::unexpected(store_message(kind->error()));
  for (const auto& bytes : *cast) {
    auto ballot = or_damaged(decode_cast_line(as_text(bytes)));
    if (!ballot) return std::unexpected(ballot.error());
    contents.cast.push_back(std::move(*ballot));
    if (contents.cast.size() % kReportEvery == 0) report(contents.cast.size(), cast->size());
  }
  for (const auto& bytes : *opened) {
    auto ballot = or_damaged(decode_opened_line(as_text(bytes)));
    if (!ballot) return std::unexpected(ballot.error());
    contents.opened.push_back(std::move(*ballot));
  }
  for (const auto& bytes : *discarded) {
    auto line = or_damaged(decode_discarded(as_text(bytes)));
    if (!line) return std::unexpected(line.error());
    for (auto& ballot : *line) contents.discarded.push_back(std::move(ballot));
  }
  if (contents.cast.empty() && contents.opened.empty() && contents.discarded.empty()) return contents;
  const auto context = ballot_context(foundations, foundations.certificates.front().statement.signing_key);
  sort_by_digest(contents.cast,
                 [&](const RecordedBallot& each) { return crypto::ballot_digest(context, each.ballot); });
  sort_by_digest(contents.opened, [&](const OpenedBallot& each) {
    return crypto::ballot_digest(context, each.recorded.ballot);
  });
  std::ranges::sort(contents.discarded, {}, &DiscardedBallot::digest);
  return contents;
}

}  // namespace core
