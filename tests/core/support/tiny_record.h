// A whole honest record made from crypto's primitives alone, with every key at hand, so that a test can
// doctor any part and have the genuine keys sign what follows from it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/record/files.h"
#include "crypto/signature.h"

namespace core::test {

/// Two candidates, a committee of three of whom two open the count, one terminal, four ballots cast, one
/// opened, one discarded, one signed by name.
struct TinyRecord {
  Record record;
  std::vector<crypto::SigningKey> members;
  std::vector<crypto::SecretBytes> shares;
  crypto::SigningKey terminal = crypto::SigningKey::generate();
  crypto::Digest conference{}, opening{};  ///< B, O

  crypto::BallotContext context() const;
  /// Every file, signed by the terminal.
  RecordBytes files() const { return encode_record(record, terminal); }

  // Each makes one part anew from what stands before it in `record`, and signs it.
  void found();         ///< members' signatures on the transcript; B; the log, which tells of it
  void sign_opening();  ///< and certificates; O
  void vote();          ///< all ballots afresh, under the terminal's key
  void close();         ///< statement from the lists and the log; slips and attendance's figures kept
  void sign_closing();
  void attend();  ///< set_root, collected and signatures
  void count();   ///< partial decryptions and result
  /// Codes of all cast and opened ballots, and the lists' order.
  void sort();
};

/// Figures that a test wants otherwise.
struct TinyFigures {
  std::uint32_t summoned = 6, attended = 6, present = 6;
  Kind kind = Kind::kReal;
  std::uint32_t minimum_ballots = 3;
  std::string title = "Hội nghị mẫu \"lần thứ nhất\"";
};
TinyRecord make_tiny_record(const TinyFigures& figures = {});
/// The same honest record for every test that only reads it or changes a copy's bytes.
const TinyRecord& tiny_record();

/// Members sign `digest`.
std::vector<MemberSignature> sign_all(const TinyRecord& tiny, const std::vector<std::uint32_t>& members,
                                      const crypto::Digest& digest);

/// A new empty folder, removed with everything in it at the end.
class ScratchFolder {
 public:
  ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Writes bytes as a folder, with no care for durability.
void write_files(const RecordBytes& files, const std::filesystem::path& folder);

/// The check that rejects these files, "" when none does. `words` as for verify_record.
std::string rejected_by(const RecordBytes& files, const std::optional<std::string>& words = std::nullopt);

}  // namespace core::test
