// Where the witness writes down: one book, on a stack of its own, so that what it does leaves nothing on the
// program's stacks and wipes nothing there either.
#pragma once

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "tests/memory/book.h"

namespace witness {

struct Notes {
  Book book;
  std::uint32_t ballots = 0;  ///< groups given so far
  std::size_t scanned = 0;
};

/// Runs `work` alone, on the witness's stack. Must not be called from within itself: then it does nothing.
void with_notes(const std::function<void(Notes&)>& work);

using Bytes = std::span<const std::uint8_t>;

/// `output` was made of `inputs`: a secret if one of them is, public otherwise.
void derived(const char* name, Bytes output, std::initializer_list<Bytes> inputs);

}  // namespace witness
