// What surrounds every committee screen: header, the strip that says where in the procedure the meeting is,
// the last refusal, and a footer that turns pages before it acts.
#pragma once

#include <string>

#include "kiosk/touchscreen/committee/scene.h"
#include "kiosk/touchscreen/committee/sheet.h"

namespace kiosk {

/// Words and states of one screen's frame.
struct Chrome {
  std::string title;
  std::string back, next;  ///< empty: no such button (beyond page turning)
  bool back_enabled = true, next_enabled = true;
  std::string centre;
  bool strip = true;
  bool turning_primary = false;  ///< turning the page is what one does here
};

/// Header and strip; what is left is ui.body().
void draw_frame(Ui& ui, const Scene& scene, const Chrome& chrome);

/// The footer of page draft.page of draft.pages: turns pages before it goes back or on.
FooterTap paged_footer(Ui& ui, const Draft& draft, const Chrome& chrome);

/// Header, strip, message, the sheet's page and the footer. kBack or kNext only on the first and last page.
FooterTap show(Ui& ui, const Scene& scene, Draft& draft, const Chrome& chrome, Sheet& sheet);

/// The strip alone: circles for the steps of the meeting, the present one in words, what is missing and who
/// does it. Takes its height off `area`.
void draw_strip(Ui& ui, const Scene& scene, Rect& area);

/// A keypad for `draft.numbers[*draft.number]`, with `beside` at its side where the panel is wide enough.
/// Returns kSubmitted when the number is given; leaves the keypad by draft.number when the person goes back.
Typed number_screen(Ui& ui, const Scene& scene, Draft& draft, const std::string& title,
                    const std::string& label, Sheet& beside);

/// Words around the field of a keyboard.
struct FieldWords {
  std::string label;
  std::string state;  ///< how what was typed stands; beside the label; alone where both are too long
  std::string hint;   ///< advice, where there is room for it
};

/// The touch keyboard on draft.text. kSubmitted when given; `left` becomes true when the person goes back.
Typed text_screen(Ui& ui, const Scene& scene, Draft& draft, const std::string& title, const FieldWords& field,
                  const std::string& submit, bool secret, std::size_t minimum, bool& left);

/// A sentence that stands on a line of its own begins with a capital letter.
std::string capitalised(std::string words);

/// The number typed, or nothing while there is none.
std::optional<std::uint32_t> typed_number(const std::string& digits);

/// Whether the person confirms: a card over the screen with consequences and two buttons. kNext: yes, kBack:
/// no.
FooterTap ask(Ui& ui, std::string_view title, std::string_view explanation, std::string_view yes);

}  // namespace kiosk
