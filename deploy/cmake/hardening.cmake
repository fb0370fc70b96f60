# How every target is compiled: hardened as Debian hardens its own packages, or instrumented.
# A release keeps its assertions: a voting terminal stops at its own mistake rather than going on with it.
# So does what the sanitizers and the fuzzers run.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
add_compile_options(-fstack-protector-strong -D_GLIBCXX_ASSERTIONS)
if(TINNHIEM_FUZZ)
  # Coverage for libFuzzer; what links libFuzzer itself says so (tests/fuzz).
  set(TINNHIEM_SANITIZE "fuzzer-no-link,address,undefined")
endif()
if(TINNHIEM_SANITIZE)
  # The first finding ends the program, so that no test passes over it.
  add_compile_options(-fsanitize=${TINNHIEM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -g)
  add_link_options(-fsanitize=${TINNHIEM_SANITIZE})
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-clash-protection)
  add_link_options(-pie -Wl,-z,relro -Wl,-z,now)
endif()
