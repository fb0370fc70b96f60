// The frame: events in, targets of the last frame, activation, report, atlas.
#include "kiosk/touchscreen/base/ui.h"

#include <imgui.h>

#include <algorithm>
#include <utility>

#include "kiosk/touchscreen/base/paint.h"

namespace kiosk {

Ui::Ui(Panel panel, std::vector<core::Catalogue> languages, std::string_view data_text)
    : panel_(panel),
      languages_(std::move(languages)),
      catalogue_(&languages_.front()),
      theme_(&theme_for(Contrast::kPaper)),
      touch_(panel.px_per_mm()) {
  appearance_.language = catalogue_->language();
  wanted_ = appearance_;
  for (const auto& catalogue : languages_)
    for (const auto& [key, text] : catalogue.all()) add_glyphs(glyphs_, text);
  add_glyphs(glyphs_, data_text);
  context_ = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
}

Ui::~Ui() {
  crypto::wipe(queue_.data(), sizeof queue_);
  crypto::wipe(typed_.data(), sizeof typed_);
  release_renderer();
  ImGui::DestroyContext(context_);
}

void Ui::hold_renderer(std::function<void()> shut) { shut_renderer_ = std::move(shut); }

void Ui::release_renderer() {
  if (!shut_renderer_) return;
  ImGui::SetCurrentContext(context_);
  std::exchange(shut_renderer_, nullptr)();
}

std::expected<std::unique_ptr<Ui>, std::string> Ui::create(Panel panel,
                                                           std::vector<core::Catalogue> languages,
                                                           std::string_view data_text) {
  if (languages.empty()) return std::unexpected("no language");
  std::unique_ptr<Ui> ui(new Ui(panel, std::move(languages), data_text));
  if (const auto baked = ui->bake(); !baked) return std::unexpected(baked.error());
  return ui;
}

std::expected<void, std::string> Ui::bake() {
  ImGui::SetCurrentContext(context_);
  auto fonts = Fonts::bake(*ImGui::GetIO().Fonts, panel_, appearance_.size, glyphs_);
  if (!fonts) return std::unexpected(fonts.error());
  fonts_ = *fonts;
  bake_needed_ = false;
  ++atlas_version_;
  return {};
}

void Ui::add_text(std::string_view text) {
  const std::size_t before = glyphs_.size();
  add_glyphs(glyphs_, text);
  if (glyphs_.size() != before) bake_needed_ = true;
}

void Ui::set_appearance(Appearance appearance) { wanted_ = std::move(appearance); }

std::string Ui::words(std::string_view key, const std::vector<std::string>& arguments) const {
  return catalogue_->text(key, arguments);
}

void Ui::feed(const InputEvent& event) {
  // A full queue means that nothing was drawn for a long time; what is oldest counts.
  if (queued_ < queue_.size()) queue_[queued_++] = event;
  if (event.kind != InputKind::kCancel) last_input_ms_ = std::max(last_input_ms_, event.time_ms);
}

int Ui::turn_of(const InputEvent& event) const {
  if (event.kind != InputKind::kKey) return 0;
  if (event.key == Key::kPageUp) return -1;
  if (event.key == Key::kPageDown) return 1;
  if (!remote_) return 0;
  if (event.key == Key::kLeft || event.key == Key::kUp) return -1;
  return event.key == Key::kRight || event.key == Key::kDown || event.key == Key::kSpace ? 1 : 0;
}

bool Ui::needs_frame() const { return queued_ > 0 || bake_needed_ || wanted_ != appearance_; }

// What a key means while somebody listens; the report is still that of the frame on the glass.
Key Ui::five_keys(Key key) {
  if (!five_keys_) return key;
  const auto* at = report_.find(touch_.focus());
  const bool on_key = at && at->role == Role::kKey;
  switch (key) {
    case Key::kLeft:
      return Key::kPrevious;
    case Key::kRight:
      return Key::kNext;
    case Key::kUp:
      if (on_key) return key;
      listening_ = Listening::kAgain;
      return Key::kNone;
    case Key::kDown:
      if (on_key) return key;
      listening_ = Listening::kWholeScreen;
      return Key::kNone;
    case Key::kNone:
    case Key::kNext:
    case Key::kPrevious:
    case Key::kEnter:
    case Key::kBackspace:
    case Key::kPageUp:
    case Key::kPageDown:
    case Key::kSpace:
    case Key::kEscape:
      return key;
  }
  return key;
}

void Ui::begin(std::string_view screen, std::uint64_t now_ms) {
  ImGui::SetCurrentContext(context_);
  now_ms_ = std::max(now_ms_, now_ms);
  activated_.reset();
  const bool another = screen != screen_name_;
  screen_name_ = screen;
  if (another) {
    // What was touched or typed was meant for the screen before.
    touch_.screen_changed(now_ms_);
    shown_.clear();
    menu_ = Menu::kNone;
    forget_typed();
    for (std::size_t i = 0; i < queued_; ++i)
      if (queue_[i].kind != InputKind::kKey && queue_[i].kind != InputKind::kCharacter)
        touch_.handle(queue_[i], {});
    crypto::wipe(queue_.data(), sizeof queue_);
    queued_ = 0;
  }
  turned_ = 0;
  remote_ = std::exchange(remote_next_, false);
  std::size_t taken = 0;
  while (taken < queued_ && !activated_ && turned_ == 0) {
    InputEvent& event = queue_[taken++];
    turned_ = turn_of(event);
    if (turned_ != 0) break;
    if (event.kind == InputKind::kKey) event.key = five_keys(event.key);
    if (event.kind == InputKind::kCharacter) {
      touch_.drop_focus();
      if (typed_count_ < typed_.size()) typed_[typed_count_++] = event.character;
    } else if (event.kind == InputKind::kKey && touch_.focus().empty() &&
               (event.key == Key::kEnter || event.key == Key::kBackspace)) {
      if (typed_count_ < typed_.size()) typed_[typed_count_++] = event.key == Key::kEnter ? U'\n' : U'\b';
    } else {
      activated_ = touch_.handle(event, shown_);
    }
  }
  std::move(queue_.begin() + static_cast<std::ptrdiff_t>(taken),
            queue_.begin() + static_cast<std::ptrdiff_t>(queued_), queue_.begin());
  queued_ -= taken;
  crypto::wipe(queue_.data() + queued_, (queue_.size() - queued_) * sizeof(InputEvent));

  if (wanted_ != appearance_) {
    bake_needed_ = bake_needed_ || wanted_.size != appearance_.size;
    appearance_ = wanted_;
    theme_ = &theme_for(appearance_.contrast);
    for (const auto& catalogue : languages_)
      if (catalogue.language() == appearance_.language) catalogue_ = &catalogue;
  }
  // A bake that worked at the start fails only when a font file has gone; the old atlas then stays in use.
  if (bake_needed_ && !bake()) bake_needed_ = false;

  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(panel_.width_px), static_cast<float>(panel_.height_px)};
  io.DeltaTime = 1.0F / 60.0F;
  ImGui::NewFrame();
  draw_ = ImGui::GetBackgroundDrawList();
  building_.clear();
  footer_targets_ = footer_widgets_ = {};
  report_ = {};
  report_.screen = screen;
  again_ = false;
  field_shown_ = false;
  body_ = this->screen();
  rehearsal_band();
}

