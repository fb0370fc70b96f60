// The documents that the box keeps, as the record's objects; and what follows from them once the key exists.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>

#include "core/message.h"
#include "core/record/types.h"
#include "core/store/ballot_box.h"

namespace core {

/// The document that says on how many media the box is kept; missing where a second was never wanted.
inline constexpr const char* kCopiesKept = "copies";
inline constexpr std::string_view kTwoCopies = "2", kOneCopy = "1";

/// The sentence for a store's error, "store.…".
Message store_message(StoreError error);

/// Everything made up to the opening, with its digests; empty parts until they exist.
struct Foundations {
  Manifest manifest;
  std::string manifest_bytes;
  Ceremony ceremony;
  crypto::Digest conference{};  ///< B
  bool opened = false;
  Opening opening;
  std::vector<Certificate> certificates;
  crypto::Digest opening_digest{};  ///< O, once opened
};

/// B from manifest and ceremony.
crypto::Digest conference_digest_of(const std::string& manifest_bytes, const CeremonyTranscript& transcript);

BallotBox::Document document(std::string name, std::string_view text);
BallotBox::Document document(std::string name, const crypto::SecretBytes& bytes);
/// Text of a document. Error "store.damaged" when it is missing.
std::expected<std::string, Message> text_of(const BallotBox& box, std::string_view name);
std::expected<Foundations, Message> read_foundations(const BallotBox& box);

/// The ballots of a box, decoded, each list sorted by digest.
struct BoxContents {
  std::vector<RecordedBallot> cast;
  std::vector<OpenedBallot> opened;
  std::vector<DiscardedBallot> discarded;
};
/// Told how many of the cast ballots are read.
using ReadProgress = std::function<void(std::size_t done, std::size_t total)>;
std::expected<BoxContents, Message> read_contents(
    const BallotBox& box, const Foundations& foundations,
    const ReadProgress& report = [](std::size_t, std::size_t) {});

/// What ballots of terminal 1 are bound to. Precondition: opened.
crypto::BallotContext ballot_context(const Foundations& foundations,
                                     const crypto::SigningPublicKey& terminal_key);

}  // namespace core
