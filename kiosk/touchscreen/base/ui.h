// Our widgets. A screen is a function that draws one state with these between begin() and end(), and learns
// from their return values what was touched. Positions are in mm; each widget adds itself to the frame's
// report.
//
// What was touched is worked out against the targets of the frame that was on the glass, so a widget returns
// true in the frame after the touch ended. One frame delivers at most one activation.
#pragma once

#include <algorithm>
#include <array>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/catalogue.h"
#include "core/forms/qr.h"
#include "crypto/encoding.h"
#include "crypto/secret.h"
#include "kiosk/touchscreen/base/fonts.h"
#include "kiosk/touchscreen/base/metrics.h"
#include "kiosk/touchscreen/base/report.h"
#include "kiosk/touchscreen/base/text.h"
#include "kiosk/touchscreen/base/theme.h"
#include "kiosk/touchscreen/base/touch.h"

struct ImDrawData;
struct ImDrawList;
struct ImGuiContext;

namespace kiosk {

/// What the person at the screen chose. Back to default after each delegate.
struct Appearance {
  TextSize size = TextSize::kDefault;
  Contrast contrast = Contrast::kPaper;
  std::string language = "vi";
  bool operator==(const Appearance&) const = default;
};

enum class Align : std::uint8_t { kLeft, kCentre, kRight };
enum class Vertical : std::uint8_t { kTop, kMiddle, kBottom };
enum class Button : std::uint8_t { kPrimary, kSecondary, kQuiet };
enum class Notice : std::uint8_t { kPlain, kGood, kWarning };
/// Signs drawn by shape, for what no font of ours has. Always beside words.
enum class Icon : std::uint8_t { kNone, kBack, kNext, kContrast, kMenu, kCheck, kWarning, kUp, kErase };

/// Where a level box has its word; kHeading: not in the box but in the column's heading above it.
enum class LevelWord : std::uint8_t { kBeside, kUnder, kHeading };

/// Header bar. Empty `help_key` leaves the help button out; the help's text is that catalogue entry.
struct Header {
  std::string title;     ///< bold: the organising body
  std::string subtitle;  ///< the conference
  std::string help_key;
  bool contrast = true;
};

/// Footer bar. Buttons without words are left out.
struct Footer {
  std::string back{}, next{};
  std::string short_back{}, short_next{};  ///< used where the long words leave no room; may be empty
  bool back_enabled = true, next_enabled = true;
  bool next_primary = true;
  std::string centre{};      ///< progress or a note; may hold '\n' and **strong**
  float height = 0;          ///< least height in mm; set by body_above()
  std::vector<bool> dots{};  ///< one a candidate: marked or not; drawn where they fit
};
enum class FooterTap : std::uint8_t { kNone, kBack, kNext };

/// A column of a table grid: its heading and its width in mm.
struct Column {
  std::string heading;
  float width = 0;
  Align align = Align::kLeft;
  Style style = Style::kText;
};

/// Which keys the touch keyboard shows and how they type. Kept by the screen between frames.
struct KeyboardState {
  bool shift = false;
  bool symbols = false;
  bool telex = true;
  bool visible = false;  ///< passphrase shown in clear
};

/// What a field with keypad or keyboard says back.
enum class Typed : std::uint8_t { kNothing, kChanged, kSubmitted };

/// One keystroke on the code's keypad.
struct CodeKey {
  enum class Kind : std::uint8_t { kNone, kCharacter, kErase, kSubmit } kind = Kind::kNone;
  char character = 0;
};

/// Characters of slip codes, in the keypad's order: no I L O U. A typed O counts as 0, I and L as 1.
inline constexpr std::string_view kCodeAlphabet = crypto::kBase32Alphabet;

/// What the person who listens asks of the voice; see Ui::set_five_keys().
enum class Listening : std::uint8_t { kNothing, kAgain, kWholeScreen };

class Ui {
 public:
  /// `languages`: at least one catalogue, the default first. `data_text`: everything of the conference that
  /// may be shown, for the atlas (add_text() takes more later). Error: a font missing, as a sentence.
  static std::expected<std::unique_ptr<Ui>, std::string> create(Panel panel,
                                                                std::vector<core::Catalogue> languages,
                                                                std::string_view data_text);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  /// Makes sure that `text` can be drawn: bakes the atlas anew, before the next frame, if it has new
  /// characters.
  void add_text(std::string_view text);
  const Panel& panel() const { return panel_; }
  const Appearance& appearance() const { return appearance_; }
  /// Takes effect at the next begin().
  void set_appearance(Appearance appearance);
  /// The band "rehearsal" at the top of every screen.
  void set_rehearsal(bool rehearsal) { rehearsal_ = rehearsal; }
  const Theme& theme() const { return *theme_; }
  /// The catalogue's text in the language chosen.
  std::string words(std::string_view key, const std::vector<std::string>& arguments = {}) const;
  std::string message(const core::Message& message) const { return words(message.key, message.arguments); }
  const std::string& default_language() const { return languages_.front().language(); }
  const core::Catalogue& catalogue() const { return *catalogue_; }