// Tab and the voice go through a screen from top to bottom, though screens draw their footer before what
// stands above it.
void Ui::footer_last() {
  const auto move = [](auto& list, std::pair<std::size_t, std::size_t>& part) {
    const auto begin = list.begin();
    if (part.second <= list.size())
      std::rotate(begin + static_cast<std::ptrdiff_t>(part.first),
                  begin + static_cast<std::ptrdiff_t>(part.second), list.end());
    part = {};
  };
  move(building_, footer_targets_);
  move(report_.widgets, footer_widgets_);
}

bool Ui::end() {
  footer_last();
  menus();
  ImGui::Render();
  // A field that takes one character a frame gets the others in the next frames.
  if (!field_shown_) forget_typed();
  if (typed_count_ > 0) again_ = true;
  // What an activation changed, in the session or in the screen's own keeping, is shown by the next frame.
  if (activated_) again_ = true;
  if (report_.screen != shown_name_) {
    // An overlay came or went: the same rule as for screens.
    touch_.screen_changed(now_ms_);
    shown_name_ = report_.screen;
  }
  shown_.swap(building_);
  return again_ || needs_frame();
}

char32_t Ui::next_typed() {
  field_shown_ = true;
  if (typed_count_ == 0) return 0;
  const char32_t first = typed_[0];
  std::move(typed_.begin() + 1, typed_.begin() + static_cast<std::ptrdiff_t>(typed_count_), typed_.begin());
  typed_[--typed_count_] = 0;
  return first;
}

void Ui::forget_typed() {
  crypto::wipe(typed_.data(), sizeof typed_);
  typed_count_ = 0;
}

ImDrawData* Ui::draw_data() const {
  ImGui::SetCurrentContext(context_);
  return ImGui::GetDrawData();
}

PixelRect Ui::pixels(Rect at) const {
  const ImVec2 a = top_left(panel_, at), b = bottom_right(panel_, at);
  return {a.x, a.y, b.x - a.x, b.y - a.y};
}

bool Ui::target(std::string_view id, Rect at, bool enabled, bool repeats) {
  if (enabled) building_.push_back({std::string(id), pixels(at), repeats});
  return enabled && activated_ && *activated_ == id;
}

WidgetReport& Ui::note(std::string_view id, Role role, Rect at, std::string_view words, Style style) {
  WidgetReport entry;
  entry.id = id;
  entry.role = role;
  entry.words = words;
  entry.rect = pixels(at);
  entry.focused = focused(id);
  entry.capital_mm = words.empty() ? 0 : panel_.mm(fonts_.capital(style));
  entry.drawn = report_.widgets.size();
  return report_.widgets.emplace_back(std::move(entry));
}

}  // namespace kiosk
