// --help in the chosen language, its columns aligned by letters rather than bytes.
#pragma once

#include <memory>

#include "core/catalogue.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the name that CLI11 has
class FormatterBase;
}

namespace kiosk {

/// What CLI11 prints for --help on the program and on each command. `words` outlives it.
std::shared_ptr<CLI::FormatterBase> help_formatter(const core::Catalogue& words);

}  // namespace kiosk
