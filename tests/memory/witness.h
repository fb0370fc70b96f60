// The witness stands between the program and libsodium (and SQLCipher's key): a shared library whose
// functions bear the same names and come first. It writes down, masked, every secret that goes through, so
// that a scan of the process can look for all of them; the product has no seam for this and knows nothing of
// it.
//
// Secret is what is drawn at random (32 or 64 bytes, slip codes), what a passphrase is and becomes, what is
// decrypted, what the secret hashes give (a ballot's nonces, keys of shares), and everything that the group's
// and the scalars' functions make of a secret. Public again is what enters a public hash of the protocol as a
// field, what the same functions make of public values alone, and what the record shows. A checked ballot is
// public with its seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace witness {

/// What is written down from now on is named after this part of the meeting.
void phase(std::string_view name);
/// A secret text of the test's own: at least 8 characters.
void expect_text(std::string_view name, std::string_view text);
/// A secret of the test's own: at least 16 random bytes.
void expect(std::string_view name, std::span<const std::uint8_t> secret);
/// The same bytes and nothing else: 9 to 32 of them, which may be small numbers (a ballot's marks).
void expect_exactly(std::string_view name, std::span<const std::uint8_t> secret);
/// The ballot sealed last was opened for a check: its seed and what follows from it are public.
void open_last_ballot();
/// Every text of 64 or more hex digits in the folder's files is public.
void publish_record(const std::filesystem::path& record);

struct Finding {
  std::string name;   ///< of the secret: kind, part of the meeting
  std::string place;  ///< of the memory: the mapping's name and rights
  std::size_t count;  ///< how often, all windows and addresses together
  std::size_t first;  ///< the first address
};
/// Looks through every resident byte of this process, also where it may not read by itself. Sorted by name.
std::vector<Finding> scan();
/// How many windows are looked for, and how many bytes the last scan has read.
std::size_t windows();
std::size_t scanned();

}  // namespace witness
