// Where files can be put: sticks first; what each means for what is put there.
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {

void places_card(Ui& ui, Sheet& sheet, const Scene& scene, const Draft& draft, std::size_t& tapped,
                 bool& again) {
  sheet.card("places", ui.words("committee.places_heading"));
  if (scene.places.empty()) sheet.notice("places.none", ui.words("committee.places_none"), Notice::kWarning);
  for (std::size_t i = 0; i < scene.places.size(); ++i) {
    const auto& place = scene.places[i];
    const char* kind = "committee.place_stick";
    if (place.kind == Place::Kind::kPrinter) kind = "committee.place_printer";
    if (place.kind == Place::Kind::kMemory) kind = "committee.place_memory";
    if (place.kind == Place::Kind::kDisk) kind = "committee.place_disk";
    const std::string words = ui.words(kind) + "\n" + place.folder.string();
    const std::string id = "place." + std::to_string(i + 1);
    sheet.custom(
        [&ui, words](float width) {
          return std::max(kTarget, ui.text_height(Style::kStrong, words, width - 4) + 4 + ui.ease()) + kGap;
        },
        [&ui, words, id, i, chosen = draft.place == i, &tapped](Rect at) {
          at.cut_bottom(kGap);
          if (ui.choice(id, at, words, chosen)) tapped = i;
        });
  }
  sheet.button("places.again", ui.words("committee.look_again"), &again);
}

}  // namespace kiosk
