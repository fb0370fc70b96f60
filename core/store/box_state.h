// What an open box holds; for the files that implement BallotBox.
#pragma once

#include "core/store/ballot_box.h"
#include "core/store/database.h"

namespace core {

struct BallotBox::State {
  store::Database database;
  std::filesystem::path file;
  bool sealed = false;
};

}  // namespace core
