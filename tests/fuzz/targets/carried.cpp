// The files that terminals bring each other on sticks: conference package, request, sealed box. Each says its
// own size and ends with a digest, which nobody hits by chance: every input is tried as it is and with both
// made right.
#include <algorithm>

#include "tests/core/terminals/carried.h"
#include "tests/fuzz/fixed.h"
#include "tests/fuzz/target.h"

namespace {

using namespace core;
using fuzz::require;

constexpr std::size_t kSizeAt = 12, kDigest = 32;

void both_ways(fuzz::Input input, void (*once)(fuzz::Input)) {
  once(input);
  std::vector<std::uint8_t> mended(input.begin(), input.end());
  if (mended.size() < kSizeAt + 8 + kDigest) return;
  for (std::size_t at = 0; at < 8; ++at)
    mended[kSizeAt + at] = static_cast<std::uint8_t>(std::uint64_t{mended.size()} >> (8 * at));
  const auto digest = crypto::blake2b(fuzz::Input(mended).first(mended.size() - kDigest));
  std::ranges::copy(digest, mended.end() - kDigest);
  once(mended);
}

void carried_file(fuzz::Input input) {
  both_ways(input, [](fuzz::Input bytes) {
    for (const CarriedKind& kind : {kPackageFile, kRequestFile, kBoxFile}) {
      const auto parts = decode_carried(kind, bytes, "f");
      if (!parts) {
        fuzz::require_sayable(parts.error());
        continue;
      }
      require(std::ranges::equal(encode_carried(kind, *parts), bytes), "a carried file is the same again");
    }
  });
}

void conference_package(fuzz::Input input) {
  both_ways(input, [](fuzz::Input bytes) {
    const auto package = decode_package(bytes, "f");
    if (!package) return fuzz::require_sayable(package.error());
    require(std::ranges::equal(encode(*package), bytes), "a package is the same again");
    require(package->conference == fuzz::tiny_record().conference,
            "a package that is taken is the members' own");
    require(!package->opened || package->opening_digest == fuzz::tiny_record().opening,
            "and so is its opening");
  });
}

void terminal_request(fuzz::Input input) {
  both_ways(input, [](fuzz::Input bytes) {
    const auto request = decode_request(bytes, "f");
    if (!request) return fuzz::require_sayable(request.error());
    require(std::ranges::equal(encode(*request), bytes), "a request is the same again");
    require(request->conference == fuzz::tiny_record().conference &&
                request->statement.slips == fuzz::tiny_record().record.certificates.front().statement.slips,
            "a request that is taken is its terminal's own");
  });
}

void sealed_box(fuzz::Input input) {
  both_ways(input, [](fuzz::Input bytes) {
    static const auto kGenuine = encode(carried::box_of(fuzz::tiny_record()));
    const auto box = decode_sealed_box(bytes, "f");
    if (!box) return fuzz::require_sayable(box.error());
    require(std::ranges::equal(encode(*box), bytes), "a box is the same again");
    const auto checked = check_box(*box, carried::conference_of(fuzz::tiny_record()));
    if (!checked) fuzz::require_sayable(checked.error());
    require(checked.has_value() == std::ranges::equal(bytes, kGenuine),
            "the genuine box is taken and no other");
  });
}

const fuzz::Registered kCarried({"carried_file", "carried", carried_file});
const fuzz::Registered kPackage({"conference_package", "carried", conference_package,
                                 [] { fuzz::tiny_record(); }});
const fuzz::Registered kRequest({"terminal_request", "carried", terminal_request,
                                 [] { fuzz::tiny_record(); }});
const fuzz::Registered kBox({"sealed_box", "carried", sealed_box, [] { fuzz::tiny_record(); }});

}  // namespace
