// The JSON below every file of a record: what is taken is what would have been written.
#include "core/record/json.h"
#include "tests/fuzz/target.h"

namespace {

void json(fuzz::Input input) {
  const std::string_view bytes = fuzz::text_of(input);
  for (const auto layout : {core::json::Layout::kFile, core::json::Layout::kCompact}) {
    const auto value = core::json::parse(bytes, layout);
    if (value) fuzz::require(core::json::write(*value, layout) == bytes, "canonical JSON is the same again");
  }
}

const fuzz::Registered kJson({"json", "record", json});

}  // namespace
