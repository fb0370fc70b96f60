// A whole meeting by hand, one step a function: what the rehearsal at the screen and the tests go through.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "crypto/row_proof.h"
#include "kiosk/touchscreen/app/hands.h"

namespace kiosk {

/// Each returns false when something did not come up as it should; hands().problem() says what.
class Meeting {
 public:
  Meeting(App& app, Hands& hands, std::vector<std::string> passphrases)
      : app_(app), hands_(hands), passphrases_(std::move(passphrases)) {}

  bool prepare();
  bool attend(std::uint32_t attended, std::uint32_t present);
  /// The committee as proposed, and the threshold as the screen proposes it.
  bool elect();
  /// Every member sets a passphrase, and confirms it.
  bool make_key();
  bool show_fingerprint();
  /// As many slips as the screen proposes, into the first place; the file is erased as if it were printed.
  bool issue_slips();
  /// The first `members` of the committee unlock; then the voting is opened.
  bool open(std::uint32_t members);
  /// One passphrase on the member's row of the screen shown.
  bool unlock(std::uint32_t member);
  /// From the welcome to the tracking code.
  bool mark_and_seal(std::string_view code, std::span<const crypto::Branch> marks);
  /// The rows' boxes from the ballot's first page on, then the review.
  bool mark(std::span<const crypto::Branch> marks);
  bool seal();
  bool cast();
  /// From the tracking code: the sealed ballot is opened, looked through, and a blank one taken.
  bool check_machine();
  /// From the tracking code back to the review; the sealed ballot is set aside.
  bool edit_again();
  /// `members` confirm what the screen shown asks about.
  bool confirm(std::uint32_t members);
  /// Until two members are asked to confirm the closing.
  bool ask_close(std::uint32_t undrawn);
  bool close(std::uint32_t undrawn);
  bool enter_voting_attendance();
  bool count(std::uint32_t members);
  /// One of the screens behind the menu of results, every page of it, and back.
  bool look_through(std::string_view entry);
  bool save_papers();
  bool export_record();
  bool clear();

 private:
  bool in(core::Phase phase);
  bool passphrase(std::uint32_t member);

  App& app_;
  Hands& hands_;
  std::vector<std::string> passphrases_;  ///< of a rehearsal: no secrets
};

}  // namespace kiosk
