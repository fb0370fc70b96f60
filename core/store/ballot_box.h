// The ballot box: one SQLCipher file that keeps the conference's state, the slips and the ballots while
// voting is open, and the sealed box after closing. Knows nothing of what the bytes mean. The only room of
// the project that speaks SQL.
//
// Anonymity (crypto/PROTOCOL.md section 5): equal slots are laid out beforehand and a ballot goes to a random
// free one, in place; slips are kept by keyed hash in hash order; no row ids that grow, no times; the journal
// is gone after each transaction. One number counts the box's transactions, which tells an older copy from a
// newer one: how many there were, never which came when.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/hash.h"
#include "crypto/secret.h"

namespace core {

/// What went wrong with the store; every one leaves what was there before untouched.
enum class StoreError {
  kWrongKey,     ///< not this key, or not a box at all: the two cannot be told apart
  kDamaged,      ///< an authenticated page, or the structure, is not what was written
  kNewerFormat,  ///< made by a newer program
  kExists,       ///< create: something is there already
  kMissing,      ///< open: nothing is there
  kInUse,        ///< another program has it open
  kFull,         ///< no room on the medium, or no free slot
  kReadOnly,     ///< the medium cannot be written
  kInputOutput,  ///< the medium fails
  kRefused,      ///< slip unknown or not unspent, nothing pending, box sealed
};
template <class T>
using Stored = std::expected<T, StoreError>;

using StoredBytes = std::vector<std::uint8_t>;

enum class SlipStatus { kUnknown, kUnspent, kSpent, kCancelled };

/// What a slot holds. A pending ballot has been sealed and shown by its code, but neither cast nor checked
/// nor set aside.
enum class SlotKind : std::uint8_t { kFree = 0, kPending = 1, kCast = 2, kOpened = 3, kDiscarded = 4 };

struct BoxCounts {
  std::uint32_t slips = 0, unspent = 0, spent = 0, cancelled = 0;
  std::uint32_t cast = 0, opened = 0, discarded = 0;
  bool pending = false;
};

/// How a box stands beside another copy of it: what it holds, independent of where in the file it lies.
struct BoxSummary {
  bool sealed = false;
  std::uint64_t generation = 0;   ///< transactions since it was made; begins anew in the sealed box
  std::uint64_t alone_since = 0;  ///< the generation from which there was no other copy; 0: there is one
  crypto::Digest ballots{}, slips{}, documents{};
};

/// An open box. Move-only; closing wipes the key. Not for use from two threads at once.
class BallotBox {
 public:
  /// A fresh box under a 32-byte raw key.
  static Stored<BallotBox> create(const std::filesystem::path& file, const crypto::SecretBytes& key);
  /// Verifies every page (cipher and structure) before it answers; writes nothing on error.
  static Stored<BallotBox> open(const std::filesystem::path& file, const crypto::SecretBytes& key);
  BallotBox(BallotBox&&) noexcept;
  BallotBox& operator=(BallotBox&&) noexcept;
  ~BallotBox();

  /// Named documents (state, manifest, statements, the terminal's secrets). put_all is one durable
  /// transaction.
  struct Document {
    std::string name;
    crypto::SecretBytes bytes;
  };
  Stored<void> put_all(std::span<const Document> documents);
  Stored<std::optional<crypto::SecretBytes>> get(std::string_view name) const;

  /// Lays out slots of `slot_bytes` each (more than any ballot needs) and adds the slips. Once before voting;
  /// again only adds.
  Stored<void> lay_out(std::span<const crypto::Digest> slip_hashes, std::uint32_t slots,
                       std::uint32_t slot_bytes);
  Stored<SlipStatus> slip(const crypto::Digest& hash) const;
  Stored<void> cancel_slip(const crypto::Digest& hash);
  /// The slips' hashes in their own order, which is nobody's.
  Stored<std::vector<crypto::Digest>> slips() const;
  /// Takes all slips away, before any was used: kRefused when one is not unspent.
  Stored<void> drop_slips();

  /// A sealed ballot goes to a random free slot as pending; only one at a time. More slots are laid out when
  /// none is free.
  Stored<void> hold(std::span<const std::uint8_t> ballot);
  Stored<std::optional<StoredBytes>> pending() const;
  /// One transaction: the pending ballot becomes cast and the slip spent. Durable when it returns.
  Stored<void> cast_pending(const crypto::Digest& slip_hash);
  /// The pending ballot becomes opened (with seed and marks) or discarded (digest and code alone); the slip
  /// stays unspent.
  Stored<void> open_pending(std::span<const std::uint8_t> opened_ballot);
  Stored<void> discard_pending(std::span<const std::uint8_t> discarded_ballot);

  /// All contents of one kind, sorted by their bytes.
  Stored<std::vector<StoredBytes>> all(SlotKind kind) const;
  Stored<BoxCounts> counts() const;

  /// Closes: rewrites everything in sorted order into a fresh file under `new_key` at `sealed_file`
  /// (documents named in `keep` only, the slips without their hashes: counts alone), verifies it, syncs, and
  /// returns the sealed box. The open file is then destroyed (overwritten, removed) by the caller through
  /// destroy_file() once the old key's wraps are gone. Pending must be none.
  Stored<BallotBox> seal_into(const std::filesystem::path& sealed_file, const crypto::SecretBytes& new_key,
                              std::span<const Document> documents) const;
  bool sealed() const;

  Stored<BoxSummary> summary() const;
  /// Remembers that from now on there is no other copy in step with this one; false: that there is one.
  Stored<void> note_alone(bool alone);
  /// The same contents in a fresh file under `key`, in places drawn anew, so that two copies do not lie
  /// alike. Checked before it takes the name; what had the name is destroyed then.
  Stored<BallotBox> copy_into(const std::filesystem::path& file, const crypto::SecretBytes& key) const;
  /// See settings_in_force().
  Stored<std::vector<std::pair<std::string, std::string>>> settings() const;

 private:
  struct State;
  explicit BallotBox(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The settings that a test reads back, by pragma name, as in force on this connection.
Stored<std::vector<std::pair<std::string, std::string>>> settings_in_force(const BallotBox& box);

/// Destroys a box that is closed, and its journal: overwritten, synced, removed. Missing is success.
Stored<void> destroy_box(const std::filesystem::path& file);

}  // namespace core
