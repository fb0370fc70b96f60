// QR codes as plain squares: for slips, tracking codes on the screen and on paper.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string_view>
#include <vector>

#include "core/message.h"

namespace core {

/// A square of dark and light modules, without the quiet zone: leave four light modules on every side. What
/// it held is wiped when it goes, since a slip's code can be read from it.
class QrMatrix {
 public:
  QrMatrix(int side, std::vector<std::uint8_t> modules) : side_(side), modules_(std::move(modules)) {}
  ~QrMatrix();
  QrMatrix(const QrMatrix&) = default;
  QrMatrix(QrMatrix&&) = default;
  QrMatrix& operator=(const QrMatrix&) = delete;
  QrMatrix& operator=(QrMatrix&&) = delete;

  /// Modules along one side, 21 to 177.
  int side() const { return side_; }
  /// True for a dark module; 0 <= column, row < side().
  bool dark(int column, int row) const {
    return modules_[static_cast<std::size_t>(row) * static_cast<std::size_t>(side_) +
                    static_cast<std::size_t>(column)] != 0;
  }

 private:
  int side_;
  std::vector<std::uint8_t> modules_;
};

/// Encodes UTF-8 `text` (1 to about 2000 bytes, no NUL) with error correction M: a quarter folded or dirty
/// slip still reads. Error: "slips.qr_failed" when it is empty, too long or holds a NUL.
std::expected<QrMatrix, Message> qr_matrix(std::string_view text);

}  // namespace core
