// Telex, the usual way to type Vietnamese on a keyboard without Vietnamese keys, as a pure function.
#pragma once

#include <cstddef>
#include <span>

#include "crypto/secret.h"

namespace kiosk {

/// Applies one keystroke to the text of `length` characters at the front of `text` and returns the new length
/// (length - 0 or + 1; never above text.size()). Only the last word changes. aa ee oo aw ow uw w dd give
/// â ê ô ă ơ ư ư đ; s f r x j set the tone sắc huyền hỏi ngã nặng on the syllable's main vowel (hòa, thủy:
/// the tone of an open oa, oe, uy stands on its first letter), z takes it away; a key repeated undoes itself
/// and is typed as a letter. Works in place: no copy of what was typed is made. Precondition: length <
/// text.size().
std::size_t telex_step(std::span<char32_t> text, std::size_t length, char32_t key);

/// The same on a secret text: only its last word is changed, nothing of it is left elsewhere. False when
/// there is no room; nothing is changed then.
bool append_telex(crypto::SecretText& text, char32_t key);

/// The 134 accented letters of Vietnamese, upper and lower, for the font atlas and its tests.
std::span<const char32_t> vietnamese_letters();

}  // namespace kiosk
