// The files of an export, by their path in its folder.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>

#include "core/message.h"
#include "core/record/files.h"
#include "core/verify/verify.h"

namespace core::carry {

/// Bytes by path, '/' between folder and file.
using Package = std::map<std::string, std::string>;

/// Everything of export_for_auditor(): `files` as they were verified into `verified`, and this program's own
/// files. Error "carry.asset_missing" with the file.
std::expected<Package, Message> make_package(const RecordBytes& files, const Verified& verified,
                                             const std::filesystem::path& assets,
                                             const std::filesystem::path& auditor);

}  // namespace core::carry
