// The requirements' numbers: capital heights in true millimetres, contrasts, targets.
#include "kiosk/touchscreen/base/metrics.h"

#include <algorithm>

#include "core/catalogue.h"
#include "kiosk/touchscreen/base/theme.h"
#include "kiosk/touchscreen/base/ui.h"
#include "tests/catch.h"
#include "tests/places.h"

using namespace kiosk;

TEST_CASE("metrics: capital heights of running text lie in the four ranges required", "[metrics]") {
  const float low[] = {3.5F, 4.8F, 6.4F, 8.5F}, high[] = {4.2F, 5.6F, 7.1F, 9.0F};
  for (int i = 0; i < kTextSizes; ++i) {
    const auto size = static_cast<TextSize>(i);
    for (const auto style : {Style::kSmall, Style::kText, Style::kStrong}) {
      CHECK(capital_mm(style, size) >= low[i]);
      CHECK(capital_mm(style, size) <= high[i]);
    }
    for (int s = 0; s < kStyles; ++s) {
      const auto style = static_cast<Style>(s);
      // The header of a low panel keeps to the default size, so that the ballot has the room.
      CHECK(capital_mm(style, size) >= (style == Style::kChrome ? low[std::min(i, 1)] : low[i]));
    }
  }
}

TEST_CASE("metrics: what is shown is at least 10:1, in the two other contrasts at least 20:1", "[metrics]") {
  for (int i = 0; i < kContrasts; ++i) {
    const Theme& t = theme_for(static_cast<Contrast>(i));
    const double least = i == 0 ? 10.0 : 20.0;
    for (const Colour back : {t.page, t.surface, t.tint, t.notice, t.warning})
      CHECK(contrast_ratio(t.ink, back) >= least);
    CHECK(contrast_ratio(t.primary_text, t.primary) >= least);
    CHECK(contrast_ratio(t.marked_text, t.marked) >= least);
  }
  CHECK(contrast_ratio(0x000000, 0xFFFFFF) == Approx(21.0));
}

TEST_CASE("metrics: the capital height drawn is the one asked for, within half a pixel", "[metrics]") {
  std::vector<core::Catalogue> languages;
  languages.push_back(*core::Catalogue::load(tests::assets_folder(), "vi"));
  for (const Panel panel :
       {Panel{1920, 1080, 520}, Panel{1280, 800, 300}, Panel{1366, 768, 345}, Panel{1080, 1920, 295}}) {
    auto ui = Ui::create(panel, languages, "");
    REQUIRE(ui);
    for (int size = 0; size < kTextSizes; ++size) {
      Appearance appearance;
      appearance.size = static_cast<TextSize>(size);
      (*ui)->set_appearance(appearance);
      (*ui)->begin("test", 0);
      (*ui)->text("words", (*ui)->body(), "H");
      (*ui)->end();
      const auto* entry = (*ui)->report().find("words");
      REQUIRE(entry);
      CHECK(entry->capital_mm ==
            Approx(capital_mm(Style::kText, appearance.size)).margin(0.5 / panel.px_per_mm()));
    }
  }
}
