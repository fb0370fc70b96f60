# Warnings are errors, in every target of ours.
add_library(tinnhiem_warnings INTERFACE)
target_compile_options(tinnhiem_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Wswitch-enum -Werror
  # g++ 12 reports std::variant members as maybe uninitialised where they are not, and joined strings as out of bounds.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-array-bounds;-Wno-restrict;-Wno-stringop-overflow>
  # clang (the preset "fuzz") minds that libstdc++ 12's own std::stable_sort calls what it calls deprecated.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
