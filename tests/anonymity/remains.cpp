// The search of a thief who comes after the meeting, with the whole committee's help.
#include "tests/anonymity/remains.h"

#include <algorithm>
#include <cstring>

#include "core/keys/member_key.h"
#include "core/keys/restart_wraps.h"
#include "core/store/ballot_box.h"
#include "core/terminal/data_folder.h"
#include "crypto/encoding.h"
#include "tests/anonymity/cipher.h"
#include "tests/anonymity/pages.h"
#include "tests/core/folder.h"

namespace anonymity {
namespace {

namespace fs = std::filesystem;
namespace event = core::course_event;
namespace voter = core::delegate_event;

constexpr std::size_t kPage = 4096;

bool contains(const Bytes& bytes, std::span<const std::uint8_t> part) {
  return ::memmem(bytes.data(), bytes.size(), part.data(), part.size()) != nullptr;
}

// Does this key open the copy? Its first page says so.
bool opens(const Bytes& open_box, std::span<const std::uint8_t> key) {
  const auto page = decrypted(std::span(open_box).first(kPage), 1, key);
  return page.bytes[16] == 0x10 && page.bytes[17] == 0x00 && page.bytes[20] == 48;
}

std::vector<crypto::PassphraseKey> passphrases(const core::DataFolder& folder) {
  std::vector<crypto::PassphraseKey> keys;
  for (std::uint32_t member = 1; member <= 3; ++member) {
    const auto info = core::MemberKey::info(folder.member_key(member)).value();
    keys.push_back(
        crypto::PassphraseKey::derive("mật khẩu của " + std::to_string(member), info.salt, info.stretch)
            .value());
  }
  return keys;
}

// Every wrap in every file that is one, tried by every two members.
void try_wraps(const fs::path& root, const std::vector<crypto::PassphraseKey>& members, const Bytes& open_box,
               std::vector<crypto::SecretBytes>& keys, Findings& found) {
  for (const auto& file : image_of(root)) {
    const auto wraps = core::read_restart_wraps(root / file.name);
    if (!wraps) continue;
    for (std::uint32_t a = 1; a <= 3; ++a)
      for (std::uint32_t b = a + 1; b <= 3; ++b)
        if (auto key = core::unwrap(*wraps, a, members[a - 1], b, members[b - 1])) {
          if (opens(open_box, *key)) found.push_back(file.name + ": a wrap that gives the open box's key");
          keys.push_back(std::move(*key));
        }
  }
}

// The decrypted text of everything that keys still open: the sealed box, the members' files.
std::vector<std::pair<std::string, Bytes>> readable(const fs::path& root,
                                                    const std::vector<crypto::PassphraseKey>& members,
                                                    const std::vector<crypto::SecretBytes>& keys) {
  std::vector<std::pair<std::string, Bytes>> texts;
  for (const auto& file : image_of(root)) {
    texts.emplace_back(file.name, file.bytes);
    for (const auto& key : keys)
      if (const auto tables = read_tables(file.bytes, key))
        for (const auto& cell : tables->cells) texts.emplace_back(file.name + ", a row", cell.payload);
    for (std::size_t member = 0; member < members.size(); ++member)
      if (const auto key = core::MemberKey::open(root / file.name, members[member])) {
        const auto& share = key->share();
        const auto seed = key->signing_key().seed();
        texts.emplace_back(file.name + ", opened", Bytes(share.begin(), share.end()));
        texts.emplace_back(file.name + ", opened", Bytes(seed.begin(), seed.end()));
      }
  }
  return texts;
}

void vote_and_close(test::Driver& driver) {
  driver.vote({crypto::Branch::kHigh});
  driver.vote({crypto::Branch::kLow});
  driver.vote({crypto::Branch::kUnmarked});
  driver.confirmed(event::Close{1});
}

}  // namespace

Findings after_sealing(Hall& hall, bool planted) {
  const core::DataFolder folder{hall.data()};
  const fs::path blocks = hall.data() / "blocks";
  const auto report = hall.afternoon([&](test::Driver& driver) {
    Report said;
    fs::create_directory(blocks);
    for (const auto& file : {folder.open_box(), folder.open_wraps()}) {
      fs::create_hard_link(file, blocks / file.filename());
    }
    const auto wraps = tests::content(folder.open_wraps());
    vote_and_close(driver);
    if (driver.course().phase != core::Phase::kClosed) throw std::runtime_error("not closed");
    said["wraps"] = {wraps.begin(), wraps.end()};
    return said;
  });
  Findings found;
  // The open box as it was at opening: somebody has a copy, and wants its key.
  const Bytes open_box = hall.file_at_opening("box.db");
  if (!opens(open_box, hall.box_key())) found.emplace_back("the search itself is broken");
  if (planted) {
    Bytes bytes(132, 1);
    std::ranges::copy(hall.box_key(), bytes.begin() + 100);
    tests::put(hall.data() / "forgotten", bytes);
  }
  for (const auto& name : {folder.open_box(), folder.open_wraps(), fs::path(folder.open_box()) += "-journal"})
    if (fs::exists(name)) found.push_back(name.filename().string() + " is still there");

  const auto members = passphrases(folder);
  std::vector<crypto::SecretBytes> keys;
  try_wraps(hall.data(), members, open_box, keys, found);
  if (keys.empty()) found.emplace_back("the sealed box's wraps do not open: nothing was searched in it");

  const std::string& old_wraps = report.at("wraps");
  const auto wraps_bytes = crypto::as_bytes(old_wraps);
  const std::string hex = crypto::to_hex(hall.box_key());
  for (const auto& [name, text] : readable(hall.data(), members, keys)) {
    if (contains(text, hall.box_key())) found.push_back(name + ": the open box's key");
    if (contains(text, crypto::as_bytes(hex))) found.push_back(name + ": the open box's key, in hex");
    // The pairs' wraps are the file's end; members' salts and public halves, before them, are kept.
    for (std::size_t from_end = 24; from_end <= 200; from_end += 24)
      if (contains(text, wraps_bytes.subspan(wraps_bytes.size() - from_end, 24))) {
        found.push_back(name + ": a piece of the open box's wraps");
        break;
      }
    for (std::size_t at = 0; at + 32 <= text.size(); ++at)
      if (opens(open_box, std::span(text).subspan(at, 32)))
        found.push_back(name + ": 32 bytes that open the open box");
  }
  // Not one page of the open box is left in its own blocks.
  const Bytes left = tests::content(blocks / "box.db");
  for (std::size_t at = 0; at + kPage <= open_box.size(); at += kPage)
    if (contains(left, std::span(open_box).subspan(at, 64))) {
      found.emplace_back("pages of the open box in its old blocks");
      break;
    }
  return found;
}

}  // namespace anonymity
