// No byte of a record can be altered, and no value of it either when the genuine terminal key signs the files
// again.
#include <algorithm>
#include <atomic>
#include <functional>
#include <mutex>

#include "core/record/json.h"
#include "crypto/parallel.h"
#include "tests/catch.h"
#include "tests/core/support/tiny_record.h"

using namespace core;
using namespace core::test;

namespace {

// Verifies each variant over every core; the names of those that nothing rejected.
std::vector<std::string> accepted(
    std::size_t count, const std::function<std::pair<std::string, RecordBytes>(std::size_t)>& variant) {
  std::vector<std::string> names;
  std::mutex guard;
  crypto::for_each_index(count, [&](std::size_t index) {
    const auto [name, files] = variant(index);
    if (!rejected_by(files).empty()) return;
    const std::lock_guard lock(guard);
    names.push_back(name);
  });
  return names;
}

// Every number and text of a value, in order.
void leaves(json::Value& value, std::vector<json::Value*>& found) {
  if (auto* array = std::get_if<json::Array>(&value.value)) {
    for (json::Value& element : *array) leaves(element, found);
  } else if (auto* object = std::get_if<json::Object>(&value.value)) {
    for (auto& member : *object) leaves(member.second, found);
  } else {
    found.push_back(&value);
  }
}

// Another value of the same kind, as near as can be: the next number, or one hex digit or letter changed.
void alter(json::Value& value) {
  if (auto* number = std::get_if<std::uint64_t>(&value.value)) {
    ++*number;
    return;
  }
  std::string& text = std::get<std::string>(value.value);
  if (text.empty()) {
    text.push_back('x');
  } else {
    text[0] = text[0] == '0' ? '1' : '0';
  }
}

// One document of a file: the whole of a .json, a line of a .jsonl.
struct Document {
  std::string file;
  std::size_t begin, size;
  json::Layout layout;
};

std::vector<Document> documents(const RecordBytes& files) {
  std::vector<Document> result;
  for (const std::string_view name : kRecordFiles) {
    const std::string& bytes = files.find(name)->second;
    if (!name.ends_with("l")) {
      result.push_back({std::string(name), 0, bytes.size(), json::Layout::kFile});
      continue;
    }
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = bytes.find('\n', at);
      result.push_back({std::string(name), at, end - at, json::Layout::kCompact});
      at = end + 1;
    }
  }
  return result;
}

}  // namespace

TEST_CASE("a record with any one byte altered is rejected", "[verify][altered]") {
  const RecordBytes files = tiny_record().files();
  std::vector<std::pair<std::string, std::size_t>> places;
  for (const auto& [name, bytes] : files) {
    for (std::size_t at = 0; at < bytes.size(); ++at) places.emplace_back(name, at);
  }
  CHECK(accepted(places.size(), [&](std::size_t index) {
          const auto& [name, at] = places[index];
          RecordBytes altered = files;
          altered[name][at] ^= 1;
          return std::pair(name + ":" + std::to_string(at), altered);
        }).empty());
}

TEST_CASE("a file shortened, lengthened, with a BOM or CRLF is rejected", "[verify][altered]") {
  const RecordBytes files = tiny_record().files();
  for (const auto& [name, bytes] : files) {
    INFO(name);
    for (const std::string& other : {bytes + "\n", bytes + " ", bytes.substr(0, bytes.size() - 1),
                                     "\xef\xbb\xbf" + bytes, std::string()}) {
      RecordBytes altered = files;
      altered[name] = other;
      CHECK_FALSE(rejected_by(altered).empty());
      // The genuine key does not help a form that is not canonical; an empty list may be a truth elsewhere.
      if (name.ends_with(".json") && name != kFilesJson) {
        sign_files(altered, tiny_record().terminal);
        CHECK(rejected_by(altered) == "canonical");
      }
    }
  }
}

TEST_CASE("any one value altered is rejected even when the terminal signs the files again",
          "[verify][altered]") {
  const TinyRecord& tiny = tiny_record();
  const RecordBytes files = tiny.files();
  std::vector<std::pair<Document, std::size_t>> places;
  for (const Document& document : documents(files)) {
    auto value = json::parse(std::string_view(files.at(document.file)).substr(document.begin, document.size),
                             document.layout);
    REQUIRE(value);
    std::vector<json::Value*> found;
    leaves(*value, found);
    for (std::size_t leaf = 0; leaf < found.size(); ++leaf) places.emplace_back(document, leaf);
  }
  REQUIRE(places.size() > 250);
  const auto kept = accepted(places.size(), [&](std::size_t index) {
    const auto& [document, leaf] = places[index];
    RecordBytes altered = files;
    std::string& bytes = altered[document.file];
    auto value = json::parse(std::string_view(bytes).substr(document.begin, document.size), document.layout);
    std::vector<json::Value*> found;
    leaves(*value, found);
    alter(*found[leaf]);
    bytes.replace(document.begin, document.size, json::write(*value, document.layout));
    sign_files(altered, tiny.terminal);
    return std::pair(document.file + " leaf " + std::to_string(leaf), altered);
  });
  // A delegate's name beside a code is vouched for by the terminal's signature alone.
  CHECK(kept == std::vector<std::string>{"named.jsonl leaf 1"});
}

TEST_CASE("a key added, dropped or doubled, an element added or dropped is not canonical",
          "[verify][altered]") {
  const RecordBytes files = tiny_record().files();
  for (const Document& document : documents(files)) {
    INFO(document.file);
    const std::string before = files.at(document.file).substr(document.begin, document.size);
    auto value = json::parse(before, document.layout);
    REQUIRE(value);
    auto more = std::get<json::Object>(value->value);
    more.emplace("zzz", std::uint64_t{0});
    auto less = std::get<json::Object>(value->value);
    less.erase(less.begin());
    std::string twice = before;
    twice.insert(twice.find('"'), document.layout == json::Layout::kFile ? "\"aaa\": 1,\n \"aaa\": 1,\n "
                                                                         : "\"aaa\":1,\"aaa\":1,");
    for (const std::string& text :
         {json::write(more, document.layout), json::write(less, document.layout), twice}) {
      RecordBytes altered = files;
      altered[document.file].replace(document.begin, document.size, text);
      sign_files(altered, tiny_record().terminal);
      CHECK(rejected_by(altered) == "canonical");
    }
  }
}
