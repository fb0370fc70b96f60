// What a cut of power left unfinished in the data folder, settled before anything else is looked at.
#pragma once

#include <expected>
#include <string>

#include "core/message.h"
#include "core/terminal/data_folder.h"

namespace core {

/// A closing that was interrupted: a sealed box that has its name is whole and counts, and what is left of
/// the open one goes; without it the open box counts, and what there is of a sealed one goes. May itself be
/// interrupted anywhere. Errors "store.cannot_write", "store.cannot_destroy".
std::expected<void, Message> settle_closing(const DataFolder& folder);

/// Puts the meeting away: sealed box, key files and record into a new folder of the archive named after
/// `date`, the rest is removed. Once it has begun it is carried through, over any number of restarts. Error
/// "store.cannot_write".
std::expected<void, Message> begin_clearing(const DataFolder& folder, const std::string& date);
/// Carries through a clearing that was begun; nothing to do is success. Before settle_closing().
std::expected<void, Message> settle_clearing(const DataFolder& folder);

/// What of a sealed box has been made is destroyed. Error "store.cannot_destroy".
std::expected<void, Message> take_sealing_back(const DataFolder& folder);

}  // namespace core
