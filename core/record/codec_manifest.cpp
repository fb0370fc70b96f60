// manifest.json (PROTOCOL.md 2.1).
#include "core/record/reader.h"

namespace core {
namespace {

using json::Object;
using record::Reader;

std::string text_of(Kind kind) {
  switch (kind) {
    case Kind::kReal:
      return "real";
    case Kind::kRehearsal:
      return "rehearsal";
  }
  return {};
}

std::string text_of(PercentBase base) {
  switch (base) {
    case PercentBase::kCollected:
      return "collected";
    case PercentBase::kTotalMembers:
      return "total_members";
  }
  return {};
}

Object conference_value(const Conference& conference) {
  return {{"date", conference.date},
          {"electorate", conference.electorate},
          {"organising_body", conference.organising_body},
          {"percent_base", text_of(conference.percent_base)},
          {"place", conference.place},
          {"positions", conference.positions},
          {"summoned", conference.summoned},
          {"superior_body", conference.superior_body},
          {"title", conference.title},
          {"total_members", conference.total_members}};
}

void read_conference(const Reader& reader, Conference& conference) {
  reader.keys({"date", "electorate", "organising_body", "percent_base", "place", "positions", "summoned",
               "superior_body", "title", "total_members"});
  conference.date = reader["date"].text();
  conference.electorate = reader["electorate"].text();
  conference.organising_body = reader["organising_body"].text();
  conference.percent_base = reader["percent_base"].one_of({"collected", "total_members"}) == 0
                                ? PercentBase::kCollected
                                : PercentBase::kTotalMembers;
  conference.place = reader["place"].text();
  conference.positions = reader["positions"].text();
  conference.summoned = reader["summoned"].number();
  conference.superior_body = reader["superior_body"].text();
  conference.title = reader["title"].text();
  conference.total_members = reader["total_members"].number();
}

Kind read_kind(const Reader& reader) {
  const std::string& kind = reader.text();
  if (kind == "real") return Kind::kReal;
  if (kind != "rehearsal" && reader.is_text()) reader.bad("version");
  return Kind::kRehearsal;
}

Manifest read_manifest(const Reader& reader) {
  Manifest manifest;
  reader.keys({"candidates", "committee", "conference", "format", "kind", "minimum_ballots", "protocol",
               "terminals", "threshold"});
  for (const Reader& one : reader["candidates"].elements()) {
    one.keys({"name", "number", "position", "unit"});
    manifest.conference.candidates.push_back(
        {one["name"].text(), one["position"].text(), one["unit"].text(), {}});
    one["number"].literal("manifest", manifest.conference.candidates.size());
  }
  for (const Reader& one : reader["committee"].elements()) {
    one.keys({"index", "name"});
    manifest.committee.push_back(one["name"].text());
    one["index"].literal("manifest", manifest.committee.size());
  }
  read_conference(reader["conference"], manifest.conference);
  reader["format"].literal("version", 1);
  reader["protocol"].literal("version", "tinnhiem/1");
  manifest.kind = read_kind(reader["kind"]);
  manifest.conference.minimum_ballots = reader["minimum_ballots"].number();
  manifest.terminals = reader["terminals"].number();
  manifest.threshold = reader["threshold"].number();
  return manifest;
}

}  // namespace

std::string encode(const Manifest& manifest) {
  std::uint64_t number = 0, index = 0;
  const Object object{{"candidates", record::array_of(manifest.conference.candidates,
                                                      [&](const Candidate& candidate) {
                                                        return Object{{"name", candidate.name},
                                                                      {"number", ++number},
                                                                      {"position", candidate.position},
                                                                      {"unit", candidate.unit}};
                                                      })},
                      {"committee", record::array_of(manifest.committee,
                                                     [&](const std::string& name) {
                                                       return Object{{"index", ++index}, {"name", name}};
                                                     })},
                      {"conference", conference_value(manifest.conference)},
                      {"format", 1},
                      {"kind", text_of(manifest.kind)},
                      {"minimum_ballots", manifest.conference.minimum_ballots},
                      {"protocol", "tinnhiem/1"},
                      {"terminals", manifest.terminals},
                      {"threshold", manifest.threshold}};
  return json::write(object, json::Layout::kFile);
}

Decoded<Manifest> decode_manifest(std::string_view bytes) {
  return record::decode_bytes<Manifest>(bytes, json::Layout::kFile, "manifest.json", read_manifest);
}

}  // namespace core
