// How far a verification is, for whoever watches standard error.
#pragma once

#include <cstddef>
#include <string>

#include "core/catalogue.h"
#include "core/verify/verify.h"

namespace kiosk {

/// One line on standard error that is written over; nothing where standard error is no terminal. The line
/// goes with clear() and at the end of its life. The words must outlive it.
class Progress {
 public:
  explicit Progress(const core::Catalogue& words);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  void show(const std::string& check, std::size_t done, std::size_t total);
  void clear();
  /// Shows what the checks tell, and says nothing of their outcome. Must not outlive this.
  core::VerifyObserver observer();

 private:
  const core::Catalogue& words_;
  bool shown_, dirty_ = false;
};

}  // namespace kiosk
