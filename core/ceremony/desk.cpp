// A message is checked before it is kept, and kept before it counts.
#include "core/ceremony/desk.h"

#include <algorithm>

#include "core/ceremony/part_file.h"
#include "core/files/durable_file.h"
#include "core/keys/member_key.h"
#include "core/record/codec.h"
#include "core/record/hashes.h"

namespace core {
namespace {

namespace fs = std::filesystem;

bool there(const fs::path& file) {
  std::error_code error;
  return fs::symlink_status(file, error).type() != fs::file_type::not_found;
}

// The same meeting, whatever committee it has by now.
bool same_conference(const Manifest& a, const Manifest& b) {
  const auto text = [](Manifest manifest) {
    manifest.committee.clear();
    manifest.threshold = 0;
    return encode(manifest);
  };
  return text(a) == text(b);
}

}  // namespace

CeremonyDesk::CeremonyDesk(Manifest manifest, std::vector<CeremonyRestart> restarts, fs::path folder)
    : manifest_(std::move(manifest)),
      manifest_bytes_(encode(manifest_)),
      setup_{manifest_hash(manifest_bytes_), static_cast<std::uint32_t>(manifest_.committee.size()),
             manifest_.threshold},
      restarts_(std::move(restarts)),
      folder_(std::move(folder)),
      messages_(setup_.members),
      given_(setup_.members) {
  for (bool more = true; more && !complete_ && !blame_;) {
    const CeremonyRound before = round_;
    for (std::uint32_t member = 1; member <= setup_.members && round_ == before && !complete_; ++member) {
      auto found = read_round_message(kept(round_, member));
      if (found && *found && !fault(member, **found)) accept(member, std::move(**found));
    }
    more = round_ != before;
  }
}

fs::path CeremonyDesk::kept(CeremonyRound round, std::uint32_t member) const {
  return folder_ / (std::to_string(static_cast<std::uint32_t>(round)) + "-" + std::to_string(member));
}

bool CeremonyDesk::has(std::uint32_t member) const { return complete_ || messages_[member - 1].has_value(); }

bool CeremonyDesk::given(std::uint32_t member) const {
  const auto& rounds = given_[member - 1];
  return rounds && *rounds == rounds_complete();
}

std::expected<void, Message> CeremonyDesk::visit(std::uint32_t member, const fs::path& root) {
  const Stick stick{root};
  if (auto ready = stick_there(stick); !ready) return ready;
  const auto invited = ours(member, stick);
  if (!invited) return std::unexpected(invited.error());
  bool taken = false;
  std::expected<void, Message> took;
  if (*invited) took = take(member, stick, taken);
  if (complete_ || blame_) return {};
  const bool had_all = given(member) && *invited;
  if (auto gave = give(member, stick, *invited); !gave) return gave;
  if (!took) return took;  // said after giving: the member can go on and mend it
  // Neither brought nor lacked anything: the member has not been at another machine with it yet.
  if (!taken && had_all && !has(member))
    return std::unexpected(Message("stick.nothing_new", {manifest_.committee[member - 1]}));
  return {};
}

// Whether the stick carries `member`'s part of this attempt; false: it is free to become that.
std::expected<bool, Message> CeremonyDesk::ours(std::uint32_t member, const Stick& stick) const {
  const std::string& name = manifest_.committee[member - 1];
  const bool heard_of = round_ != CeremonyRound::kCommit || has(member);
  const auto invitation = read_invitation(stick.invitation());
  const auto part = part_info(stick.part());
  if (part && part->manifest == setup_.manifest && part->attempt == attempt() && part->member == member) {
    // An invitation that is lost or damaged is written again beside the part.
    if (invitation && *invitation && ((*invitation)->member != member || (*invitation)->attempt != attempt()))
      return std::unexpected(Message("stick.other_ceremony", {"invitation"}));
    return invitation && invitation->has_value();
  }
  if (!invitation || !*invitation) {
    if (!invitation && (there(stick.part()) || there(stick.key())))
      return std::unexpected(invitation.error());
    if (there(stick.part()) || there(stick.key())) return std::unexpected(Message("stick.holds_other_key"));
    if (heard_of) return std::unexpected(Message("stick.part_lost", {name}));
    return false;
  }
  const auto& found = **invitation;
  if (manifest_hash(found.manifest_bytes) == setup_.manifest && found.attempt == attempt()) {
    if (found.member != member)
      return std::unexpected(Message(
          "stick.of_another",
          {found.member <= setup_.members ? manifest_.committee[found.member - 1] : std::string("-"), name}));
    const bool began = there(stick.part()) || there(stick.key()) ||
                       there(stick.message(CeremonyRound::kFinish)) || !heard_of;
    if (!began) return std::unexpected(Message("stick.part_lost", {name}));
    return true;
  }
  // Of an attempt of this meeting that is over: worth nothing to anybody any more.
  const auto other = decode_manifest(found.manifest_bytes);
  if (!other || !same_conference(*other, manifest_) || found.attempt >= attempt())
    return std::unexpected(Message("stick.holds_other_key"));
  if (heard_of) return std::unexpected(Message("stick.part_lost", {name}));
  if (auto cleared = clear_stick(stick); !cleared) return std::unexpected(cleared.error());
  return false;
}

std::expected<void, Message> CeremonyDesk::clear_stick(const Stick& stick) const {
  std::vector<fs::path> files{stick.part(), stick.key()};
  for (std::uint32_t round = 1; round <= kCeremonyRounds; ++round) {
    files.push_back(stick.message(static_cast<CeremonyRound>(round)));
    files.push_back(stick.bundle(static_cast<CeremonyRound>(round)));
  }
  // Last, so that a stick pulled out meanwhile is still known for what it was.
  files.push_back(stick.invitation());
  for (const auto& file : files)
    if (const auto removed = destroy_file(file); !removed)
      return std::unexpected(Message("stick.not_written", {removed.error().path, ""}));
  return {};
}

std::expected<void, Message> CeremonyDesk::take(std::uint32_t member, const Stick& stick, bool& taken) {
  if (has(member)) return {};
  auto found = read_round_message(stick.message(round_));
  if (!found) return std::unexpected(found.error());
  if (!*found) return {};
  if (auto wrong = fault(member, **found)) return std::unexpected(*wrong);
  std::error_code error;
  fs::create_directories(folder_, error);
  if (auto written = write_round_file(kept(round_, member), encode(**found)); !written) return written;
  // The part's last use is over once the answer is here; a machine that lost power may have left it.
  if (round_ == CeremonyRound::kFinish && there(stick.part()) && !destroy_file(stick.part()))
    return std::unexpected(Message("stick.not_written", {stick.part().string(), ""}));
  accept(member, std::move(**found));
  taken = true;
  return {};
}

// What is wrong with a message of this round, in words; nothing when it is as it must be.
std::optional<Message> CeremonyDesk::fault(std::uint32_t member, const RoundMessage& message) const {
  const std::string& name = manifest_.committee[member - 1];
  if (message.manifest != setup_.manifest || message.attempt != attempt())
    return Message("stick.old_attempt", {name});
  if (message.member != member)
    return Message("stick.of_another",
                   {message.member <= setup_.members ? manifest_.committee[message.member - 1] : "-", name});
  if (round_of(message.body) != round_) return Message("stick.wrong_round", {name});
  const auto refuse = [&](const std::string& detail) {
    return Message("stick.false_message", {name, detail});
  };
  if (const auto* reveal = std::get_if<crypto::RevealMessage>(&message.body)) {
    if (reveal->name != name) return refuse("name");
    if (const auto checked = crypto::check_reveal(setup_, commits_, *reveal); !checked)
      return refuse(checked.error().detail);
    // The same keys as another member's are refused when the round is whole; said here it names the later.
    for (const auto& other : messages_) {
      const auto* seen = other ? std::get_if<crypto::RevealMessage>(&other->body) : nullptr;
      if (seen &&
          (seen->signing_key == reveal->signing_key || seen->encryption_key == reveal->encryption_key))
        return refuse("key of another");
    }
  }
  if (const auto* shares = std::get_if<std::vector<crypto::ShareMessage>>(&message.body)) {
    if (shares->size() != setup_.members) return refuse("shares");
    for (std::uint32_t to = 1; to <= setup_.members; ++to) {
      const auto& share = (*shares)[to - 1];
      if (share.from != member || share.to != to ||
          !crypto::share_signed(setup_, commits_, reveals_[member - 1].signing_key, share))
        return refuse("share");
    }
  }
  if (const auto* acceptance = std::get_if<CeremonyAcceptance>(&message.body)) {
    const auto transcript = make_transcript(setup_.manifest, commits_, reveals_, restarts_);
    if (!crypto::verify(reveals_[member - 1].signing_key,
                        ceremony_signature_digest(transcript_hash(transcript)), acceptance->signature))
      return refuse("signature");
  }
  return std::nullopt;
}

void CeremonyDesk::accept(std::uint32_t member, RoundMessage message) {
  if (const auto* complaint = std::get_if<crypto::ComplaintMessage>(&message.body)) {
    blame_ = judge(setup_, commits_, reveals_, *complaint);
    return;
  }
  messages_[member - 1] = std::move(message);
  if (std::ranges::all_of(messages_, [](const auto& each) { return each.has_value(); })) advance();
}

// The round is whole.
void CeremonyDesk::advance() {
  for (auto& message : messages_) {
    if (auto* commit = std::get_if<crypto::CommitMessage>(&message->body)) commits_.push_back(*commit);
    if (auto* reveal = std::get_if<crypto::RevealMessage>(&message->body)) reveals_.push_back(*reveal);
    if (auto* acceptance = std::get_if<CeremonyAcceptance>(&message->body)) {
      ceremony_.signatures.push_back(acceptance->signature);
      restart_members_.push_back(acceptance->restart);
    }
  }
  if (round_ == CeremonyRound::kFinish) {
    ceremony_.transcript = make_transcript(setup_.manifest, commits_, reveals_, restarts_);
    complete_ = true;
    return;
  }
  round_ = static_cast<CeremonyRound>(static_cast<std::uint32_t>(round_) + 1);
  messages_.assign(setup_.members, std::nullopt);
}

std::expected<void, Message> CeremonyDesk::give(std::uint32_t member, const Stick& stick, bool invited) {
  std::error_code error;
  fs::create_directories(stick.folder(), error);
  if (error) return std::unexpected(Message("stick.not_written", {stick.folder().string(), error.message()}));
  if (!invited) {
    const CeremonyInvitation invitation{attempt(), member, restarts_, manifest_bytes_};
    if (auto written = write_round_file(stick.invitation(), encode(invitation)); !written) return written;
  }
  for (std::uint32_t round = 1; round <= rounds_complete(); ++round) {
    const auto which = static_cast<CeremonyRound>(round);
    RoundBundle bundle{setup_.manifest, attempt(), which, {}};
    for (std::uint32_t from = 1; from <= setup_.members; ++from) {
      auto bytes = read_whole(kept(which, from), kLongestRoundFile);
      if (!bytes) return std::unexpected(Message("store.cannot_read", {kept(which, from).string()}));
      bundle.messages.push_back(std::move(*bytes));
    }
    const auto file = encode(bundle);
    // What lies there whole is left alone: the fewer writings, the fewer torn sticks.
    if (const auto lies = read_whole(stick.bundle(which), kLongestRoundFile); lies && *lies == file) continue;
    if (auto written = write_round_file(stick.bundle(which), file); !written) return written;
  }
  given_[member - 1] = rounds_complete();
  return {};
}

}  // namespace core
