// What the application does itself for a screen, and the busy screen while it does: papers, sticks, codes,
// verification.
#include "core/files/durable_file.h"
#include "core/terminal/course_file.h"
#include "kiosk/touchscreen/app/app.h"
#include "kiosk/touchscreen/app/papers.h"
#include "kiosk/touchscreen/app/printer.h"

namespace kiosk {

namespace event = core::course_event;

namespace {
/// A committee's screen left alone goes back by itself; a passphrase half typed goes with it.
constexpr std::uint64_t kCommitteeIdleMs = 120'000;
}  // namespace

std::expected<void, core::Message> App::deliver(std::span<const crypto::SecretText> codes,
                                                std::span<const std::string> numbers) {
  if (draft_.place >= places_.size()) return std::unexpected(core::Message("committee.stick_needed"));
  const Place& place = places_[draft_.place];
  const bool rehearsal = settings_.kind == core::Kind::kRehearsal;
  if (place.kind == Place::Kind::kPrinter) {
    const auto printed = Printers().print(place.folder.string(), [&](const core::ByteSink& sink) {
      return write_slip_pages(codes, numbers, settings_.conference, terminal_->fingerprint(), rehearsal,
                              sink);
    });
    if (!printed) return printed;
    slips_at_ = SlipsAt::kPrinted;
  } else {
    auto file = save_slips(codes, numbers, settings_.conference, terminal_->fingerprint(), rehearsal, place);
    if (!file) return std::unexpected(file.error());
    slips_file_ = *file;
    slips_at_ = SlipsAt::kFile;
    ui_->add_text(file->string());
  }
  if (settings_.slips_made) settings_.slips_made(codes);
  return {};
}

// A file that is not there may lie on a stick that was pulled out: that is no success.
void App::erase_slips() {
  if (slips_at_ != SlipsAt::kFile || !slips_file_) return;
  std::error_code error;
  const bool there = std::filesystem::exists(*slips_file_, error);
  if (!there || !core::destroy_file(*slips_file_)) {
    refusal_ = core::Message("committee.slips_erase_failed", {slips_file_->string()});
    return;
  }
  slips_at_ = SlipsAt::kErased;
}

void App::draw_busy(const std::string& key, std::size_t done, std::size_t total) {
  // Drawing takes longer than a small step of the work: what is under way is shown ten times a second.
  const auto now = Window::now_ms();
  if (done > 0 && done < total && now - busy_ms_ < 100) return;
  busy_ms_ = now;
  for (int i = 0; i < 2; ++i) {
    ui_->begin("busy", Window::now_ms());
    ui_->header(
        {.title = ui_->words("committee.busy"), .subtitle = settings_.conference.title, .help_key = ""});
    ui_->busy(ui_->words(key.empty() ? "committee.busy" : key), ui_->words("committee.busy_explanation"),
              total == 0 ? -1.0F : static_cast<float>(done) / static_cast<float>(total));
    if (!ui_->end()) break;
  }
  window_->show(*ui_);
}

// A delegate who is told of a fault reads it to the end; then the committee decides.
bool App::copies_ask() const {
  return terminal_->copies().asks && terminal_->delegate().screen == core::DelegateScreen::kWelcome;
}

std::string App::working_on() const {
  return terminal_->copies().working ? "copies.working" : terminal_->course().working;
}

void App::give(const core::CopiesEvent& what) {
  refusal_.reset();
  terminal_->dispatch(what);
  work();
  changed_ = true;
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
    if (terminal_->course().round == core::PassphraseRound::kAct) give(event::LeaveConfirmation{});
    if (stand_ == Stand::kLookUp) stand_ = Stand::kCourse;
    committee_ = committee_ && terminal_->course().phase != core::Phase::kVoting;
    changed_ = true;
  }
}

}  // namespace kiosk
