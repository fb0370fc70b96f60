// Opening, the turn, and what is done with what was touched.
#include "kiosk/touchscreen/app/app.h"

#include <algorithm>

#include "core/languages.h"
#include "kiosk/touchscreen/app/papers.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

namespace event = core::course_event;

// Every word of the conference that may be shown, for the fonts.
std::string data_text(const core::Conference& conference) {
  std::string text = conference.title + conference.organising_body + conference.superior_body +
                     conference.place + conference.electorate + conference.positions;
  for (const auto& one : conference.candidates) text += one.name + one.position + one.unit + one.dossier;
  for (const auto& name : conference.proposed_committee) text += name;
  for (const auto& one : conference.delegates) text += one.name + one.unit;
  return text;
}

}  // namespace

App::App(AppSettings settings) : settings_(std::move(settings)) {}
App::~App() = default;

std::expected<std::unique_ptr<App>, std::string> App::open(AppSettings settings) {
  std::vector<core::Catalogue> languages;
  for (const auto& language : core::languages(settings.assets)) {
    auto words = core::Catalogue::load(settings.assets, language);
    if (!words) return std::unexpected(words.error());
    // The language asked for comes first: it is the one that every delegate begins with.
    languages.insert(language == settings.language ? languages.begin() : languages.end(), std::move(*words));
  }
  std::unique_ptr<App> app(new App(std::move(settings)));
  auto window = Window::open(app->settings_.window);
  if (!window) return std::unexpected(window.error());
  app->window_ = std::move(*window);
  auto ui = Ui::create(app->window_->panel(), std::move(languages), data_text(app->settings_.conference));
  if (!ui) return std::unexpected(ui.error());
  app->ui_ = std::move(*ui);
  if (app->settings_.headset && app->settings_.speaker)
    app->voice_.emplace(app->settings_.headset, app->settings_.speaker);
  app->ui_->set_rehearsal(app->settings_.kind == core::Kind::kRehearsal);

  auto devices = core::system_devices();
  if (app->settings_.now) devices.now = app->settings_.now;
  devices.second_copy = app->settings_.second_copy;
  devices.deliver_slips = [raw = app.get()](std::span<const crypto::SecretText> codes,
                                            std::span<const std::string> numbers) {
    return raw->deliver(codes, numbers);
  };
  devices.sticks = [raw = app.get()] {
    std::vector<std::filesystem::path> folders;
    for (const auto& place : raw->places_for(Purpose::kKeys)) folders.push_back(place.folder);
    return folders;
  };
  auto terminal = core::Terminal::open(app->settings_.conference, app->settings_.kind, app->settings_.data,
                                       std::move(devices));
  if (terminal)
    app->terminal_ = std::move(*terminal);
  else
    app->fault_ = terminal.error();
  if (app->terminal_)
    for (const auto& name : app->terminal_->course().committee) app->ui_->add_text(name);
  return app;
}

Scene App::scene() const {
  static const core::CourseState kNone;
  return {.conference = settings_.conference,
          .course = terminal_ ? terminal_->course() : kNone,
          .rehearsal = settings_.kind == core::Kind::kRehearsal,
          .places = places_,
          .slips_file = slips_file_,
          .slips_at = slips_at_,
          .saved_forms = saved_forms_,
          .exported_to = exported_to_,
          .refusal = refusal_,
          .audit = audit_,
          .part = part_ ? &*part_ : nullptr,
          .looked_up = looked_up_ ? &*looked_up_ : nullptr,
          .status = status(false),
          .status_short = status(true),
          .copies = terminal_ ? &terminal_->copies() : nullptr};
}

bool App::delegates_turn() const {
  return terminal_ && terminal_->course().phase == core::Phase::kVoting && !committee_ &&
         stand_ != Stand::kLookUp && !copies_ask() &&
         terminal_->course().round == core::PassphraseRound::kNone;
}

std::string App::place_name() const {
  if (!terminal_) return "fault";
  const auto& course = terminal_->course();
  return std::string(core::to_string(course.phase)) + "-" + std::to_string(static_cast<int>(course.round)) +
         "-" + std::to_string(static_cast<int>(stand_)) + (committee_ ? "-committee" : "") +
         (terminal_->copies().asks ? "-copies" : "") +
         (course.phase == core::Phase::kSlips && course.slips > 0 ? "-saved" : "");
}

