// Reading through nlohmann-json's events, so that nothing is accepted silently; writing by hand, so that the
// bytes are those of PROTOCOL.md and no library's.
#include "core/record/json.h"

#include <nlohmann/json.hpp>

namespace core::json {
namespace {

/// Builds a Value from the parser's events; returning false from one ends the parse.
class Builder {
 public:
  using Plain = nlohmann::json;

  bool null() { return false; }
  bool boolean(bool) { return false; }
  bool number_integer(Plain::number_integer_t) { return false; }  // Only for negatives, "-0" among them.
  bool number_unsigned(Plain::number_unsigned_t number) {
    return number <= kLargest && add(Value(std::uint64_t{number})) != nullptr;
  }
  bool number_float(Plain::number_float_t, const Plain::string_t&) { return false; }
  bool string(Plain::string_t& text) { return add(Value(std::move(text))) != nullptr; }
  bool binary(Plain::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Value(Object())); }
  bool start_array(std::size_t) { return open(Value(Array())); }
  bool key(Plain::string_t& name) {
    if (std::get<Object>(path_.back()->value).contains(name)) return false;
    key_ = std::move(name);
    return true;
  }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  template <class Exception>
  bool parse_error(std::size_t, const std::string&, const Exception&) {
    return false;
  }

  std::optional<Value> take() { return std::move(root_); }

 private:
  // Open containers are reached by pointer: an array does not grow while one of its elements is open, and
  // a map never moves what it holds.
  Value* add(Value value) {
    if (path_.empty()) return &root_.emplace(std::move(value));
    if (auto* array = std::get_if<Array>(&path_.back()->value)) return &array->emplace_back(std::move(value));
    auto& object = std::get<Object>(path_.back()->value);
    return &object.insert_or_assign(std::move(key_), std::move(value)).first->second;
  }
  bool open(Value value) {
    if (path_.size() == kDepth) return false;
    path_.push_back(add(std::move(value)));
    return true;
  }
  bool close() {
    path_.pop_back();
    return true;
  }

  std::optional<Value> root_;
  std::vector<Value*> path_;
  std::string key_;
};

void write_text(std::string& out, const std::string& text) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::string_view short_of = "\b\f\n\r\t\"\\", short_form = "bfnrt\"\\";
  out += '"';
  for (const char character : text) {
    const auto code = static_cast<unsigned char>(character);
    if (const auto found = short_of.find(character); found != std::string_view::npos) {
      out += '\\';
      out += short_form[found];
    } else if (code < 0x20) {
      out += "\\u00";
      out += digits[code >> 4];
      out += digits[code & 15];
    } else {
      out += character;
    }
  }
  out += '"';
}

class Writer {
 public:
  explicit Writer(Layout layout) : spaced_(layout == Layout::kFile) {}

  void write(const Value& value) {
    if (const auto* number = std::get_if<std::uint64_t>(&value.value)) {
      out_ += std::to_string(*number);
    } else if (const auto* text = std::get_if<std::string>(&value.value)) {
      write_text(out_, *text);
    } else if (const auto* array = std::get_if<Array>(&value.value)) {
      list(*array, '[', ']', [this](const Value& element) { write(element); });
    } else {
      list(std::get<Object>(value.value), '{', '}', [this](const auto& member) {
        write_text(out_, member.first);
        out_ += spaced_ ? ": " : ":";
        write(member.second);
      });
    }
  }
  std::string take() { return std::move(out_) + (spaced_ ? "\n" : ""); }

 private:
  void list(const auto& elements, char first, char last, auto&& one) {
    out_ += first;
    ++level_;
    bool comma = false;
    for (const auto& element : elements) {
      if (comma) out_ += ',';
      comma = true;
      line();
      one(element);
    }
    --level_;
    if (comma) line();
    out_ += last;
  }
  void line() {
    if (!spaced_) return;
    out_ += '\n';
    out_.append(level_, ' ');
  }

  bool spaced_;
  std::size_t level_ = 0;
  std::string out_;
};

}  // namespace

std::string write(const Value& value, Layout layout) {
  Writer writer(layout);
  writer.write(value);
  return writer.take();
}

std::optional<Value> parse(std::string_view bytes, Layout layout) {
  Builder builder;
  if (!nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &builder)) return std::nullopt;
  std::optional<Value> value = builder.take();
  if (!value || write(*value, layout) != bytes) return std::nullopt;
  return value;
}

}  // namespace core::json
