// Reasons to texts and back.
#include "core/record/missing_reason.h"

namespace core {

std::string_view to_string(MissingReason reason) {
  switch (reason) {
    case MissingReason::kNotBrought:
      return "not_brought";
    case MissingReason::kLost:
      return "lost";
    case MissingReason::kDestroyed:
      return "destroyed";
    case MissingReason::kUnreadable:
      return "unreadable";
    case MissingReason::kRefused:
      return "refused";
    case MissingReason::kOther:
      return "other";
  }
  return "";
}

std::optional<MissingReason> missing_reason(std::string_view text) {
  for (const MissingReason reason : kMissingReasons)
    if (to_string(reason) == text) return reason;
  return std::nullopt;
}

}  // namespace core
