// The fixed text of the printed forms.
#pragma once

#include <expected>

#include "core/catalogue.h"
#include "core/message.h"

namespace core {

/// Loads assets/forms/vi.toml. Error: "report.no_assets" with what is wrong.
std::expected<Catalogue, Message> form_words();

}  // namespace core
