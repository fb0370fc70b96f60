// Tells the leak checker of a sanitized build what is no leak: Fontconfig keeps its caches behind pointers
// that are stored as offsets, which the checker cannot follow. Does nothing in other builds.
// NOLINTBEGIN: the checker's own name
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
// NOLINTEND
