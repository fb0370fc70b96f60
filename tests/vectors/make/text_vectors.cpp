// codes.json and canonical.json: tracking codes, fingerprint words, canonical JSON.
#include "crypto/encoding.h"
#include "tests/vectors/make/vectors.h"

namespace vectors {
namespace {

using namespace crypto;

Array codes() {
  Array all;
  const auto add = [&](const Digest& digest) {
    all.emplace_back(Object{{"code", tracking_code(digest)}, {"digest", hex(digest)}});
  };
  add(Digest{});
  Digest ones;
  ones.fill(0xff);
  add(ones);
  // Every character once or more, in the alphabet's order.
  add({0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf, 0x84, 0x65, 0x3a});
  for (std::uint64_t i = 1; i <= 4; ++i) add(fixed("code", i));
  return all;
}

Array typed_codes() {
  Array all;
  const auto add = [&](const std::string& name, const std::string& typed, const std::string& why) {
    const auto read = normalise_code(typed);
    const bool good = read && read->size() == 20;
    require(good == why.empty(), name);
    if (good)
      all.emplace_back(accepted(name, {{"code", group_code(*read)}, {"typed", typed}}));
    else
      all.emplace_back(rejected(name, "", why, {{"code", ""}, {"typed", typed}}));
  };
  add("as printed", "TFDH-RQWH-RNTK-5DFH-9TV0", "");
  add("without separators", "TFDHRQWHRNTK5DFH9TV0", "");
  add("with spaces", "TFDH RQWH RNTK 5DFH 9TV0", "");
  add("in lower case", "tfdh-rqwh-rntk-5dfh-9tv0", "");
  add("O for 0", "TFDH-RQWH-RNTK-5DFH-9TVO", "");
  add("I and L for 1", "1FDH-1QWH-RNTK-5DFH-IlL0", "");
  add("a character short", "TFDH-RQWH-RNTK-5DFH-9TV", "nineteen characters");
  add("a character long", "TFDH-RQWH-RNTK-5DFH-9TV00", "twenty-one characters");
  add("a letter of no code", "TFDH-RQWH-RNTK-5DFH-9TVU", "U is not in the alphabet");
  add("a sign", "TFDH-RQWH-RNTK-5DFH-9TV!", "no character of a code");
  add("nothing", "", "nothing was typed");
  return all;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : std::string(separator)) + word;
  return text;
}

void add_words(Array& fingerprints, Array& typed) {
  for (std::uint64_t i = 1; i <= 3; ++i) {
    const Digest conference = fixed("conference", i);
    Array words;
    for (const auto& word : fingerprint(conference)) words.emplace_back(word);
    fingerprints.emplace_back(Object{{"conference", hex(conference)}, {"words", words}});
  }
  const Digest conference = fixed("conference", 1);
  auto words = fingerprint(conference);
  const auto add = [&](const std::string& name, const std::string& text, const std::string& why) {
    require(fingerprint_matches(text, fingerprint(conference)) == why.empty(), name);
    Object vector{{"conference", hex(conference)}, {"typed", text}};
    typed.emplace_back(why.empty() ? accepted(name, vector) : rejected(name, "fingerprint", why, vector));
  };
  const std::string right = joined(words, " ");
  add("as shown", right, "");
  add("with commas", joined(words, ", "), "");
  add("with hyphens and spaces around", "  " + joined(words, "-") + "  ", "");
  // Each mark a character of its own, which does not separate.
  add("decomposed",
      "vie\u0302\u0301t vo\u0303ng so\u0301c se\u0309 ga\u0300 khung gu\u031bo\u031bng đe\u0302m "
      "thu\u031bo\u031b\u0301c me\u0300o so\u0300 ro\u0302\u0300ng",
      "");
  add("decomposed, in upper case",
      "VIE\u0302\u0301T VO\u0303NG SO\u0301C SE\u0309 GA\u0300 KHUNG GU\u031bO\u031bNG ĐE\u0302M "
      "THU\u031bO\u031b\u0301C ME\u0300O SO\u0300 RO\u0302\u0300NG",
      "");
  add("in upper case, numbered",
      "1. VIẾT, 2. VÕNG, 3. SÓC, 4. SẺ, 5. GÀ, 6. KHUNG, 7. GƯƠNG, 8. ĐÊM, 9. THƯỚC, 10. MÈO, 11. SÒ, 12. "
      "RỒNG",
      "");
  std::swap(words[0], words[1]);
  add("two words swapped", joined(words, " "), "the order counts");
  std::swap(words[0], words[1]);
  words.pop_back();
  add("eleven words", joined(words, " "), "there are twelve");
  words.push_back(fingerprint(fixed("conference", 2))[0]);
  add("another last word", joined(words, " "), "not this record's word");
  add("nothing", "", "there are twelve");
  add("a word too many", right + " " + fingerprint(conference)[0], "there are twelve");
}

Array documents() {
  using core::json::Layout;
  Array all;
  const auto add = [&](const std::string& name, Layout layout, const std::string& bytes,
                       const std::string& why) {
    require(core::json::parse(bytes, layout).has_value() == why.empty(), name);
    Object vector{{"bytes", hex(as_bytes(bytes))}, {"layout", layout == Layout::kFile ? "file" : "compact"}};
    all.emplace_back(why.empty() ? accepted(name, vector) : rejected(name, "canonical", why, vector));
  };
  const auto file = [&](const std::string& name, const std::string& bytes, const std::string& why = "") {
    add("file: " + name, Layout::kFile, bytes, why);
  };
  const auto compact = [&](const std::string& name, const std::string& bytes, const std::string& why = "") {
    add(name, Layout::kCompact, bytes, why);
  };
  file("an object", "{\n \"a\": 1,\n \"b\": [\n  \"x\",\n  {}\n ],\n \"c\": []\n}\n");
  file("no newline at the end", "{\n \"a\": 1\n}", "one newline ends the file");
  file("two spaces a level", "{\n  \"a\": 1\n}\n", "one space a level");
  file("on one line", "{\"a\":1}\n", "indented");
  file("line ends of another system", "{\r\n \"a\": 1\r\n}\r\n", "a newline alone");
  file("a byte order mark", "\xef\xbb\xbf{\n \"a\": 1\n}\n", "nothing stands before the object");
  compact("an object", R"({"a":1,"b":["x",{}],"c":[]})");
  compact("the largest number", R"({"a":9007199254740991})");
  compact("letters as they are", R"({"tên":"Đỗ Thị Hai"})");
  compact("all escapes", R"({"a":"\b\t\n\f\r\"\\\u0001\u001f"})");
  compact("delete and slash need none", "{\"a\":\"\x7f/\"}");
  compact("keys sorted by bytes", R"({"Z":1,"a":2,"ă":3})");
  compact("white space", R"({"a": 1})", "no white space");
  compact("keys not sorted", R"({"b":1,"a":2})", "keys are sorted");
  compact("a key twice", R"({"a":1,"a":2})", "no key stands twice");
  compact("a number above the largest", R"({"a":9007199254740992})", "above 2^53-1");
  compact("a negative number", R"({"a":-1})", "numbers are 0 or more");
  compact("minus zero", R"({"a":-0})", "written in another way");
  compact("a fraction", R"({"a":1.5})", "numbers are integers");
  compact("a fraction of nothing", R"({"a":1.0})", "written in another way");
  compact("an exponent", R"({"a":1e2})", "written in another way");
  compact("a leading zero", R"({"a":01})", "written in another way");
  compact("true", R"({"a":true})", "no other types");
  compact("null", R"({"a":null})", "no other types");
  compact("an escape that is not needed", R"({"a":"\u0061"})", "escaped only where it must be");
  compact("an escaped slash", R"({"a":"\/"})", "escaped only where it must be");
  compact("a newline by its number", R"({"a":"\u000a"})", "a short escape exists");
  compact("capital hex digits", R"({"a":"\u001F"})", "lower-case hex digits");
  compact("a bare control character", std::string("{\"a\":\"") + '\x01' + "\"}", "must be escaped");
  compact("a lone surrogate", R"({"a":"\ud800"})", "no UTF-8 says it");
  compact("no UTF-8", "{\"a\":\"\xff\"}", "not UTF-8");
  compact("an overlong character", "{\"a\":\"\xc0\xaf\"}", "not UTF-8");
  compact("two values", "{}{}", "one value");
  compact("cut short", R"({"a":[1)", "not JSON");
  compact("a comma too many", R"({"a":[1,]})", "not JSON");
  compact("nothing", "", "not JSON");
  return all;
}

}  // namespace

Object make_codes() {
  Array fingerprints, typed_words;
  add_words(fingerprints, typed_words);
  return {
      {"about",
       "Sections 2.2, 2.4 and 7 of crypto/PROTOCOL.md: a digest's tracking code; what a person types read as "
       "a "
       "code (\"code\" is its canonical form); the twelve words of B (\"conference\"), and words as typed."},
      {"codes", codes()},
      {"fingerprints", fingerprints},
      {"typed_codes", typed_codes()},
      {"typed_words", typed_words}};
}

Object make_canonical() {
  return {{"about",
           "Section 1 of crypto/PROTOCOL.md, canonical JSON: bytes (in hex) of a .json file (\"file\") or of "
           "an object "
           "without white space (\"compact\"), accepted or refused. No grammar of section 2 is meant."},
          {"documents", documents()}};
}

}  // namespace vectors
