// Carried files of a tiny honest conference, for the tests of their formats.
#pragma once

#include <fstream>
#include <iterator>

#include "core/record/hashes.h"
#include "core/terminals/carried_file.h"
#include "core/terminals/conference_package.h"
#include "core/terminals/sealed_box.h"
#include "core/terminals/terminal_request.h"
#include "tests/core/support/tiny_record.h"

namespace carried {

inline core::SealedBox box_of(const core::test::TinyRecord& tiny) {
  const auto& record = tiny.record;
  return {tiny.conference,
          tiny.opening,
          tiny.terminal.public_key(),
          record.closing.closings.front(),
          record.cast,
          record.opened,
          record.discarded};
}

inline core::OpenedConference conference_of(const core::test::TinyRecord& tiny) {
  return {tiny.record.manifest, tiny.record.ceremony.transcript, tiny.conference,
          tiny.opening,         tiny.record.certificates,        tiny.record.log};
}

inline core::ConferencePackage package_of(const core::test::TinyRecord& tiny, bool opened) {
  core::ConferencePackage package{tiny.record.manifest, tiny.record.manifest_bytes,
                                  tiny.record.ceremony, {},
                                  std::nullopt,         tiny.conference,
                                  tiny.opening};
  for (std::uint32_t member = 1; member <= 3; ++member)
    package.restart_members.push_back({member, {}, {}, {static_cast<std::uint8_t>(member)}});
  if (!opened) return package;
  const auto digest =
      core::package_hash(tiny.conference, tiny.opening, package.restart_members, tiny.record.log);
  package.opened = {tiny.record.opening, tiny.record.certificates, tiny.record.log,
                    core::test::sign_all(tiny, {1, 3}, digest)};
  return package;
}

inline std::vector<std::uint8_t> bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void put(const std::filesystem::path& file, const std::vector<std::uint8_t>& bytes) {
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace carried
