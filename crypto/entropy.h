// Whether the system has random numbers to give.
#pragma once

namespace crypto {

/// False while the system's generator has not been seeded, shortly after the machine was switched on, and
/// where it cannot be reached. libsodium would wait without a word for the one, and abort the program for the
/// other: so this comes before initialise(). Does not wait.
bool entropy_ready() noexcept;

}  // namespace crypto
