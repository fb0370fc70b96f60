// ceremony.json (PROTOCOL.md 2.2).
#include "core/record/reader.h"

namespace core {
namespace {

using json::Object;
using record::hex_value;
using record::Reader;

std::string text_of(RestartReason reason) {
  switch (reason) {
    case RestartReason::kBadShare:
      return "bad_share";
    case RestartReason::kFalseComplaint:
      return "false_complaint";
    case RestartReason::kWithdrew:
      return "withdrew";
    case RestartReason::kPower:
      return "power";
    case RestartReason::kCancelled:
      return "cancelled";
  }
  return {};
}

RestartReason read_reason(const Reader& reader) {
  constexpr std::array reasons{RestartReason::kBadShare, RestartReason::kFalseComplaint,
                               RestartReason::kWithdrew, RestartReason::kPower, RestartReason::kCancelled};
  return reasons[reader.one_of({"bad_share", "false_complaint", "withdrew", "power", "cancelled"})];
}

// Precondition: one commit, reveal and share key a member.
Object transcript_value(const CeremonyTranscript& transcript) {
  json::Array members;
  for (std::size_t i = 0; i < transcript.reveals.size(); ++i) {
    const crypto::RevealMessage& reveal = transcript.reveals[i];
    members.emplace_back(Object{
        {"blind", hex_value(reveal.blind)},
        {"commitment", hex_value(transcript.commits[i].commitment)},
        {"encryption_key", hex_value(reveal.encryption_key)},
        {"index", reveal.member},
        {"name", reveal.name},
        {"possession", Object{{"challenge", hex_value(reveal.possession_challenge)},
                              {"response", hex_value(reveal.possession_response)}}},
        {"reveal_signature", hex_value(reveal.signature)},
        {"share_key", hex_value(transcript.share_keys[i])},
        {"signing_key", hex_value(reveal.signing_key)},
        {"vector", record::array_of(reveal.vector, [](const crypto::Point& p) { return hex_value(p); })}});
  }
  return {{"manifest", hex_value(transcript.manifest)},
          {"members", std::move(members)},
          {"public_key", hex_value(transcript.public_key)},
          {"restarts", record::array_of(transcript.restarts, [](const CeremonyRestart& restart) {
             return Object{{"attempt", restart.attempt},
                           {"member", restart.member},
                           {"reason", text_of(restart.reason)}};
           })}};
}

void read_member(const Reader& reader, CeremonyTranscript& transcript) {
  reader.keys({"blind", "commitment", "encryption_key", "index", "name", "possession", "reveal_signature",
               "share_key", "signing_key", "vector"});
  crypto::RevealMessage reveal;
  reveal.member = reader["index"].number();
  reveal.name = reader["name"].text();
  reveal.signing_key = reader["signing_key"].hex<32>();
  reveal.encryption_key = reader["encryption_key"].point();
  for (const Reader& one : reader["vector"].elements()) reveal.vector.push_back(one.point());
  reveal.blind = reader["blind"].hex<32>();
  const Reader possession = reader["possession"];
  possession.keys({"challenge", "response"});
  reveal.possession_challenge = possession["challenge"].scalar();
  reveal.possession_response = possession["response"].scalar();
  reveal.signature = reader["reveal_signature"].hex<64>();
  transcript.commits.push_back({reveal.member, reader["commitment"].hex<32>()});
  transcript.share_keys.push_back(reader["share_key"].point());
  transcript.reveals.push_back(std::move(reveal));
}

CeremonyTranscript read_transcript(const Reader& reader) {
  reader.keys({"manifest", "members", "public_key", "restarts"});
  CeremonyTranscript transcript;
  transcript.manifest = reader["manifest"].hex<32>();
  for (const Reader& one : reader["members"].elements()) read_member(one, transcript);
  transcript.public_key = reader["public_key"].point();
  for (const Reader& one : reader["restarts"].elements()) {
    one.keys({"attempt", "member", "reason"});
    transcript.restarts.push_back(
        {one["attempt"].number(), one["member"].number(), read_reason(one["reason"])});
  }
  return transcript;
}

Ceremony read_ceremony(const Reader& reader) {
  reader.keys({"format", "signatures", "transcript"});
  reader["format"].literal("version", 1);
  Ceremony ceremony;
  for (const Reader& one : reader["signatures"].elements()) ceremony.signatures.push_back(one.hex<64>());
  ceremony.transcript = read_transcript(reader["transcript"]);
  return ceremony;
}

}  // namespace

std::string encode(const Ceremony& ceremony) {
  const Object object{
      {"format", 1},
      {"signatures",
       record::array_of(ceremony.signatures, [](const crypto::Signature& s) { return hex_value(s); })},
      {"transcript", transcript_value(ceremony.transcript)}};
  return json::write(object, json::Layout::kFile);
}

Decoded<Ceremony> decode_ceremony(std::string_view bytes) {
  return record::decode_bytes<Ceremony>(bytes, json::Layout::kFile, "ceremony.json", read_ceremony);
}

std::string canonical(const CeremonyTranscript& transcript) {
  return json::write(transcript_value(transcript), json::Layout::kCompact);
}

}  // namespace core
