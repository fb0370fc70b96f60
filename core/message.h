// A sentence for a person, as a value: a key of the word catalogue and what to fill in. Rooms above choose
// the language; nothing below them holds a sentence.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace core {

/// A catalogue key ("check.duplicate_candidate") and its arguments, which replace {0}, {1}, ... in the text.
struct Message {
  std::string key;
  std::vector<std::string> arguments;

  // Implicit: a key without arguments is a message.
  // NOLINTNEXTLINE(google-explicit-constructor)
  Message(std::string message_key, std::vector<std::string> message_arguments = {})
      : key(std::move(message_key)), arguments(std::move(message_arguments)) {}
  bool operator==(const Message&) const = default;
};

}  // namespace core
