// The tape itself.
#include "tests/power/tape.h"

#include <cassert>

namespace power {

bool syncs_are_pretended = false;
bool passphrases_are_remembered = true;
thread_local int inside_sqlite = 0;

Tape& tape() {
  static Tape one;
  return one;
}

std::string_view to_string(Act act) {
  switch (act) {
    case Act::kCreate:
      return "create";
    case Act::kWrite:
      return "write";
    case Act::kTruncate:
      return "truncate";
    case Act::kSync:
      return "sync";
    case Act::kSyncFolder:
      return "sync folder";
    case Act::kRename:
      return "rename";
    case Act::kRemove:
      return "remove";
    case Act::kMakeFolder:
      return "make folder";
    case Act::kRemoveFolder:
      return "remove folder";
    case Act::kTold:
      return "told";
  }
  return "";
}

std::string describe(const Step& step) {
  std::string text(to_string(step.act));
  text += " " + (step.path.empty() ? std::string(".") : step.path);
  if (step.act == Act::kRename) text += " -> " + step.to;
  if (step.act == Act::kWrite)
    text += " " + std::to_string(step.bytes.size()) + " at " + std::to_string(step.offset);
  if (step.act == Act::kTruncate) text += " to " + std::to_string(step.offset);
  return text;
}

void Tape::watch(const std::filesystem::path& root) {
  assert(!watching_);
  root_ = std::filesystem::canonical(root).string();
  steps_.clear();
  watching_ = true;
}

std::vector<Step> Tape::stop() {
  watching_ = false;
  return std::move(steps_);
}

void Tape::tell(std::string what) {
  if (watching_) add({.act = Act::kTold, .path = std::move(what), .to = {}, .bytes = {}});
}

bool Tape::inside(std::string_view path, std::string& name) const {
  if (!path.starts_with(root_)) return false;
  if (path.size() == root_.size()) {
    name.clear();
    return true;
  }
  if (path[root_.size()] != '/') return false;
  name = path.substr(root_.size() + 1);
  while (name.ends_with('/')) name.pop_back();
  return true;
}

void Tape::add(Step step) {
  const std::scoped_lock lock(mutex_);
  step.sqlite = inside_sqlite > 0;
  steps_.push_back(std::move(step));
}

}  // namespace power