std::string App::screen_name() const {
  if (!terminal_) return "fault";
  if (delegates_turn()) return delegate_screen_name(terminal_->delegate(), view_);
  switch (stand_) {
    case Stand::kCourse:
    case Stand::kMenu:
      return "committee." + course_screen_name(scene(), draft_);
    case Stand::kBars:
      return "hall.bars-" + std::to_string(draft_.page + 1);
    case Stand::kTable:
      return "hall.table-" + std::to_string(draft_.page + 1);
    case Stand::kForms:
      return "committee.forms-" + std::to_string(draft_.page + 1);
    case Stand::kExport:
      return "committee.export-" + std::to_string(draft_.page + 1);
    case Stand::kAuditor:
      return "auditor-" + std::to_string(draft_.page + 1);
    case Stand::kPart:
      return std::string("committee.part") +
             (part_ ? "-" + std::to_string(static_cast<int>(part_->round)) : "") +
             (draft_.typing ? "-passphrase" : "") + (draft_.repeating ? "-again" : "") + "-" +
             std::to_string(draft_.page + 1);
    case Stand::kLookUp:
      return looked_up_ ? "lookup-found" : "lookup";
  }
  return "";
}

// A draft belongs to one place; elsewhere it is gone, its secrets with it.
void App::new_draft() {
  const std::string place = place_name();
  if (place == drafted_for_) return;
  drafted_for_ = place;
  draft_ = Draft();
  refusal_.reset();
  if (!terminal_) return;
  const auto& course = terminal_->course();
  const auto text = [](std::uint32_t number) { return number == 0 ? std::string() : std::to_string(number); };
  if (course.phase == core::Phase::kAttendance)
    draft_.numbers = {text(course.attended), text(course.present), ""};
  if (course.phase == core::Phase::kClosed || course.phase == core::Phase::kUnlocking)
    draft_.numbers = {text(course.voting_attended), std::to_string(course.voting_absent),
                      text(course.voting_present)};
  if (course.phase == core::Phase::kCommittee) draft_.threshold = course.threshold;
  look_for_places();
}

std::vector<Place> App::places_for(Purpose purpose) const {
  return settings_.places ? settings_.places(purpose)
                          : find_places(purpose, settings_.kind == core::Kind::kRehearsal, settings_.data);
}

void App::look_for_places() {
  if (!terminal_) return;
  Purpose purpose = Purpose::kPapers;
  if (terminal_->course().phase == core::Phase::kSlips) purpose = Purpose::kSlips;
  if (terminal_->course().phase == core::Phase::kCeremony || stand_ == Stand::kPart) purpose = Purpose::kKeys;
  places_ = places_for(purpose);
  for (const auto& place : places_) ui_->add_text(place.folder.string());
  draft_.place = 0;
}

void App::draw_once() {
  new_draft();
  const auto now = Window::now_ms();
  if (!terminal_) {
    ui_->begin("fault", now);
    fault_view(*ui_, scene(), *fault_);
    changed_ = ui_->end();
    return;
  }
  Answer answer;
  DelegateTap tap;
  FooterTap welcome = FooterTap::kNone;
  ui_->begin(screen_name(), now);
  const auto before = std::pair(draft_.page, draft_.pages);
  if (delegates_turn()) {
    const auto& state = terminal_->delegate();
    if (state.screen == core::DelegateScreen::kWelcome) welcome = welcome_footer(*ui_);
    const auto clock = settings_.now ? settings_.now() : core::system_devices().now();
    tap = draw_delegate(*ui_, state, {settings_.conference, terminal_->opened_marks(), clock}, view_);
  } else if (stand_ == Stand::kCourse || stand_ == Stand::kMenu) {
    answer = course_screen(*ui_, scene(), draft_);
  } else {
    answer = stand_screen(*ui_, scene(), draft_, stand_);
  }
  if (draw_health()) answer = {}, tap.reset(), welcome = FooterTap::kNone;
  changed_ = ui_->end() || ui_->activated() || before != std::pair(draft_.page, draft_.pages);
  if (welcome == FooterTap::kNext) {
    committee_ = true;
    changed_ = true;
  } else if (welcome == FooterTap::kBack) {
    take(Request::kLookUp);
  } else if (view_.save_page) {
    save_code_page();
  } else if (tap) {
    give(*tap);
  } else {
    take(answer);
  }
  drawn_ms_ = now;
}

void App::draw() {
  // A few frames settle what one frame changed: another page count, another screen.
  for (int i = 0; i < 8 && (i == 0 || changed_ || ui_->needs_frame()); ++i) draw_once();
  window_->show(*ui_);
}

void App::work() {
  while (terminal_->busy()) {
    if (delegates_turn()) {
      // The delegate's own busy screen, before the work begins.
      draw_once();
      window_->show(*ui_);
    } else if (const auto key = working_on(); !key.empty()) {
      draw_busy(key, 0, 0);
    }
    terminal_->perform([this](const std::string& key, std::size_t done, std::size_t total) {
      if (!delegates_turn()) draw_busy(key, done, total);
    });
  }
}

