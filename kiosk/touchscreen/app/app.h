// The application: one window, one terminal, and which screen stands now. It draws, gives what was touched to
// the terminal, and lets the terminal work behind a busy screen.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/terminal/terminal.h"
#include "kiosk/touchscreen/app/places.h"
#include "kiosk/touchscreen/base/ui.h"
#include "kiosk/touchscreen/base/window.h"
#include "kiosk/touchscreen/committee/scene.h"
#include "kiosk/touchscreen/delegate/screens.h"
#include "kiosk/touchscreen/health/concerns.h"
#include "kiosk/touchscreen/voice/voice.h"

namespace kiosk {

struct AppSettings {
  core::Conference conference;
  core::Kind kind = core::Kind::kReal;
  std::filesystem::path data;
  /// On a second medium: the box is kept there too.
  std::optional<std::filesystem::path> second_copy{};
  Window::Options window;
  std::string language = "vi";
  std::filesystem::path assets;
  /// Told of the slips' codes after they were saved: rehearsals and tests vote with them. May be empty.
  std::function<void(std::span<const crypto::SecretText>)> slips_made;
  /// Where things can be saved; empty: find_places().
  std::function<std::vector<Place>(Purpose)> places;
  /// The terminal's clock; empty: the system's. The inactivity rule goes by it.
  std::function<core::Instant()> now;
  /// Reading aloud: both, or neither (then there is no voice).
  Headset headset{};
  std::shared_ptr<Speaker> speaker{};
  /// The machine's readings, looked at every ten seconds; empty: nothing is shown of them.
  std::function<Readings()> health{};
};

class App {
 public:
  /// Opens the window, then the terminal's data. A terminal that cannot be opened is a fault shown on the
  /// screen: then fault() tells it and nothing else can be done. Error: no window, no words, no font, as a
  /// sentence.
  static std::expected<std::unique_ptr<App>, std::string> open(AppSettings settings);
  ~App();

  /// Waits up to `wait_ms` for a touch, draws what changed, carries out what was asked. False: the window was
  /// closed.
  bool turn(int wait_ms);
  /// Until the window is closed.
  void run();

  const std::optional<core::Message>& fault() const { return fault_; }
  /// Precondition of both: no fault.
  core::Terminal& terminal() { return *terminal_; }
  const core::Terminal& terminal() const { return *terminal_; }
  Ui& ui() { return *ui_; }
  Window& window() { return *window_; }
  Stand stand() const { return stand_; }
  /// Puts another of the screens up, as after a restart of the program.
  void show(Stand stand);
  /// Reads the machine's health at once.
  void look_at_health();

 private:
  explicit App(AppSettings settings);
  bool delegates_turn() const;
  std::string screen_name() const;
  std::string place_name() const;
  void draw();
  void draw_once();
  void draw_busy(const std::string& key, std::size_t done, std::size_t total);
  Scene scene() const;
  void take(const Answer& answer);
  void take(Request request);
  void visit_stick();
  void give(const core::CourseEvent& event);
  void give(const core::DelegateEvent& event);
  void give(const core::CopiesEvent& event);
  bool copies_ask() const;
  /// Words' key of the work that waits; empty: none that takes long.
  std::string working_on() const;
  void work();
  std::vector<Place> places_for(Purpose purpose) const;
  void look_for_places();
  void new_draft();
  void verify();
  void look_at_part();
  void make_part(const Answer& answer);
  void find_code();
  void save_code_page();
  void tick();
  void tick_health();
  std::string status(bool in_short) const;
  bool draw_health();
  std::expected<void, core::Message> deliver(std::span<const crypto::SecretText> codes,
                                             std::span<const std::string> numbers);
  void erase_slips();

  AppSettings settings_;
  std::unique_ptr<Window> window_;
  std::unique_ptr<Ui> ui_;
  std::optional<Voice> voice_;
  std::optional<core::Terminal> terminal_;
  std::optional<core::Message> fault_;
  Stand stand_ = Stand::kCourse;
  bool committee_ = false;  ///< during voting: the committee's menu stands, not the delegates' screens
  Draft draft_;
  std::string drafted_for_;
  DelegateView view_;
  std::vector<Place> places_;
  std::optional<std::filesystem::path> slips_file_, exported_to_;
  SlipsAt slips_at_ = SlipsAt::kUnknown;
  std::vector<std::filesystem::path> saved_forms_;
  std::optional<core::Message> refusal_;
  Audit audit_;
  std::optional<core::MemberPart> part_;
  std::filesystem::path part_stick_;
  std::optional<LookedUp> looked_up_;
  std::uint64_t busy_ms_ = 0;  ///< when the busy screen was drawn last
  Readings readings_;
  std::vector<Concern> concerns_, known_concerns_;  ///< now; of these, acknowledged by the committee
  std::vector<Concern> known_at_welcome_;           ///< acknowledged by the delegate who stands there
  std::uint64_t health_ms_ = 0;
  bool changed_ = true;
  std::uint64_t touched_ms_ = 0, drawn_ms_ = 0;
};

}  // namespace kiosk
