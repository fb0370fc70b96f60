// Reads conference.toml with toml++, key by key, each problem with its line.
#include "core/conference/settings.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <set>
#include <string>

#include "core/conference/date.h"
#include "core/conference/load.h"
#include "core/conference/unicode.h"

namespace core {
namespace {

const std::string kFile(kSettingsFile);

enum class Need { kRequired, kOptional };

std::size_t line_of(const toml::source_region& source) { return source.begin.line; }

// One pass over the table; every key that was asked for is known, all others are reported at the end.
class Reader {
 public:
  Reader(const toml::table& table, Checks& checks) : table_(table), checks_(checks) {}

  std::string text(const char* key, Need need) {
    const toml::node* node = find(key, need);
    if (node == nullptr) return {};
    const auto* value = node->as_string();
    if (value == nullptr) return wrong_type(*node, "check.want_text", key), std::string();
    std::string tidy = checks_.one_line(kFile, line(*node), key, value->get(), ConferenceLimits::kText);
    if (tidy.empty() && need == Need::kRequired) {
      checks_.problem(kFile, line(*node), Message("check.empty_value", {key}));
    }
    return tidy;
  }

  // A whole number from `least` to `most`; nothing when absent or wrong.
  std::optional<std::uint32_t> number(const char* key, Need need, std::int64_t least, std::int64_t most) {
    const toml::node* node = find(key, need);
    if (node == nullptr) return std::nullopt;
    const auto* value = node->as_integer();
    if (value == nullptr) {
      wrong_type(*node, "check.want_number", key);
      return std::nullopt;
    }
    if (value->get() < least || value->get() > most) {
      checks_.problem(kFile, line(*node),
                      Message("check.out_of_range", {key, std::to_string(value->get()), std::to_string(least),
                                                     std::to_string(most)}));
      return std::nullopt;
    }
    return static_cast<std::uint32_t>(value->get());
  }

  std::string date(const char* key) {
    const toml::node* node = find(key, Need::kRequired);
    if (node == nullptr) return {};
    std::string written;
    if (const auto* day = node->as_date()) {
      std::array<char, 32> iso{};
      std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02d", int{day->get().year}, int{day->get().month},
                    int{day->get().day});
      written = iso.data();
    } else if (const auto* value = node->as_string()) {
      written = value->get();
    } else {
      wrong_type(*node, "check.want_date", key);
      return {};
    }
    const auto iso = parse_date(written);
    if (!iso) checks_.problem(kFile, line(*node), Message("check.bad_date", {key, printable(written)}));
    return iso.value_or("");
  }

  PercentBase percent_base(const char* key) {
    const toml::node* node = find(key, Need::kOptional);
    if (node == nullptr) return PercentBase::kCollected;
    const std::string value = node->value<std::string>().value_or("");
    if (value == "total_members") return PercentBase::kTotalMembers;
    if (value != "collected") wrong_type(*node, "check.bad_percent_base", key);
    return PercentBase::kCollected;
  }

  std::vector<std::string> committee(const char* key) {
    std::vector<std::string> names;
    const toml::node* node = find(key, Need::kOptional);
    if (node == nullptr) return names;
    const toml::array* list = node->as_array();
    if (list == nullptr) {
      wrong_type(*node, "check.want_names", key);
      return names;
    }
    std::set<std::string> seen;
    for (const toml::node& element : *list) {
      const auto* value = element.as_string();
      if (value == nullptr) {
        wrong_type(element, "check.want_names", key);
        continue;
      }
      names.push_back(checks_.person(kFile, line(element), key, value->get()));
      if (!names.back().empty() && !seen.insert(name_key(names.back())).second) {
        checks_.problem(kFile, line(element), Message("check.committee_twice", {printable(names.back())}));
      }
    }
    if (list->size() < ConferenceLimits::kCommitteeLeast || list->size() > ConferenceLimits::kCommitteeMost) {
      checks_.problem(kFile, line(*node),
                      Message("check.committee_size", {std::to_string(list->size()),
                                                       std::to_string(ConferenceLimits::kCommitteeLeast),
                                                       std::to_string(ConferenceLimits::kCommitteeMost)}));
    }
    return names;
  }

