// What a terminal holds while it runs. Private to core/terminal.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/ceremony/desk.h"
#include "core/keys/lockout.h"
#include "core/keys/member_key.h"
#include "core/keys/restart_wraps.h"
#include "core/session/copies.h"
#include "core/store/twin_box.h"
#include "core/terminal/box_documents.h"
#include "core/terminal/ceremony_room.h"
#include "core/terminal/course_file.h"
#include "core/terminal/data_folder.h"
#include "core/terminal/event_log.h"
#include "core/terminal/terminal.h"
#include "core/terminal/voting_room.h"
#include "crypto/key_lock.h"
#include "crypto/signature.h"

namespace core {

/// A member whose key is open for the round under way.
struct UnlockedMember {
  MemberKey key;
  crypto::PassphraseKey passphrase;
  std::filesystem::path file;  ///< of this terminal, or on the member's stick
};

/// The lock file's descriptor: one program a data folder.
struct FolderLock {
  int descriptor = -1;
  FolderLock() = default;
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();
};

struct WaitingCourse {
  CourseEffect effect;
  CourseEvent cause;
};
struct WaitingDelegate {
  DelegateEffect effect;
};
struct WaitingCopies {
  CopiesEffect effect;
  CopiesEvent cause;
};

/// A copy of the box that two members' passphrases have opened.
struct OpenedCopy {
  BallotBox box;
  crypto::SecretBytes key;
};

struct Terminal::State {
  Conference conference;
  Kind kind = Kind::kRehearsal;
  DataFolder folder;  ///< that the terminal works in: of the first copy that is good
  std::array<std::optional<DataFolder>, 2> homes;  ///< of the two copies; the second only where it is wanted
  TerminalDevices devices;
  FolderLock lock, second_lock;
  std::optional<Message> second_trouble;  ///< why the second medium could not be taken at the start

  CourseState course;
  DelegateState delegate;
  CopiesState copies;
  std::deque<std::variant<WaitingCourse, WaitingDelegate, WaitingCopies>> waiting;

  std::vector<CeremonyRestart> restarts;
  std::optional<CeremonyRoom> ceremony;  ///< on this terminal
  std::optional<CeremonyDesk> desk;      ///< by sticks
  std::optional<Lockout> lockout;
  EventLog log;

  std::optional<TwinBox> box;
  std::array<std::optional<OpenedCopy>, 2> undecided;  ///< two that disagree, until the committee chose
  std::optional<BallotBox> joining;                    ///< the second, found to be the same as the first
  crypto::SecretBytes box_key;  ///< of the box that is open: the open or the sealed one
  std::optional<Foundations> foundations;
  std::optional<crypto::SigningKey> terminal_key;
  crypto::SecretBytes slip_key;
  std::optional<VotingRoom> voting;
  std::map<std::uint32_t, UnlockedMember> unlocked;
  std::map<std::uint32_t, crypto::PassphraseKey> resuming;

  /// Both machines' events go through these; effects are queued in order.
  void take(const CourseEvent& event);
  void take(const DelegateEvent& event);
  void take(const CopiesEvent& event);

  std::expected<void, Message> save();
  void note(std::string_view event, std::map<std::string, LogValue> fields = {});

  // One effect each, in files by topic; the answer is taken as an event.
  void perform(const WaitingCourse& waiting_effect, const Progress& progress);
  void perform(const WaitingDelegate& waiting_effect);
  void perform(const WaitingCopies& waiting_effect, const Progress& progress);  // copies_effects.cpp

  /// Makes and locks the second folder. In a real conference it must be on another medium than the first.
  std::expected<void, Message> prepare_second();
  /// The course as the second medium has it, where a box lies beside it; nothing where there is none. Refused
  /// when it is another conference's.
  std::expected<std::optional<SavedCourse>, Message> course_of_second(bool box_here);
  /// The small files that lie beside a box.
  static std::expected<void, Message> copy_beside(const DataFolder& from, const DataFolder& to);
  /// Makes the copy that is not live anew from the one that is.
  std::expected<void, Message> make_copy(Copy which);
  void work_in(Copy which);
  /// Two copies are kept, and nobody has decided to go on with one.
  bool kept_twice() const { return copies.wanted && (copies.asks || !copies.to_renew()); }
  void watch_copies();
  void begin_ceremony();  // ceremony_effects.cpp
  void set_passphrase(const course_event::GivePassphrase& given);
  void confirm_share(const course_event::GivePassphrase& given);
  std::expected<void, Message> found_box(const Manifest& manifest, const Ceremony& made,
                                         const std::vector<RestartMember>& members);
  /// The attempt is over: logged, and back to the committee.
  void end_attempt(std::uint32_t member, RestartReason reason, const Message& why);
  /// Members of earlier attempts keep their place in the list by name; who is no longer in it has none.
  void renumber_restarts(const std::vector<std::string>& before);
  Manifest manifest_now() const;
  void visit_stick(const course_event::VisitStick& visit);
  void settle_desk(std::uint32_t member, const std::optional<Message>& refusal);
  /// Where the member's key file is. Error "ceremony.stick_missing".
  std::expected<std::filesystem::path, Message> key_file(std::uint32_t member) const;
  std::expected<UnlockedMember, Message> unlock(std::uint32_t member, std::string_view passphrase);
  void unlock_member(const course_event::GivePassphrase& given);  // restart_effects.cpp
  void reopen_box(const course_event::GivePassphrase& given, const Progress& progress);  // reopen_effects.cpp
  void go_on_with(std::uint32_t member, OpenedCopy opened, Copy which, const std::optional<CopiesEvent>& news,
                  const Progress& progress);
  std::expected<void, Message> load_copy(OpenedCopy opened, Copy which, const Progress& progress);
  void choose_copy(Copy which, const Progress& progress);
  std::expected<void, Message> reopen_from_medium();
  void confirm_member(const course_event::GivePassphrase& given);  // confirm_effects.cpp
  void carry_out();
  /// `member`'s passphrase against the wraps. Errors: wrong (counted, logged), a wait, the lockout's file.
  std::expected<crypto::PassphraseKey, Message> try_passphrase(std::uint32_t member,
                                                               std::string_view passphrase,
                                                               const RestartWraps& wraps);
  /// A wrong passphrase is logged at once, or, while the box that holds the log is closed, when it opens.
  void refused(std::uint32_t member);
  void log_refusals_before_reopening();
  Lockout::Clock::time_point lockout_now() const { return Lockout::Clock::time_point(devices.now()); }
  std::expected<void, Message> load_from_box(const Progress& progress);
  /// After a restart before opening: as many slips are made as the box has.
  std::expected<void, Message> count_slips();
  void issue_slips(const course_event::IssueSlips& issue);  // slip_effects.cpp
  void void_slips();
  void replace_slip(const course_event::ReplaceSlip& lost);
  void open_voting();
  void close_voting(const course_event::Close& close, const Progress& progress);
  std::expected<void, Message> seal(const Closing& closing,
                                    const course_event::Closed& outcome);  // sealing.cpp
  void count_votes(const Progress& progress);                              // counting_effects.cpp
  std::expected<Results, Message> count_into_record(const Progress& progress);
  std::expected<Results, Message> verified_results(const Progress& progress) const;
  /// After a restart: from the record, verified again; where it is not right the count begins again.
  void restore_results(const Progress& progress);
  void export_record(const course_event::Export& wanted, const Progress& progress);
  void clear();
};

}  // namespace core