  // --- input, between frames ---
  /// Queues one event; begin() works through them.
  void feed(const InputEvent& event);
  /// Something was touched, typed or chosen that no frame has shown yet.
  bool needs_frame() const;
  /// Whether a touch that begins now counts; right after a screen change it was meant for the screen before.
  bool takes_touches(std::uint64_t now_ms) const { return touch_.settled(now_ms); }
  /// Whether a touch of this widget that begins now counts as a tap of its own: neither was it meant for the
  /// screen before, nor is it the second half of a double tap.
  bool takes_touch(std::string_view id, std::uint64_t now_ms) const {
    return touch_.settled(now_ms) && !touch_.same_tap(id, now_ms);
  }
  /// Whether something was activated in the frame just drawn: what it changed shows only in the next one.
  bool activated() const { return activated_.has_value(); }
  /// While a headset is plugged in, five keys are enough: left and right go through the targets one after the
  /// other, Enter chooses, up says the present one again, down reads the whole screen. On the keys of a
  /// keypad or keyboard up and down move, as they do without a headset.
  void set_five_keys(bool on) { five_keys_ = on; }
  /// What was asked of the voice since the last call.
  Listening take_listening() { return std::exchange(listening_, Listening::kNothing); }
  /// Which way a key asks for the page to be turned in this frame: -1, 0 or 1. PageUp and PageDown do on
  /// every screen; arrows and the space bar where the frame before said turns_by_remote().
  int turned() const { return turned_; }
  /// The screen now drawn is for looking at from afar: the keys of a keyboard or a presenter turn its pages.
  void turns_by_remote() { remote_next_ = true; }
  /// Time of the last touch or key; for the inactivity rule.
  std::uint64_t last_input_ms() const { return last_input_ms_; }

  // --- frame ---
  /// Starts a frame of the screen called `screen` (include what makes it another screen to the person: the
  /// page). `now_ms` is the clock of the events.
  void begin(std::string_view screen, std::uint64_t now_ms);
  /// Ends it; the report and draw_data() are then complete. True when another frame should follow at once
  /// because this one changed what is shown (an overlay, the appearance).
  bool end();
  const FrameReport& report() const { return report_; }
  ImDrawData* draw_data() const;
  /// A window draws this Ui: `shut` takes its renderer down. It is called once, by release_renderer() or by
  /// the destructor, with the Ui's context current: Dear ImGui wants a renderer gone before its context goes.
  void hold_renderer(std::function<void()> shut);
  void release_renderer();
  /// Grows when the atlas texture must be sent to the graphics card again.
  unsigned atlas_version() const { return atlas_version_; }

  /// Asks end() for another frame: what the caller keeps for itself (a page) has changed.
  void redraw() { again_ = true; }

  // --- layout ---
  /// What header(), footer() and the rehearsal band have left, with side margins taken off.
  Rect body() const { return body_.inset(margin(), low_panel() ? 2.5F : 5.0F); }
  /// The whole panel.
  Rect screen() const { return {0, 0, panel_.width_mm, panel_.height_mm()}; }
  /// Side margin in mm: wide on large panels, narrow on small ones.
  float margin() const { return std::max(5.0F, panel_.width_mm * 0.029F); }
  /// Less than 230 mm high: every millimetre counts.
  bool low_panel() const { return panel_.height_mm() < 230; }
  float line(Style style) const { return line_mm(style, appearance_.size); }
  float capital(Style style) const { return capital_mm(style, appearance_.size); }
  /// Width in mm of `text` on one line (the widest line, if it holds '\n').
  float text_width(Style style, std::string_view text) const;
  /// Height in mm of `text` wrapped to `width` mm.
  float text_height(Style style, std::string_view text, float width) const;
  /// The lines themselves.
  TextBlock lines(Style style, std::string_view text, float width) const;
  /// Least height of a button with one line of words in `style`.
  float button_height(Style style = Style::kName) const {
    return std::max(kTarget + 2, line(style) + (low_panel() ? 4.5F : 8.5F));
  }
  /// What a tall panel gives each row and button besides what it needs, mm.
  float ease() const { return low_panel() ? 0.0F : 4.0F; }
  /// Width of a button with `words` on one line.
  float button_width(std::string_view words, Style style = Style::kName, Icon icon = Icon::kNone) const;