  std::size_t line_of_key(const char* key) const {
    const toml::node* node = table_.get(key);
    return node == nullptr ? 0 : line(*node);
  }

  void report_unknown_keys() {
    std::string known;
    for (const std::string& key : asked_) known += (known.empty() ? "" : ", ") + key;
    for (const auto& [key, value] : table_) {
      if (std::ranges::find(asked_, key.str()) != asked_.end()) continue;
      checks_.problem(kFile, line_of(key.source()),
                      Message("check.unknown_key", {printable(key.str()), known}));
    }
  }

 private:
  static std::size_t line(const toml::node& node) { return line_of(node.source()); }

  const toml::node* find(const char* key, Need need) {
    asked_.emplace_back(key);
    const toml::node* node = table_.get(key);
    if (node == nullptr && need == Need::kRequired) {
      checks_.problem(kFile, 0, Message("check.missing_key", {key}));
    }
    return node;
  }

  void wrong_type(const toml::node& node, const char* message_key, const char* key) {
    checks_.problem(kFile, line(node), Message(message_key, {key}));
  }

  const toml::table& table_;
  Checks& checks_;
  std::vector<std::string> asked_;
};

void read_table(const toml::table& table, Conference& conference, Checks& checks) {
  Reader reader(table, checks);
  conference.title = reader.text("title", Need::kRequired);
  conference.organising_body = reader.text("organising_body", Need::kRequired);
  conference.superior_body = reader.text("superior_body", Need::kOptional);
  conference.place = reader.text("place", Need::kRequired);
  conference.date = reader.date("date");
  conference.electorate = reader.text("electorate", Need::kRequired);
  conference.positions = reader.text("positions", Need::kRequired);
  const auto total = reader.number("total_members", Need::kRequired, 1, ConferenceLimits::kPeople);
  const auto summoned = reader.number("summoned", Need::kRequired, 1, ConferenceLimits::kPeople);
  const auto minimum = reader.number("minimum_ballots", Need::kOptional, 3, ConferenceLimits::kPeople);
  conference.percent_base = reader.percent_base("percent_base");
  conference.proposed_committee = reader.committee("committee");
  conference.total_members = total.value_or(0);
  conference.summoned = summoned.value_or(0);
  conference.minimum_ballots = minimum.value_or(conference.minimum_ballots);
  if (total && summoned && *summoned > *total) {
    checks.problem(kFile, reader.line_of_key("summoned"),
                   Message("check.summoned_over_total", {std::to_string(*summoned), std::to_string(*total)}));
  }
  if (summoned && conference.minimum_ballots > *summoned) {
    const Message message("check.minimum_over_summoned",
                          {std::to_string(conference.minimum_ballots), std::to_string(*summoned)});
    const std::size_t line = reader.line_of_key("minimum_ballots");
    // By default it is only a warning: so small a conference can be prepared, yet gives no result.
    if (minimum) {
      checks.problem(kFile, line, message);
    } else {
      checks.note(kFile, reader.line_of_key("summoned"), message);
    }
  }
  reader.report_unknown_keys();
}

}  // namespace

void read_settings(std::string_view text, Conference& conference, Checks& checks) {
  try {
    read_table(toml::parse(text, kFile), conference, checks);
  } catch (const toml::parse_error& error) {
    const std::size_t line = line_of(error.source());
    const auto says = [&error](std::string_view what) { return error.description().contains(what); };
    const char* const key = says("redefine")                            ? "check.toml_twice"
                            : says("integer") || says("floating-point") ? "check.toml_number"
                                                                        : "check.toml_broken";
    checks.problem(kFile, line, Message(key, {std::to_string(error.source().begin.column)}));
  }
}

}  // namespace core
