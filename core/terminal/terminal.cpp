// Opening the data folder, stepping the machines, and the queue of effects.
#include "core/terminal/terminal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cassert>

#include "core/archive/archive.h"
#include "core/files/durable_file.h"
#include "core/record/codec.h"
#include "core/terminal/event_rights.h"
#include "core/terminal/terminal_state.h"
#include "core/terminal/unfinished.h"

namespace core {
namespace {

namespace event = course_event;

// Everything after the key exists lies in a box that two members must reopen.
bool box_exists(const DataFolder& folder) {
  return std::filesystem::exists(folder.open_box()) || std::filesystem::exists(folder.sealed_box());
}

}  // namespace

FolderLock::~FolderLock() {
  if (descriptor >= 0) ::close(descriptor);
}

Terminal::Terminal(std::unique_ptr<State> state) : state_(std::move(state)) {}
Terminal::Terminal(Terminal&&) noexcept = default;
Terminal& Terminal::operator=(Terminal&&) noexcept = default;
Terminal::~Terminal() = default;

std::expected<Terminal, Message> Terminal::open(const Conference& conference, Kind kind,
                                                const std::filesystem::path& data,
                                                const TerminalDevices& devices) {
  auto state = std::make_unique<State>();
  state->conference = conference;
  state->kind = kind;
  state->folder = {data};
  state->homes[0] = state->folder;
  state->copies.copies[0].place = data.string();
  state->devices = devices;
  if (const auto& second = state->devices.second_copy) {
    state->homes[1] = DataFolder{*second};
    state->copies.copies[1].place = second->string();
    state->copies.wanted = true;
  }
  std::error_code error;
  std::filesystem::create_directories(data, error);
  if (error) return std::unexpected(Message("store.cannot_write", {data.string()}));
  state->lock.descriptor = ::open(state->folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (state->lock.descriptor < 0) return std::unexpected(Message("store.cannot_write", {data.string()}));
  if (::flock(state->lock.descriptor, LOCK_EX | LOCK_NB) != 0)
    return std::unexpected(Message("store.in_use"));
  if (state->copies.wanted)
    if (auto ready = state->prepare_second(); !ready) state->second_trouble = ready.error();

  if (auto settled = settle_clearing(state->folder); !settled) return std::unexpected(settled.error());
  if (auto settled = settle_closing(state->folder); !settled) return std::unexpected(settled.error());
  if (auto listed = complete_archives(state->folder, state->devices.local_time().substr(0, 10)); !listed)
    return std::unexpected(listed.error());

  state->course.total_members = conference.total_members;
  state->course.summoned = conference.summoned;
  state->course.minimum_ballots = conference.minimum_ballots;
  state->course.roll.assign(conference.delegates.size(), Presence::kAbsent);
  state->delegate.candidates = conference.candidates.size();
  auto lockout = Lockout::load(state->folder.lockout(), state->lockout_now());
  if (!lockout) return std::unexpected(lockout.error());
  state->lockout = std::move(*lockout);

  if (state->copies.wanted && !state->second_trouble)
    for (const auto settle : {settle_clearing, settle_closing})
      if (auto settled = settle(*state->homes[1]); !settled) state->second_trouble = settled.error();
  if (state->copies.wanted && !state->second_trouble)
    if (auto listed = complete_archives(*state->homes[1], state->devices.local_time().substr(0, 10)); !listed)
      state->second_trouble = listed.error();
  if (state->second_trouble && (!box_exists(state->folder) || state->second_trouble->key == "store.in_use"))
    return std::unexpected(*state->second_trouble);
  if (state->copies.wanted && !state->second_trouble) {
    auto there = state->course_of_second(box_exists(state->folder));
    if (!there) return std::unexpected(there.error());
    if (*there && !box_exists(state->folder)) {
      state->restarts = std::move((*there)->restarts);
      if ((*there)->roll_of != roll_digest(conference.delegates)) (*there)->state.roll.clear();
      resume(state->course, std::move((*there)->state));
      state->course.restarts = static_cast<std::uint32_t>(state->restarts.size());
      ask_to_resume(state->course);
      return Terminal(std::move(state));
    }
  }
  const auto saved_bytes = read_whole(state->folder.course(), 1u << 20);
  if (!saved_bytes) {
    if (saved_bytes.error().number != ENOENT)
      return std::unexpected(Message("store.cannot_read", {state->folder.course().string()}));
    if (box_exists(state->folder)) return std::unexpected(Message("store.course_missing"));
    state->note("conference_loaded");
    if (auto saved = state->save(); !saved) return std::unexpected(saved.error());
    return Terminal(std::move(state));
  }
  auto saved = read_course({reinterpret_cast<const char*>(saved_bytes->data()), saved_bytes->size()});
  if (!saved) return std::unexpected(saved.error());
  if (saved->conference != conference_digest(conference) || saved->kind != kind)
    return std::unexpected(Message("store.other_conference", {data.string()}));
  state->restarts = std::move(saved->restarts);
  if (saved->roll_of != roll_digest(conference.delegates)) saved->state.roll.clear();
  resume(state->course, std::move(saved->state));
  state->course.restarts = static_cast<std::uint32_t>(state->restarts.size());
  if (box_exists(state->folder) && state->course.phase >= Phase::kFingerprint) {
    ask_to_resume(state->course);
    return Terminal(std::move(state));
  }
  const auto log_bytes = read_whole(state->folder.log());
  if (!log_bytes) return std::unexpected(Message("store.cannot_read", {state->folder.log().string()}));
  auto entries = decode_log({reinterpret_cast<const char*>(log_bytes->data()), log_bytes->size()});
  if (!entries) return std::unexpected(Message("store.document_damaged", {entries.error().where}));
  state->log.replace(std::move(*entries));
  state->note("terminal_restarted");
  std::error_code none;
  if (state->course.phase == Phase::kCeremony && std::filesystem::exists(state->folder.ceremony(), none)) {
    // By sticks nothing secret was here, and what members had brought was kept: it goes on.
    ask_for_sticks(state->course);
    state->desk.emplace(state->manifest_now(), state->restarts, state->folder.ceremony());
    state->settle_desk(0, std::nullopt);
  } else if (state->course.phase >= Phase::kCeremony) {
    // Members' secrets of a ceremony in the making were in memory only: it begins anew, and the record says
    // so.
    const auto attempt = static_cast<std::uint32_t>(state->restarts.size() + 1);
    state->restarts.push_back({attempt, 0, RestartReason::kPower});
    state->course.restarts = attempt;
    state->note("ceremony_restarted",
                {{"attempt", attempt}, {"member", 0u}, {"reason", std::string("power")}});
    state->course.phase = Phase::kCommittee;
    state->course.fingerprint.clear();
    state->course.message = Message("course.ceremony_again");
  }
  if (auto kept = state->save(); !kept) return std::unexpected(kept.error());
  Terminal terminal(std::move(state));
  while (terminal.busy()) terminal.perform();
  return terminal;
}

const Conference& Terminal::conference() const { return state_->conference; }
Kind Terminal::kind() const { return state_->kind; }
const CourseState& Terminal::course() const { return state_->course; }
const DelegateState& Terminal::delegate() const { return state_->delegate; }
const std::vector<std::string>& Terminal::fingerprint() const { return state_->course.fingerprint; }
std::filesystem::path Terminal::record_folder() const { return state_->folder.record(); }
bool Terminal::busy() const { return !state_->waiting.empty(); }

std::span<const crypto::Branch> Terminal::opened_marks() const {
  return state_->voting ? state_->voting->opened_marks() : std::span<const crypto::Branch>{};
}

const CopiesState& Terminal::copies() const { return state_->copies; }

void Terminal::dispatch(const CopiesEvent& given) {
  const bool asked = std::holds_alternative<copies_event::Renew>(given) ||
                     std::holds_alternative<copies_event::GoOnAlone>(given) ||
                     std::holds_alternative<copies_event::Choose>(given);
  if (busy() || !asked || state_->course.round == PassphraseRound::kResume ||
      !allowed(Role::kMember, Action::kReopenBox, state_->course.phase))
    return;
  state_->take(given);
}

void Terminal::dispatch(const CourseEvent& given) {
  if (state_->copies.asks && state_->course.round != PassphraseRound::kResume) return;
  const auto right = needed_right(given, state_->course);
  if (busy() || !right || !allowed(right->role, right->action, state_->course.phase)) return;
  state_->take(given);
}

void Terminal::dispatch(const DelegateEvent& given) {
  const bool outcome = std::holds_alternative<delegate_event::SlipAnswer>(given) ||
                       std::holds_alternative<delegate_event::Sealed>(given) ||
                       std::holds_alternative<delegate_event::Opened>(given) ||
                       std::holds_alternative<delegate_event::CastDone>(given) ||
                       std::holds_alternative<delegate_event::Failed>(given);
  // Until the committee has decided about the box's copies a delegate can only go back.
  const bool leaving = std::holds_alternative<delegate_event::Leave>(given) ||
                       std::holds_alternative<delegate_event::Touch>(given) ||
                       std::holds_alternative<delegate_event::Tick>(given);
  if (busy() || outcome || (state_->copies.asks && !leaving) || !state_->voting ||
      state_->course.round != PassphraseRound::kNone ||
      !allowed(Role::kDelegate, Action::kVote, state_->course.phase))
    return;
  state_->take(given);
}

void Terminal::perform(const Progress& progress) {
  if (!busy()) return;
  const auto next = std::move(state_->waiting.front());
  state_->waiting.pop_front();
  if (const auto* course = std::get_if<WaitingCourse>(&next))
    state_->perform(*course, progress);
  else if (const auto* delegate = std::get_if<WaitingDelegate>(&next))
    state_->perform(*delegate);
  else
    state_->perform(std::get<WaitingCopies>(next), progress);
  state_->watch_copies();
}

void Terminal::State::take(const CourseEvent& given) {
  const auto committee_before = course.committee;
  const auto phase_before = course.phase;
  const auto attended_before = course.attended, present_before = course.present;
  for (const auto effect : step(course, given)) waiting.emplace_back(WaitingCourse{effect, given});
  if (std::holds_alternative<event::ConfirmCommittee>(given)) renumber_restarts(committee_before);
  // Nobody's ballot lies open on a screen that has been paused.
  if (course.phase == Phase::kPaused && delegate.screen != DelegateScreen::kWelcome)
    take(delegate_event::Leave{});
  if (std::holds_alternative<event::EnterAttendance>(given)) {
    if (course.message && course.message->key == "course.no_quorum")
      note("opening_refused",
           {{"attended", course.attended}, {"present", course.present}, {"summoned", course.summoned}});
    else if (!course.message && attended_before != 0 &&
             (attended_before != course.attended || present_before != course.present))
      note("attendance_corrected", {{"attended", course.attended},
                                    {"attended_before", attended_before},
                                    {"present", course.present},
                                    {"present_before", present_before},
                                    {"summoned", course.summoned}});
    else if (!course.message)
      note("attendance_entered",
           {{"attended", course.attended}, {"present", course.present}, {"summoned", course.summoned}});
  }
  if (std::holds_alternative<event::EnterVotingAttendance>(given)) {
    if (course.message && course.message->key == "course.no_quorum")
      note("unlock_refused", {{"attended", course.voting_attended},
                              {"present", course.voting_present},
                              {"summoned", course.summoned}});
    else if (!course.message)
      note("attendance_at_voting", {{"absent", course.voting_absent},
                                    {"attended", course.voting_attended},
                                    {"present", course.voting_present}});
  }
  if (std::holds_alternative<event::ConfirmFingerprint>(given)) note("fingerprint_shown");
  if (phase_before == Phase::kVoting && course.phase == Phase::kPaused) note("voting_paused");
  if (std::holds_alternative<event::Resume>(given) && course.phase != phase_before) note("voting_resumed");
}

void Terminal::State::take(const DelegateEvent& given) {
  for (const auto effect : step(delegate, given, devices.now()))
    waiting.emplace_back(WaitingDelegate{effect});
}

void Terminal::State::note(std::string_view name, std::map<std::string, LogValue> fields) {
  log.append(name, std::move(fields), devices.utc());
}

std::expected<void, Message> Terminal::State::save() {
  const auto course_text = write_course(
      {conference_digest(conference), kind, course, restarts, roll_digest(conference.delegates)});
  const auto log_text = encode(log.entries());
  if (box) {
    std::vector documents{document("course", course_text), document("log", log_text)};
    // A start that names one medium alone is told by this what the box was kept on.
    if (copies.wanted) documents.push_back(document(kCopiesKept, kept_twice() ? kTwoCopies : kOneCopy));
    if (auto put = box->put_all(documents); !put) return std::unexpected(store_message(put.error()));
    // The plain file only names the committee, for the screen that asks two members back after a restart.
    if (course.phase != Phase::kFingerprint) return {};
  }
  for (const auto& [file, text] :
       {std::pair{folder.log(), &log_text}, std::pair{folder.course(), &course_text}})
    if (auto written = write_durably(file, crypto::as_bytes(*text)); !written)
      return std::unexpected(Message("store.cannot_write", {written.error().path}));
  if (box && box->twin())
    if (auto copied = copy_beside(*homes[0], *homes[1]); !copied)
      box->leave(Copy::kSecond, StoreError::kInputOutput);
  return {};
}

void Terminal::State::perform(const WaitingCourse& next, const Progress& progress) {
  switch (next.effect) {
    case CourseEffect::kSave:
      if (auto saved = save(); !saved) take(event::Failed{saved.error()});
      return;
    case CourseEffect::kBeginCeremony:
      return begin_ceremony();
    case CourseEffect::kSetPassphrase:
      return set_passphrase(std::get<event::GivePassphrase>(next.cause));
    case CourseEffect::kVisitStick:
      return visit_stick(std::get<event::VisitStick>(next.cause));
    case CourseEffect::kRestartCeremony: {
      const auto member = std::get<event::RestartCeremony>(next.cause).member;
      if (member == 0) return end_attempt(0, RestartReason::kCancelled, Message("ceremony.begun_anew"));
      return end_attempt(member, RestartReason::kWithdrew,
                         Message("ceremony.begun_anew_for", {course.committee[member - 1]}));
    }
    case CourseEffect::kConfirmShare:
      return confirm_share(std::get<event::GivePassphrase>(next.cause));
    case CourseEffect::kUnlockMember:
      return unlock_member(std::get<event::GivePassphrase>(next.cause));
    case CourseEffect::kReopenBox:
      return reopen_box(std::get<event::GivePassphrase>(next.cause), progress);
    case CourseEffect::kIssueSlips:
      return issue_slips(std::get<event::IssueSlips>(next.cause));
    case CourseEffect::kVoidSlips:
      return void_slips();
    case CourseEffect::kReplaceSlip:
      return replace_slip(std::get<event::ReplaceSlip>(next.cause));
    case CourseEffect::kOpenVoting:
      return open_voting();
    case CourseEffect::kForgetMembers:
      unlocked.clear();
      return resuming.clear();
    case CourseEffect::kConfirmMember:
      return confirm_member(std::get<event::GivePassphrase>(next.cause));
    case CourseEffect::kCarryOut:
      return carry_out();
    case CourseEffect::kClose:
      return close_voting(std::get<event::Close>(next.cause), progress);
    case CourseEffect::kCount:
      return count_votes(progress);
    case CourseEffect::kExport:
      return export_record(std::get<event::Export>(next.cause), progress);
    case CourseEffect::kClear:
      return clear();
  }
}

// "Done" is said only of what lies on both copies. What reached one alone is told as what it is, and waits
// for the committee; it is not lost.
void Terminal::State::perform(const WaitingDelegate& next) {
  namespace answer = delegate_event;
  const bool twin = box->twin();
  const auto one_copy_left = [&] { return twin && !box->twin(); };
  switch (next.effect) {
    case DelegateEffect::kCheckSlip:
      return take(answer::SlipAnswer{voting->check_slip(*box, delegate.slip.view(), devices.now())});
    case DelegateEffect::kSeal: {
      auto code = voting->seal(*box, delegate.marks);
      if (!code) return take(answer::Failed{code.error()});
      if (!one_copy_left()) return take(answer::Sealed{*code});
      delegate.code = *code;
      const auto aside = voting->discard(*box);
      return take(answer::Failed{aside ? Message("fault.not_cast", {"fault.one_copy_left"})
                                       : Message("fault.not_discarded", {aside.error().key})});
    }
    case DelegateEffect::kCast: {
      const auto cast = voting->cast(*box, delegate.slip.view());
      if (!cast) return take(answer::Failed{Message("fault.not_cast", {cast.error().key})});
      if (one_copy_left()) return take(answer::Failed{Message("fault.cast_on_one_copy")});
      return take(answer::CastDone{});
    }
    case DelegateEffect::kOpenBallot: {
      const auto opened = voting->open(*box);
      if (!opened) return take(answer::Failed{Message("fault.not_opened", {opened.error().key})});
      if (one_copy_left()) return take(answer::Failed{Message("fault.opened_on_one_copy")});
      return take(answer::Opened{});
    }
    case DelegateEffect::kDiscard: {
      const auto aside = voting->discard(*box);
      if (!aside) return take(answer::Failed{Message("fault.not_discarded", {aside.error().key})});
      if (one_copy_left() && delegate.screen != DelegateScreen::kWelcome)
        return take(answer::Failed{Message("fault.discarded_on_one_copy")});
      return;
    }
    case DelegateEffect::kForget:
      return voting->forget();
  }
}

}  // namespace core
