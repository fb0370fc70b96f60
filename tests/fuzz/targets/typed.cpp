// What people type or scan: slip and tracking codes, the fingerprint's words, names; and what is drawn of
// them.
#include <algorithm>
#include <cctype>

#include "core/catalogue.h"
#include "core/conference/date.h"
#include "core/conference/unicode.h"
#include "core/forms/qr.h"
#include "core/session/delegate.h"
#include "core/session/roll.h"
#include "core/session/slip_number.h"
#include "crypto/encoding.h"
#include "tests/fuzz/target.h"

namespace {

using fuzz::require;

void typed_code(fuzz::Input input) {
  const auto code = crypto::normalise_code(fuzz::text_of(input));
  if (!code) return;
  require(code->size() <= input.size(), "a code is not longer than what was typed");
  require(code->find_first_not_of(crypto::kBase32Alphabet) == std::string::npos,
          "a code has its alphabet alone");
  require(crypto::normalise_code(crypto::group_code(*code)) == *code,
          "a code shown in groups is the same code");
}

void slip_number(fuzz::Input input) {
  const auto number = core::canonical_slip_number(fuzz::text_of(input));
  if (!number) return;
  require(number->size() == core::kSlipNumberLength, "a slip's number has its length");
  require(core::canonical_slip_number(core::grouped_slip_number(*number)) == *number,
          "a number shown in groups is the same number");
}

// A roll as the course's file keeps it; and whom typed words find.
void roll(fuzz::Input input) {
  const std::string_view text = fuzz::text_of(input);
  const auto read = core::read_roll(text);
  if (read) {
    require(core::roll_text(*read) == text, "a roll is the same again");
    const core::RollCounts counts = core::count_roll(*read);
    require(
        counts.attended + counts.absent == read->size() && counts.attended == counts.present + counts.left,
        "everybody on the roll is counted once");
  }
  const core::Delegate delegate{"Nguyễn Thị Hòa", "Huyện Một"};
  const bool found = core::found_by(delegate, text);
  require(found || !core::tidy_spaces(text).empty(), "nothing typed finds everybody");
}

// Every byte is a key pressed on the slip's screen: a character, or the eraser, or the button.
void slip_keys(fuzz::Input input) {
  namespace event = core::delegate_event;
  core::DelegateState state;
  state.candidates = 3;
  core::step(state, event::Begin{}, {});
  for (const std::uint8_t key : input) {
    const auto effects = key == '\b'   ? core::step(state, event::EraseSlip{}, {})
                         : key == '\n' ? core::step(state, event::SubmitSlip{}, {})
                                       : core::step(state, event::TypeSlip{static_cast<char>(key)}, {});
    require(state.slip.size() <= 12, "a slip's code is never longer than it can be");
    if (state.message) fuzz::require_sayable(*state.message);
    if (effects.empty()) continue;
    require(
        effects.size() == 1 && effects.front() == core::DelegateEffect::kCheckSlip && state.slip.size() == 12,
        "a whole code alone is looked up");
    core::step(state, event::SlipAnswer{core::Message("delegate.slip_unknown")}, {});
    require(state.screen == core::DelegateScreen::kSlip, "a refused slip stays on its screen");
  }
}

void fingerprint_words(fuzz::Input input) {
  const std::string_view typed = fuzz::text_of(input);
  const auto words = crypto::folded_words(typed);
  if (!words) return require(!crypto::fingerprint_matches(typed, {"an"}), "what is no word matches nothing");
  std::string joined;
  for (const std::string& word : *words) {
    require(!word.empty() && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; }),
            "a folded word is plain letters");
    joined += word + ", ";
  }
  require(crypto::folded_words(joined) == words, "folded words fold to themselves");
  require(crypto::fingerprint_matches(typed, *words) == !words->empty(),
          "words match what they were folded from");
}

// A name typed by the committee, as the screen keeps it; and any bytes made safe to print.
void typed_text(fuzz::Input input) {
  const std::string_view typed = fuzz::text_of(input);
  const std::string shown = core::printable(typed);
  fuzz::require_sayable(core::Message("key", {shown}));
  require(core::code_points(shown).size() <= 60 * 12 + 1, "what is printed is cut");
  const auto composed = core::to_nfc(typed);
  require(composed.has_value() == (core::find_invalid_utf8(typed) == std::string::npos),
          "NFC of UTF-8 alone");
  if (!composed) return;
  const std::string name = core::tidy_spaces(*composed);
  require(core::to_nfc(*composed) == *composed, "NFC is its own NFC");
  require(core::tidy_spaces(name) == name, "tidied spaces are tidy");
  require(core::comparison_key(core::comparison_key(name)) == core::comparison_key(name),
          "a key is its own key");
  core::name_key(name);
}

void date(fuzz::Input input) {
  const auto day = core::parse_date(fuzz::text_of(input));
  if (day) require(day->size() == 10 && core::parse_date(*day) == *day, "a day is its own day");
}

void qr(fuzz::Input input) {
  constexpr std::size_t kAlwaysFits = 2000;
  const std::string_view text = fuzz::text_of(input);
  const auto code = core::qr_matrix(text);
  if (!code) fuzz::require_sayable(code.error());
  const bool possible = !text.empty() && !text.contains('\0');
  require(possible || !code, "what cannot be drawn whole is not drawn");
  require(!possible || text.size() > kAlwaysFits || code, "every text up to 2000 bytes is drawn");
  if (!code) return;
  require(code->side() >= 21 && code->side() <= 177 && code->side() % 4 == 1,
          "a QR code has one of its sizes");
  // The three corners' finders: dark all round, light within, dark in the middle.
  for (const auto& [x, y] : {std::pair(0, 0), std::pair(code->side() - 7, 0), std::pair(0, code->side() - 7)})
    require(
        code->dark(x, y) && code->dark(x + 6, y + 6) && !code->dark(x + 1, y + 1) && code->dark(x + 3, y + 3),
        "finders stand in three corners");
}

// A file of words, which an installation may have damaged.
void word_catalogue(fuzz::Input input) {
  const auto words = core::Catalogue::load_file(fuzz::as_file(input), "vi");
  if (!words) return require(!words.error().empty(), "a refusal says why");
  for (const auto& [key, text] : words->all())
    require(words->text(key, {"a", "b"}).size() <= text.size() * 2, "words are filled in once");
}

const fuzz::Registered kCode({"typed_code", "words", typed_code});
const fuzz::Registered kNumber({"slip_number", "words", slip_number});
const fuzz::Registered kRoll({"roll", "words", roll});
const fuzz::Registered kSlip({"slip_keys", "words", slip_keys});
const fuzz::Registered kFingerprint({"fingerprint_words", "words", fingerprint_words});
const fuzz::Registered kText({"typed_text", "text", typed_text});
const fuzz::Registered kDate({"date", "words", date});
const fuzz::Registered kQr({"qr", "words", qr});
const fuzz::Registered kWords({"word_catalogue", "toml", word_catalogue});

}  // namespace