  // --- widgets: chrome ---
  void header(const Header& header);
  FooterTap footer(const Footer& footer);
  /// What body() will be once `footer` is drawn; fixes the footer's height, so that its words may become
  /// shorter. For screens whose paging depends on the room and whose footer tells the page.
  Rect body_above(Footer& footer) const;
  // --- widgets: text ---
  /// Wrapped text in `at`; returns the height used. Text that needs more height than `at` has is reported.
  float text(std::string_view id, Rect at, std::string_view words, Style style = Style::kText,
             Align align = Align::kLeft, Vertical vertical = Vertical::kTop);
  /// Lines broken before by lines().
  void text_lines(std::string_view id, Rect at, const TextBlock& block, Style style, Align align);
  /// The screen's title, centred at the top of `area`, which loses the height used.
  void title(Rect& area, std::string_view words);
  /// Wrapped text at the top of `area`, which loses the height used and `gap`.
  void paragraph(std::string_view id, Rect& area, std::string_view words, Style style = Style::kText,
                 Align align = Align::kLeft, float gap = kGap);
  /// "key .... value" with a hairline beneath, at the top of `area`, which loses the height used.
  void key_value(std::string_view id, Rect& area, std::string_view key, std::string_view value);
  /// A box with words and a sign; takes the height it needs off `area`.
  void notice(std::string_view id, Rect& area, std::string_view words, Notice kind);
  // --- widgets: to touch ---
  bool button(std::string_view id, Rect at, std::string_view words, Button kind = Button::kSecondary,
              bool enabled = true, Icon icon = Icon::kNone);
  /// Title and a line of explanation beneath.
  bool big_button(std::string_view id, Rect at, std::string_view title, std::string_view explanation,
                  Button kind = Button::kSecondary, bool enabled = true);
  /// A button that stays marked: one of a choice.
  bool choice(std::string_view id, Rect at, std::string_view words, bool marked, bool enabled = true);
  /// One of the three boxes of a ballot row; all three look alike.
  bool level_box(std::string_view id, Rect at, std::string_view words, bool marked,
                 LevelWord word = LevelWord::kBeside);
  /// Makes `at` a target without drawing anything but its focus and pressed look (a name that opens a
  /// report).
  bool area(std::string_view id, Rect at, std::string_view words, bool enabled = true);
  // --- widgets: to look at ---
  /// White box with border; returns its inside.
  Rect card(Rect at);
  /// Card with a heading.
  Rect card(std::string_view id, Rect at, std::string_view heading);
  void badge(std::string_view id, Rect at, std::string_view words, bool filled, Icon icon = Icon::kNone);
  /// `part` of 0 to 1.
  void progress(std::string_view id, Rect at, float part, std::string_view words);
  void code(std::string_view id, Rect at, std::string_view words);
  /// Drawn dark on white in every contrast, with the quiet zone of four modules that the standard asks for.
  void qr(std::string_view id, Rect at, const core::QrMatrix& code);
  void icon(Icon icon, float x_mm, float y_mm, float size_mm, Colour colour);
  /// The box of a level row by itself, crossed or not.
  void mark_box(Rect square, bool crossed);
  void rule(float x1, float x2, float y);
  /// One table cell: border, fill and words in the middle of its height.
  void cell(std::string_view id, Rect at, std::string_view words, Style style, Align align,
            bool heading = false);
  /// Rectangle with border, no words.
  void box(Rect at, Colour fill, Colour border, float border_mm, float radius_mm);
  /// Filled with diagonal lines of `ink` on `fill`.
  void hatched(Rect at, Colour fill, Colour ink, Colour border, float border_mm);
  /// One line in a colour of its own, in the middle of `at`'s height: words on a coloured bar.
  void label(std::string_view id, Rect at, std::string_view words, Style style, Align align, Colour colour);
  // --- widgets: typing ---
  /// Shows `code`, typed so far, in `groups` groups of `group` places, with the keypad of kCodeAlphabet
  /// beneath. Tells one keystroke a frame; the caller keeps the code and has a button that goes on. A
  /// scanner's characters and Enter (kSubmit) come the same way: lower case is understood, separators are
  /// left out.
  CodeKey code_entry(std::string_view id, Rect at, std::string_view code, std::size_t groups,
                     std::size_t group);
  /// A field for words or a passphrase and the touch keyboard beneath. `secret`: dots unless made visible.
  Typed text_entry(std::string_view id, Rect at, crypto::SecretText& text, KeyboardState& keyboard,
                   bool secret, std::string_view label, std::string_view submit_words,
                   std::size_t minimum = 1);
  /// Digits 0-9 with a field, for counts. `maximum_digits` up to 9.
  Typed number_entry(std::string_view id, Rect at, std::string& number, std::size_t maximum_digits,
                     std::string_view label, std::string_view submit_words);
  // --- overlays ---
  /// Dims what was drawn so far, makes it untouchable, and returns the inside of a card of about this height
  /// in the middle, on which the widgets drawn from now on lie. `name` makes it a screen of its own to the
  /// touch rules.
  Rect overlay(std::string_view name, float height_mm);
  /// Width in mm inside an overlay's card.
  float overlay_width() const;
  /// Warning with a countdown of `seconds_left` of `seconds`; true when the person wants to go on.
  bool countdown(std::string_view title, std::string_view explanation, std::string_view go_on,
                 int seconds_left, int seconds);
  /// Full-body picture of work under way; `part` below 0 when it cannot be known.
  void busy(std::string_view title, std::string_view explanation, float part);