void App::give(const core::CourseEvent& what) {
  refusal_.reset();
  const auto phase = terminal_->course().phase;
  terminal_->dispatch(what);
  work();
  const auto& course = terminal_->course();
  for (const auto& word : course.fingerprint) ui_->add_text(word);
  for (const auto& name : course.committee) ui_->add_text(name);
  if (course.phase != phase) {
    stand_ = course.phase == core::Phase::kExported ? stand_ : Stand::kCourse;
    // After a restart there may be something to read first: what became of the ballot on the screen then.
    committee_ = course.phase == core::Phase::kVoting ? course.message.has_value() : committee_;
    looked_up_.reset();
    if (course.phase == core::Phase::kVoting) view_ = DelegateView();
    if (course.phase == core::Phase::kPreparation) {
      slips_file_.reset();
      slips_at_ = SlipsAt::kUnknown;
      exported_to_.reset();
      saved_forms_.clear();
      audit_ = Audit();
    }
  } else if (std::holds_alternative<event::EnterVotingAttendance>(what)) {
    draft_.asking = false;  // back from correcting the numbers
  }
  if (std::holds_alternative<event::IssueSlips>(what)) draft_.more = false;
  if (std::holds_alternative<event::VoidSlips>(what) && slips_at_ == SlipsAt::kFile) erase_slips();
  changed_ = true;
}

void App::give(const core::DelegateEvent& what) {
  terminal_->dispatch(what);
  work();
  changed_ = true;  // last: the busy screen's own frame has taken it away
}

void App::take(const Answer& answer) {
  if (answer.request != Request::kNone) {
    changed_ = true;
    if (answer.request == Request::kPartMake) return make_part(answer);
    return take(answer.request);
  }
  if (answer.copies) return give(*answer.copies);
  if (!answer.event) return;
  if (const auto* wanted = std::get_if<event::Export>(&*answer.event)) {
    // The screen chose the place; the record goes into a folder of its own there.
    const auto folder = free_name(std::filesystem::path(wanted->folder) / folder_name(settings_.conference));
    give(event::Export{folder.string()});
    if (terminal_->course().phase == core::Phase::kExported && terminal_->course().message &&
        terminal_->course().message->key == "course.exported") {
      exported_to_ = folder;
      ui_->add_text(folder.string());
    }
    return;
  }
  give(*answer.event);
}

void App::take(Request request) {
  refusal_.reset();
  switch (request) {
    case Request::kNone:
      break;
    case Request::kDelegates:
      committee_ = false;
      break;
    case Request::kMenu:
    case Request::kCourse:
      stand_ = Stand::kCourse;
      part_.reset();
      looked_up_.reset();
      break;
    case Request::kBars:
      stand_ = Stand::kBars;
      break;
    case Request::kTable:
      stand_ = Stand::kTable;
      break;
    case Request::kForms:
      stand_ = Stand::kForms;
      break;
    case Request::kExport:
      stand_ = Stand::kExport;
      break;
    case Request::kAuditor:
      stand_ = Stand::kAuditor;
      if (!audit_.done) audit_.log = terminal_->log();
      break;
    case Request::kPart:
      stand_ = Stand::kPart;
      part_.reset();
      draft_.page = 0;
      look_for_places();
      break;
    case Request::kPartLook:
      look_at_part();
      break;
    case Request::kPartMake:
      break;  // with its secret, in take(Answer)
    case Request::kSticks:
      visit_stick();
      break;
    case Request::kLookUp:
      stand_ = Stand::kLookUp;
      break;
    case Request::kFind:
      find_code();
      break;
    case Request::kFindAgain:
      looked_up_.reset();
      draft_.code.clear();
      break;
    case Request::kEraseSlips:
      erase_slips();
      break;
    case Request::kLookAgain:
      look_for_places();
      break;
    case Request::kVerify:
      verify();
      break;
    case Request::kSaveForms: {
      if (draft_.place >= places_.size() || !terminal_->course().results) break;
      draw_busy("committee.busy", 0, 0);
      auto saved = save_papers(*terminal_->course().results, places_[draft_.place]);
      if (saved)
        saved_forms_ = std::move(*saved);
      else
        refusal_ = saved.error();
      for (const auto& file : saved_forms_) ui_->add_text(file.string());
      break;
    }
  }
}

void App::show(Stand stand) {
  stand_ = stand;
  changed_ = true;
}

bool App::turn(int wait_ms) {
  const auto touched = ui_->last_input_ms();
  if (!window_->wait(*ui_, changed_ ? 0 : wait_ms)) return false;
  if (ui_->last_input_ms() != touched) {
    touched_ms_ = ui_->last_input_ms();
    // Any touch begins the inactivity clock again, before what it activates is known.
    if (delegates_turn() && !terminal_->delegate().warning_ends)
      terminal_->dispatch(core::DelegateEvent(core::delegate_event::Touch{}));
  }
  tick();
  if (changed_ || ui_->needs_frame()) draw();
  // Delegates' screens alone: a committee member's passphrase is not for the ear.
  if (voice_) voice_->follow(*ui_, delegates_turn(), Window::now_ms());
  return true;
}

void App::run() {
  while (turn(250)) {
  }
}

}  // namespace kiosk
