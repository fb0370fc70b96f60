// What the committee's screens draw, what they remember between frames, and what they answer.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/ceremony/member_part.h"
#include "core/conference.h"
#include "core/session/copies.h"
#include "core/session/course.h"
#include "core/verify/verify.h"
#include "crypto/secret.h"
#include "kiosk/touchscreen/base/ui.h"

namespace kiosk {

/// Where files can be put.
struct Place {
  enum class Kind : std::uint8_t {
    kStick,    ///< removable: leaves with its owner
    kPrinter,  ///< connected to this machine; `folder` is its name
    kMemory,   ///< kept in memory only, gone when the machine is switched off
    kDisk,     ///< the terminal's own disk
  };
  std::filesystem::path folder;
  Kind kind = Kind::kDisk;
};

/// Where the slips' codes are in the clear, besides on paper. Not known after a restart.
enum class SlipsAt : std::uint8_t {
  kUnknown,
  kPrinted,  ///< nowhere
  kFile,     ///< in Scene::slips_file
  kErased,   ///< they were in a file
};

/// The screens that stand beside the course of the meeting.
enum class Stand : std::uint8_t {
  kCourse,   ///< the screen of the phase
  kMenu,     ///< the committee's menu: during voting, and after the count
  kBars,     ///< results for the hall
  kTable,    ///< results as Appendix 5 sets them
  kForms,    ///< report and minutes
  kExport,   ///< the record, and clearing
  kAuditor,  ///< log and verification
  kPart,     ///< a member's part of the key, on a machine of the member's choice
  kLookUp,   ///< a tracking code is looked up
};

/// A tracking code that was looked up, and what the terminal says to it.
struct LookedUp {
  std::string code;
  core::Message answer;
  bool found = false;
};

/// One verification as it ran, and the record's log.
struct Audit {
  std::vector<core::CheckReport> checks;
  bool done = false, passed = false;
  std::vector<std::string> fingerprint;
  std::vector<core::LogEntry> log;
};

/// Everything a committee's screen may look at. Borrowed for one frame.
struct Scene {
  const core::Conference& conference;
  const core::CourseState& course;
  bool rehearsal = false;
  const std::vector<Place>& places;                        ///< for the screen shown
  const std::optional<std::filesystem::path>& slips_file;  ///< where the slips were saved
  SlipsAt slips_at = SlipsAt::kUnknown;
  const std::vector<std::filesystem::path>& saved_forms;    ///< report and minutes
  const std::optional<std::filesystem::path>& exported_to;  ///< where the record was exported
  const std::optional<core::Message>& refusal;              ///< of what the application itself was asked
  const Audit& audit;
  const core::MemberPart* part = nullptr;     ///< of the stick looked at; null before
  const LookedUp* looked_up = nullptr;        ///< null while nothing was
  std::string status{};                       ///< the machine's health in one line; may be empty
  std::string status_short{};                 ///< power and time alone, for low panels
  const core::CopiesState* copies = nullptr;  ///< of the box; null where there is no terminal
};

/// What the person at the screen has begun and not yet given. Secrets lie in locked memory and go when it
/// does.
struct Draft {
  int page = 0, pages = 1;
  std::array<std::string, 3> numbers;  ///< digits as typed
  std::optional<std::size_t> number;   ///< which of them the keypad stands on
  std::optional<std::vector<std::string>> names;
  std::uint32_t threshold = 0;          ///< 0: the default
  std::optional<std::size_t> name;      ///< which the keyboard stands on; names->size(): a new one
  std::optional<std::uint32_t> member;  ///< who types a passphrase, from 1
  crypto::SecretText text;              ///< what the keyboard types
  crypto::SecretText first;             ///< the passphrase typed the first time
  bool repeating = false, differs = false;
  KeyboardState keyboard;
  bool asking = false;  ///< the second step of a confirmation is shown
  std::size_t place = 0;
  bool by_sticks = false;                  ///< how the key is to be made
  std::optional<std::uint32_t> stick_for;  ///< whose stick is to be chosen, from 1
  bool restarting = false;                 ///< "begin anew" is being asked about
  std::size_t blamed = 0;                  ///< because of whom, from 1; 0: nobody
  bool typing = false;                     ///< the passphrase of `part` is being typed
  std::string code;                        ///< tracking code or slip's number as typed, separators left out
  bool more = false;                       ///< more slips are to be made
  bool throwing = false;                   ///< throwing all slips away is being asked about
  bool replacing = false;                  ///< the number of a lost slip is being typed
  bool calling = false;                    ///< the roll is being called
  std::string sought;                      ///< part of a name on the roll
  bool seeking = false;                    ///< it is being typed
};

/// What the application must do that is no event of the course.
enum class Request : std::uint8_t {
  kNone,
  kDelegates,  ///< back to the delegates' screens
  kMenu,
  kCourse,
  kBars,
  kTable,
  kForms,
  kExport,
  kAuditor,
  kSaveForms,  ///< into places[draft.place]
  kVerify,
  kLookAgain,  ///< for sticks
  kSticks,     ///< draft.stick_for's stick is to be found
  kPart,       ///< the member's part; forgets the stick looked at
  kPartLook,   ///< at the stick at places[draft.place]
  kPartMake,   ///< the next round, with the answer's secret
  kLookUp,
  kFind,       ///< draft.code
  kFindAgain,  ///< the answer was read
  kEraseSlips,
};

/// At most one of them.
struct Answer {
  std::optional<core::CourseEvent> event{};
  Request request = Request::kNone;
  std::shared_ptr<const crypto::SecretText> secret{};  ///< of kPartMake
  std::optional<core::CopiesEvent> copies{};           ///< about the box's copies
};

/// The screen of the phase, or of the round of passphrases in it.
Answer course_screen(Ui& ui, const Scene& scene, Draft& draft);
/// Any of the other screens.
Answer stand_screen(Ui& ui, const Scene& scene, Draft& draft, Stand stand);
/// A name for the screen that course_screen() would draw: the draft and the touch rules go by it.
std::string course_screen_name(const Scene& scene, const Draft& draft);

}  // namespace kiosk
