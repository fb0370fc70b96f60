// What the application does itself for a screen: papers, sticks, codes, verification.
#include "core/terminal/course_file.h"
#include "kiosk/touchscreen/app/app.h"
#include "kiosk/touchscreen/app/papers.h"

namespace kiosk {

namespace event = core::course_event;

namespace {
/// A committee's screen left alone goes back by itself; a passphrase half typed goes with it.
constexpr std::uint64_t kCommitteeIdleMs = 120'000;
}  // namespace

std::expected<void, core::Message> App::deliver(std::span<const crypto::SecretText> codes) {
  if (draft_.place >= places_.size()) return std::unexpected(core::Message("committee.stick_needed"));
  auto file = save_slips(codes, settings_.conference, terminal_->fingerprint(),
                         settings_.kind == core::Kind::kRehearsal, places_[draft_.place]);
  if (!file) return std::unexpected(file.error());
  slips_file_ = *file;
  ui_->add_text(file->string());
  if (settings_.slips_made) settings_.slips_made(codes);
  return {};
}

void App::verify() {
  audit_ = Audit();
  std::string words;
  for (const auto& word : terminal_->fingerprint()) words += word + " ";
  core::VerifyObserver observer;
  observer.on_check = [this](const core::CheckReport& check) {
    audit_.checks.push_back(check);
    for (const auto& argument : check.detail.arguments) ui_->add_text(argument);
    draw_busy("auditor.verifying", audit_.checks.size(), 26);
  };
  observer.on_progress = [this](const std::string&, std::size_t done, std::size_t total) {
    draw_busy("auditor.verifying", done, total);
  };
  const auto verified = core::verify_record(terminal_->record_folder(), words, observer);
  audit_.done = true;
  audit_.passed = verified.has_value();
  if (verified) {
    audit_.log = verified->record.log;
    audit_.fingerprint = verified->fingerprint;
  } else if (audit_.checks.empty() || audit_.checks.back().status != core::CheckStatus::kFailed) {
    audit_.checks.push_back(verified.error().report);
  }
  draft_.page = 0;
}

// One stick: it is the member's. None or several: the screen asks which.
void App::visit_stick() {
  look_for_places();
  if (!draft_.stick_for || places_.size() != 1) return;
  const auto member = *draft_.stick_for;
  draft_.stick_for.reset();
  give(event::VisitStick{member, places_.front().folder.string()});
}

void App::look_at_part() {
  if (draft_.place >= places_.size()) return;
  part_stick_ = places_[draft_.place].folder;
  auto part = core::look_at_part(part_stick_);
  draft_.page = 0;
  if (!part) {
    refusal_ = part.error();
    return;
  }
  // What is signed here is this machine's conference, as its owner has read it, and no other.
  if (part->manifest.kind != settings_.kind ||
      core::conference_digest(part->manifest.conference) != core::conference_digest(settings_.conference)) {
    refusal_ = core::Message("committee.part_other_conference");
    return;
  }
  for (const auto& name : part->manifest.committee) ui_->add_text(name);
  for (const auto& word : part->fingerprint) ui_->add_text(word);
  part_ = std::move(*part);
}

void App::make_part(const Answer& answer) {
  refusal_.reset();
  draw_busy("course.working_lock", 0, 0);
  auto made = core::make_next_round(part_stick_, answer.secret->view());
  if (made) {
    for (const auto& word : made->fingerprint) ui_->add_text(word);
    part_ = std::move(*made);
  } else {
    refusal_ = made.error();
    draft_.typing = made.error().key == "ceremony.wrong_passphrase";
  }
  draft_.page = 0;
  changed_ = true;
}

void App::find_code() {
  draw_busy("lookup.looking", 0, 0);
  const auto found = terminal_->find_code(draft_.code);
  std::string grouped;
  for (std::size_t i = 0; i < draft_.code.size(); ++i)
    grouped += (i > 0 && i % 4 == 0 ? "-" : "") + std::string(1, draft_.code[i]);
  looked_up_ = LookedUp{grouped, core::Message("lookup.absent"), found.has_value()};
  if (!found) {
    looked_up_->answer = found.error();
    return;
  }
  switch (*found) {
    case core::CodePlace::kAbsent:
      break;
    case core::CodePlace::kCast:
      looked_up_->answer = core::Message("lookup.cast");
      break;
    case core::CodePlace::kOpened:
      looked_up_->answer = core::Message("lookup.opened");
      break;
    case core::CodePlace::kDiscarded:
      looked_up_->answer = core::Message("lookup.discarded");
      break;
  }
}

void App::save_code_page() {
  view_.save_page = false;
  changed_ = true;
  const auto sticks = places_for(Purpose::kCodes);
  if (sticks.empty()) {
    view_.page_answer = core::Message("delegate.page_no_stick");
    return;
  }
  const auto file = kiosk::save_code_page(terminal_->delegate().code, settings_.conference,
                                          settings_.kind == core::Kind::kRehearsal, sticks.front());
  if (file) ui_->add_text(file->string());
  view_.page_answer = file ? core::Message("delegate.page_saved", {file->string()}) : file.error();
}

// Time passes: the delegate's inactivity, and a committee's screen left alone.
void App::tick() {
  const auto now = Window::now_ms();
  if (!terminal_) return;
  tick_health();
  if (delegates_turn()) {
    const auto before = terminal_->delegate().screen;
    const bool warned = terminal_->delegate().warning_ends.has_value();
    terminal_->dispatch(core::DelegateEvent(core::delegate_event::Tick{}));
    work();
    if (terminal_->delegate().screen != before || terminal_->delegate().warning_ends.has_value() != warned)
      changed_ = true;
    if (warned && now - drawn_ms_ >= 500) changed_ = true;  // the seconds count down
    return;
  }
  if (now - std::max(touched_ms_, ui_->last_input_ms()) < kCommitteeIdleMs) return;
  touched_ms_ = now;
  if (draft_.member || draft_.typing || committee_ || stand_ == Stand::kLookUp) {
    drafted_for_.clear();
    looked_up_.reset();
    if (stand_ == Stand::kLookUp) stand_ = Stand::kCourse;
    committee_ = committee_ && terminal_->course().phase != core::Phase::kVoting;
    changed_ = true;
  }
}

}  // namespace kiosk
