// Canonical JSON: one form alone is read.
#include "core/record/json.h"

#include "tests/catch.h"

using core::json::Layout;
using core::json::parse;

TEST_CASE("canonical JSON is written back byte for byte", "[record][json]") {
  for (const char* text : {"{}", "[]", R"({"a":[],"b":{"c":0},"d":"x"})",
                           R"(["\"\\\b\f\n\r\t\u0001\u001f/é"])", "9007199254740991"}) {
    const auto value = parse(text, Layout::kCompact);
    REQUIRE(value);
    CHECK(core::json::write(*value, Layout::kCompact) == text);
  }
  CHECK(parse("{\n \"a\": [\n  1,\n  2\n ],\n \"b\": []\n}\n", Layout::kFile));
  CHECK(parse(R"(["ộ", "x"])", Layout::kCompact) == std::nullopt);
}

TEST_CASE("JSON of another form or with other types is refused", "[record][json]") {
  const std::string deep = "[[[[[[[]]]]]]]", very_deep(100000, '[');
  for (const std::string& text : std::vector<std::string>{"",
                                                          " {}",
                                                          "{} ",
                                                          "{}\n",
                                                          "{}{}",
                                                          R"({"a":1,"a":1})",
                                                          R"({"b":1,"a":1})",
                                                          R"({"a":1.0})",
                                                          R"({"a":1e2})",
                                                          R"({"a":-1})",
                                                          R"({"a":-0})",
                                                          R"({"a":01})",
                                                          R"({"a":null})",
                                                          R"({"a":true})",
                                                          R"({"a":9007199254740992})",
                                                          R"({"a":99999999999999999999999})",
                                                          R"({"a":"\u0041"})",
                                                          R"({"a":"\u001F"})",
                                                          R"({"a":"\/"})",
                                                          R"({"a":"\u000a"})",
                                                          R"({"a":"\ud800"})",
                                                          "{\"a\":\"\xff\"}",
                                                          "{\"a\":\"\xc0\xaf\"}",
                                                          "\xef\xbb\xbf{}",
                                                          R"({"a":1,})",
                                                          R"([1,])",
                                                          "{'a':1}",
                                                          R"({"a":1}/**/)",
                                                          "{\"a\":\"\n\"}",
                                                          R"({"a")",
                                                          R"({"a":)",
                                                          R"("a)",
                                                          deep,
                                                          very_deep}) {
    INFO(text.substr(0, 60));
    CHECK_FALSE(parse(text, Layout::kCompact));
  }
  CHECK(parse("[[[[[[]]]]]]", Layout::kCompact));
  CHECK_FALSE(parse("{}", Layout::kFile));
  CHECK_FALSE(parse("{\r\n}\r\n", Layout::kFile));
  CHECK_FALSE(parse("{\n  \"a\": 1\n}\n", Layout::kFile));
}
