// The terminal: the one place that carries out what the state machines ask for, on the real store, keys and
// files. The touchscreen and the rehearsal both drive it: give an event, then perform() until nothing waits.
#pragma once

#include <deque>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/conference.h"
#include "core/message.h"
#include "core/record/types.h"
#include "core/session/copies.h"
#include "core/session/course.h"
#include "core/session/delegate.h"
#include "core/verify/verify.h"

namespace core {

/// What a terminal needs from the world. Tests replace what breaks: clock, printer.
struct TerminalDevices {
  std::function<Instant()> now;             ///< steady
  std::function<std::string()> utc;         ///< "YYYY-MM-DDThh:mm:ss"
  std::function<std::string()> local_time;  ///< "YYYY-MM-DDThh:mm" on the wall, for the report
  /// Where sticks are mounted now: members' keys that live on sticks are looked for there.
  std::function<std::vector<std::filesystem::path>()> sticks;
  /// A folder on a second medium that stays in: the box is kept there too, and "done" is said only when a
  /// ballot lies on both. Nothing: one copy.
  std::optional<std::filesystem::path> second_copy;
  /// Prints or saves the slips, each with its number (slip_number.h); the codes are canonical and wiped by
  /// the caller afterwards.
  std::function<std::expected<void, Message>(std::span<const crypto::SecretText> codes,
                                             std::span<const std::string> numbers)>
      deliver_slips;
};

/// The system's clocks, no sticks, and a deliver_slips that must be set by the caller.
TerminalDevices system_devices();

/// Called during long work: a catalogue key and how far (total 0: unknown).
using Progress = std::function<void(const std::string& key, std::size_t done, std::size_t total)>;

class Terminal {
 public:
  /// Opens `data` (made if missing) and goes on where it was. Errors: another conference's data, another
  /// program in it, unreadable, a newer format. After a restart in the middle of voting the state asks for
  /// two members' passphrases (round kResume).
  static std::expected<Terminal, Message> open(const Conference& conference, Kind kind,
                                               const std::filesystem::path& data,
                                               const TerminalDevices& devices);
  Terminal(Terminal&&) noexcept;
  Terminal& operator=(Terminal&&) noexcept;
  ~Terminal();

  const Conference& conference() const;
  Kind kind() const;
  const CourseState& course() const;
  const DelegateState& delegate() const;
  /// The two copies of the box. While they ask, the events below are passed over but for two members'
  /// passphrases after a restart, and a delegate's going away.
  const CopiesState& copies() const;
  /// The fingerprint's words, empty before the ceremony.
  const std::vector<std::string>& fingerprint() const;

  /// Steps a state machine; refused by the table of rights where it does not belong (then nothing happens).
  void dispatch(const CourseEvent& event);
  void dispatch(const DelegateEvent& event);
  void dispatch(const CopiesEvent& event);

  /// True when effects wait; the screen draws `course().working` or the delegate's busy screen first, then
  /// calls perform().
  bool busy() const;
  void perform(const Progress& progress = [](const std::string&, std::size_t, std::size_t) {});

  /// The marks of the ballot just opened by "check the machine", for its screen.
  std::span<const crypto::Branch> opened_marks() const;
  /// Where a tracking code stands, as typed. Errors in words: no code at all, voting not closed yet, the box
  /// not open.
  std::expected<CodePlace, Message> find_code(std::string_view typed) const;
  /// The log so far; nothing of any ballot is in it.
  const std::vector<LogEntry>& log() const;
  /// Where the verified record lies after counting.
  std::filesystem::path record_folder() const;

 private:
  struct State;
  explicit Terminal(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace core
