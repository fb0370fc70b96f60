// The one wrapper of libqrencode.
#include "core/forms/qr.h"

#include <qrencode.h>
#include <string.h>

#include <memory>
#include <string>

namespace core {
namespace {

struct FreeCode {
  void operator()(QRcode* code) const {
    explicit_bzero(code->data, static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width));
    QRcode_free(code);
  }
};

}  // namespace

QrMatrix::~QrMatrix() {
  if (!modules_.empty()) explicit_bzero(modules_.data(), modules_.size());
}

std::expected<QrMatrix, Message> qr_matrix(std::string_view text) {
  // The encoder would stop at a NUL and draw a part as if it were the whole.
  if (text.contains('\0')) return std::unexpected(Message("slips.qr_failed"));
  std::string terminated(text);
  const std::unique_ptr<QRcode, FreeCode> code(
      QRcode_encodeString(terminated.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
  explicit_bzero(terminated.data(), terminated.size());
  if (!code) return std::unexpected(Message("slips.qr_failed"));
  const auto side = static_cast<std::size_t>(code->width);
  std::vector<std::uint8_t> modules(side * side);
  // The lowest bit is the colour; the others are the encoder's own notes.
  for (std::size_t at = 0; at < modules.size(); ++at) modules[at] = code->data[at] & 1U;
  return QrMatrix(code->width, std::move(modules));
}

}  // namespace core
