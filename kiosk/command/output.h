// Nothing that a command says may be lost in silence: a full disk, a closed pipe, a closed stream.
#pragma once

#include "core/catalogue.h"

namespace kiosk {

/// Before anything else: gives closed standard streams a place, so that no file of ours is opened under their
/// numbers, and makes a pipe whose reader is gone an error rather than the process's end.
void guard_streams();

/// After a command: what it wrote on standard output has left the process, or a sentence goes to standard
/// error and an exit code of 0 becomes 2.
int settled(int code, const core::Catalogue& words);

}  // namespace kiosk
