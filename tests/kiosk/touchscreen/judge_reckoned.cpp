// Contrast without a picture: reckoned at points beside the words.
#include <algorithm>
#include <cstdlib>

#include "tests/kiosk/touchscreen/judge.h"

namespace kiosk_test {

std::vector<Judge::Beside> Judge::points(const kiosk::Ui& ui) {
  std::vector<Beside> all;
  const auto& widgets = ui.report().widgets;
  const int width = ui.panel().width_px, height = ui.panel().height_px;
  reckoned_.read(ui);
  for (std::size_t first = 0; first < glyphs_->size();) {
    std::size_t last = first;
    while (last + 1 < glyphs_->size() && owners_[last + 1] == owners_[first] &&
           (*glyphs_)[last + 1].baseline == (*glyphs_)[first].baseline)
      ++last;
    const auto &a = (*glyphs_)[first], &b = (*glyphs_)[last];
    if (!widgets[owners_[first]].covered) {
      const int left = a.x - 2, right = b.x + b.ink->width + 1;
      const int top = std::min(a.y, b.y) - 2, bottom = std::max(a.y + a.ink->height, b.y + b.ink->height) + 1;
      const int middle = (a.y + a.y + a.ink->height) / 2;
      reckoned_.within(static_cast<float>(left - 1), static_cast<float>(top - 1),
                       static_cast<float>(right + 2), static_cast<float>(bottom + 2));
      const std::pair<int, int> places[] = {{left, middle},
                                            {right, middle},
                                            {a.x + a.ink->width / 2, a.y - 1},
                                            {b.x + b.ink->width / 2, b.y + b.ink->height}};
      for (const auto& [x, y] : places)
        if (x >= 0 && y >= 0 && x < width && y < height) all.push_back({first, x, y, reckoned_.at(x, y)});
    }
    first = last + 1;
  }
  return all;
}

void Judge::reckon(const kiosk::Ui& ui, double least, const std::string& where) {
  if (!attribute(ui, where)) return;
  const auto& widgets = ui.report().widgets;
  for (const auto& point : points(ui)) {
    const auto& widget = widgets[owners_[point.glyph]];
    const double found = kiosk::contrast_ratio((*glyphs_)[point.glyph].colour, point.reckoned);
    if (found >= (widget.enabled ? least : 4.0)) continue;
    char text[64];
    std::snprintf(text, sizeof text, "%.1f:1 (%06X on %06X)", found, (*glyphs_)[point.glyph].colour,
                  point.reckoned);
    fault(where, widget.id + ": reckoned contrast " + text + ": " + widget.words);
  }
}

}  // namespace kiosk_test