 private:
  struct Look;
  Ui(Panel panel, std::vector<core::Catalogue> languages, std::string_view data_text);
  std::expected<void, std::string> bake();
  bool target(std::string_view id, Rect at, bool enabled, bool repeats = false);
  int turn_of(const InputEvent& event) const;
  bool pressed(std::string_view id) const { return touch_.pressed() == id; }
  bool focused(std::string_view id) const { return touch_.focus() == id; }
  WidgetReport& note(std::string_view id, Role role, Rect at, std::string_view words, Style style);
  void draw_block(const TextBlock& block, Style style, Rect at, Align align, Vertical vertical,
                  Colour colour);
  float words_in(WidgetReport* entry, Rect at, std::string_view words, Style style, Align align,
                 Vertical vertical, Colour colour);
  void cross_box(Rect place, bool crossed, Colour ink);
  void focus_ring(std::string_view id, Rect at, float radius_mm);
  PixelRect pixels(Rect at) const;
  Look look(Button kind, bool enabled, bool pressed) const;
  void rehearsal_band();
  struct FooterPlan;
  FooterPlan plan(const Footer& footer) const;
  void footer_last();
  Key five_keys(Key key);
  void menus();
  void display_menu();
  void help_menu();
  bool key(std::string_view id, Rect at, std::string_view words, bool marked = false, bool enabled = true);
  bool key_icon(std::string_view id, Rect at, std::string_view words, Icon icon);
  /// Takes the next typed character; 0 when there is none. '\n' is Enter, '\b' is Backspace. What no field
  /// takes is forgotten with the frame.
  char32_t next_typed();
  void forget_typed();

  Panel panel_;
  std::vector<core::Catalogue> languages_;
  const core::Catalogue* catalogue_;
  Appearance appearance_, wanted_;
  const Theme* theme_;
  Glyphs glyphs_;
  ImGuiContext* context_ = nullptr;
  std::function<void()> shut_renderer_;
  ImDrawList* draw_ = nullptr;
  Fonts fonts_;
  Touch touch_;
  // Events and characters wait in fixed arrays, not on the heap: they may be pieces of a secret and are
  // wiped.
  std::array<InputEvent, 256> queue_{};
  std::size_t queued_ = 0;
  std::vector<Target> shown_, building_;  // targets on the glass; targets of the frame being drawn
  // The footer's part of targets and report, first and past the last: drawn early, read last.
  std::pair<std::size_t, std::size_t> footer_targets_, footer_widgets_;
  std::optional<std::string> activated_;
  std::array<char32_t, 128> typed_{};
  std::size_t typed_count_ = 0;
  std::uint64_t now_ms_ = 0, last_input_ms_ = 0;
  std::string screen_name_, shown_name_;
  FrameReport report_;
  std::string help_key_;
  std::size_t help_page_ = 0;
  Rect body_;
  unsigned atlas_version_ = 0;
  int turned_ = 0;
  // Last what is one byte, so that nothing lies empty between (clang-analyzer-optin.performance.Padding).
  enum class Menu : std::uint8_t { kNone, kDisplay, kHelp } menu_ = Menu::kNone;
  Listening listening_ = Listening::kNothing;
  bool bake_needed_ = true;
  bool rehearsal_ = false;
  bool field_shown_ = false;
  bool five_keys_ = false;
  bool header_contrast_ = true;
  bool again_ = false;
  bool remote_ = false, remote_next_ = false;
};

}  // namespace kiosk
