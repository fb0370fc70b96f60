// Reads the process's own memory through the kernel, which does not mind guard pages' and other rights.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace witness {

/// Calls look(bytes, address, place, count) for every resident piece of the process's memory but constant
/// files: `count` starting positions, each with `reach` - 1 more bytes readable after it (zeros at a
/// mapping's end). The piece is a copy in memory that is itself left out. Returns the number of bytes read.
std::size_t each_piece(std::size_t reach,
                       const std::function<void(const std::uint8_t* bytes, std::uintptr_t address,
                                                const std::string& place, std::size_t count)>& look);

/// Memory of the witness's own that no scan looks at: [begin, end).
void leave_out(const void* begin, std::size_t bytes);

}  // namespace witness
