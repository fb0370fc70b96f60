// Judges frames: by the widgets' own report, by the ink of every character drawn, and by the pixels of the
// picture. Each fault is told once, with where it was seen first.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "kiosk/touchscreen/base/ui.h"
#include "kiosk/touchscreen/base/window.h"
#include "tests/kiosk/touchscreen/drawn_text.h"
#include "tests/kiosk/touchscreen/reckoned.h"

namespace kiosk_test {

/// Capital heights of running text at the four sizes, mm: the requirement's ranges.
inline constexpr float kCapitalLeast[] = {3.5F, 4.8F, 6.4F, 8.5F};
inline constexpr float kCapitalMost[] = {4.2F, 5.6F, 7.1F, 9.0F};

class Judge {
 public:
  /// All that needs no picture: report() and ink().
  void look(const kiosk::Ui& ui, const std::string& where);
  /// The widgets' own report: text that fits, glyphs, words, ids; targets' sizes and gaps; everything inside
  /// the window; no words on other words.
  void report(const kiosk::Ui& ui, const std::string& where);
  /// What was drawn as text: it is what the report says, each character's ink inside its widget's rectangle
  /// and the window, no ink on another's; capitals as high as the text size asks.
  void ink(const kiosk::Ui& ui, const std::string& where);
  /// The picture of the same frame: the ink is there, nothing drawn over it, and it stands out from every
  /// pixel around it by `least`:1. What cannot be touched now is exempt, as WCAG has it, down to 4:1.
  void contrast(const kiosk::Ui& ui, const kiosk::Pixels& pixels, double least, const std::string& where);

  /// The same without a picture: the colours that the frame's shapes give the points at the ends of every
  /// line of words, reckoned. contrast() holds what is reckoned against the picture itself.
  void reckon(const kiosk::Ui& ui, double least, const std::string& where);

  int frames() const { return frames_; }
  /// Least contrast measured on text that is not switched off.
  double least_contrast() const { return least_contrast_; }
  /// One line a fault; empty when there is none.
  std::string faults() const;
  std::size_t count() const { return faults_.size(); }

 private:
  void fault(const std::string& where, const std::string& what) { faults_.emplace(what, where); }
  bool attribute(const kiosk::Ui& ui, const std::string& where);
  void overlaps(const kiosk::Ui& ui, const std::string& where);
  /// Points right beside the ink of each line of each widget's words, with the line's first character.
  struct Beside {
    std::size_t glyph;
    int x, y;
    kiosk::Colour reckoned;
  };
  std::vector<Beside> points(const kiosk::Ui& ui);

  DrawnText text_;
  Reckoned reckoned_;
  const std::vector<DrawnGlyph>* glyphs_ = nullptr;
  std::vector<std::size_t> owners_;        ///< index into the report, one a glyph
  std::vector<std::uint32_t> taken_;       ///< which glyph's ink each pixel holds, plus one; 0: none
  std::vector<std::size_t> taken_pixels_;  ///< to take back
  std::map<std::string, std::string> faults_;
  int frames_ = 0;
  double least_contrast_ = 21;
};

}  // namespace kiosk_test
