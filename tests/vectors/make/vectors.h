// The files of test vectors, one function each, and what they share. The grammar of each stands in
// PROTOCOL.md section 10.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/record/json.h"
#include "crypto/row_proof.h"

namespace vectors {

using core::json::Array;
using core::json::Object;
using core::json::Value;

Object make_canonical();   ///< canonical.json
Object make_ceremony();    ///< ceremony.json
Object make_codes();       ///< codes.json
Object make_decryption();  ///< decryption.json
Object make_elgamal();     ///< elgamal.json
Object make_group();       ///< group.json
Object make_hashes();      ///< hashes.json
Object make_records();     ///< records.json
Object make_rows();        ///< rows.json
Object make_signatures();  ///< signatures.json

/// The vectors are made by the product's functions and stated by the generator: where the two differ nothing
/// is written. Throws std::runtime_error.
void require(bool holds, std::string_view what);

// Fixed values: H or Hs of ("vectors"; t:label, n:i, n:j).
crypto::Digest fixed(std::string_view label, std::uint64_t i = 0, std::uint64_t j = 0);
crypto::Scalar fixed_scalar(std::string_view label, std::uint64_t i = 0, std::uint64_t j = 0);
crypto::Point fixed_point(std::string_view label, std::uint64_t i = 0, std::uint64_t j = 0);

inline Value number(std::uint64_t value) { return Value(value); }
Value hex(std::span<const std::uint8_t> bytes);
Value hex(const crypto::Point& point);
Value hex(const crypto::Scalar& scalar);
Value hex(const crypto::Ciphertext& ciphertext);
Object row_value(const crypto::Row& row);

/// The two outcomes; a vector that is rejected names the check of PROTOCOL.md section 3 that would say so in
/// a record, or "" where none would, and why.
Object accepted(std::string name, Object vector);
Object rejected(std::string name, std::string check, std::string why, Object vector);

// Encodings that must be refused.
std::string plus_order(const crypto::Scalar& scalar);  ///< scalar + q, 32 bytes
std::string with_top_bit(const std::string& hex);
inline constexpr std::string_view kIdentity =
    "0000000000000000000000000000000000000000000000000000000000000000";

}  // namespace vectors
