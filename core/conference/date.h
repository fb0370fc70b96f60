// Calendar days as people and programs write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// "2023-11-30" for "2023-11-30", "30/11/2023" or "30-11-2023"; nothing for anything else, for a day that no
/// calendar has, and for years outside 2000 to 2099.
std::optional<std::string> parse_date(std::string_view written);

}  // namespace core
