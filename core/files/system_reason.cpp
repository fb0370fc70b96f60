// The errors of open, read, write, rename and their like on disks and sticks.
#include "core/files/system_reason.h"

#include <algorithm>
#include <array>
#include <cerrno>

namespace core {
namespace {

struct Reason {
  int number;
  const char* word;
};

constexpr auto kReasons = std::to_array<Reason>({
    {ENOENT, "no_such_file"},  {EACCES, "no_permission"},
    {EPERM, "no_permission"},  {ENOSPC, "disk_full"},
    {EDQUOT, "disk_full"},     {EISDIR, "is_folder"},
    {ENOTDIR, "not_folder"},   {EROFS, "read_only"},
    {EEXIST, "exists"},        {ENOTEMPTY, "exists"},
    {EIO, "input_output"},     {ENODEV, "device_gone"},
    {ENXIO, "device_gone"},    {ENOMEDIUM, "device_gone"},
    {ENOTCONN, "device_gone"}, {ENAMETOOLONG, "name_too_long"},
    {ELOOP, "link"},           {EFBIG, "too_large"},
    {EINVAL, "not_regular"},  // as read_whole() says of anything but a regular file
    {EBUSY, "busy"},           {ETXTBSY, "busy"},
});

}  // namespace

std::string system_reason(int number) {
  const auto found = std::ranges::find(kReasons, number, &Reason::number);
  if (found == kReasons.end()) return "⟦system.other " + std::to_string(number) + "⟧";
  return "⟦system." + std::string(found->word) + "⟧";
}

}  // namespace core
