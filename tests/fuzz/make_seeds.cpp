// make_fuzz_seeds FOLDER: writes FOLDER/TARGET/… for every target: genuine files, made by the product's own
// encoders from fixed randomness, so that they are never of an older format and the same every time (but for
// the ballot box, whose salt SQLCipher draws by itself).
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "core/ceremony/part_file.h"
#include "core/ceremony/round_files.h"
#include "core/files/durable_file.h"
#include "core/keys/lockout.h"
#include "core/keys/member_key.h"
#include "core/keys/restart_wraps.h"
#include "core/store/ballot_box.h"
#include "core/terminal/course_file.h"
#include "crypto/encoding.h"
#include "tests/core/terminals/carried.h"
#include "tests/fuzz/fixed.h"
#include "tests/fuzz/target.h"

namespace {

namespace fs = std::filesystem;
using namespace core;

class Seeds {
 public:
  explicit Seeds(fs::path folder) : folder_(std::move(folder)) {}

  void text(const std::string& target, std::string_view content) {
    std::ofstream file(next(target), std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) throw std::runtime_error("no room for the seeds of " + target);
  }
  void bytes(const std::string& target, std::span<const std::uint8_t> content) {
    text(target, {reinterpret_cast<const char*>(content.data()), content.size()});
  }
  /// A copy of a file of the checkout.
  void copy(const std::string& target, const fs::path& file, const std::string& before = "") {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    text(target, before + std::string(std::istreambuf_iterator<char>(stream), {}));
  }
  /// The path of the target's next seed, for what writes files itself.
  fs::path next(const std::string& target) {
    fs::create_directories(folder_ / target);
    const auto count = std::distance(fs::directory_iterator(folder_ / target), fs::directory_iterator());
    return folder_ / target / ("seed-" + std::to_string(count + 1));
  }

 private:
  fs::path folder_;
};

void need(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(what);
}

// "a" as UTF-16 with byte order mark, little-endian.
std::string utf16(std::string_view ascii) {
  std::string text = "\xFF\xFE";
  for (const char c : ascii) (text += c) += '\0';
  return text;
}

void conference(Seeds& seeds) {
  const fs::path assets = fs::path(TINNHIEM_SOURCE) / "assets",
                 hard = fs::path(TINNHIEM_SOURCE) / "tests/data/hard";
  for (const fs::path& folder : {assets / "sample", hard}) {
    seeds.copy("conference_toml", folder / "conference.toml");
    seeds.copy("candidates_csv", folder / "candidates.csv");
    seeds.copy("csv", folder / "candidates.csv");
    seeds.copy("text_file", folder / "candidates.csv");
  }
  seeds.copy("delegates_csv", hard / "delegates.csv");
  seeds.text("delegates_csv",
             "\xEF\xBB\xBFSTT;Họ và tên;Đơn vị công tác\r\n1;Vừ A Mẫu;Huyện Một\r\n2;Lò Thị Thử;\r\n");
  seeds.text("candidates_csv",
             "sep=;\nname;position;unit;retiring;appointed_this_year;legal_basis\n"
             "\"Quàng, Văn Mẫu\";\"Bí \"\"thư\"\"\";;có;;Quy định 1\nSùng A Thử;Ủy viên;X;không;no;\n");
  seeds.text("csv", "sep=\t\na\t\"b\nc\"\t\n\n1\t\"2\"\"\"\t3\n");
  seeds.text("text_file", utf16("name,position\r\nA,B\r\n"));
  seeds.copy("dossier", hard / "dossiers/1.txt", "1.txt\n");
  seeds.copy("dossier", assets / "sample/dossiers/01.txt", "02.txt\n");
  seeds.text("votes_csv",
             "\x02"
             "1,2,3\nhigh,confidence,low\nhigh,,\nlow,low,low\n");
  seeds.text("votes_csv", std::string("\0", 1) + "1\r\nhigh\r\n\"\"\r\n");
  seeds.text("votes_csv", std::string("\x01", 1) + utf16("1;2\nhigh;low\n;\n"));
  for (const char* language : {"words/vi.toml", "forms/vi.toml"})
    seeds.copy("word_catalogue", assets / language);
}

std::string target_of(std::string file) {
  for (char& c : file)
    if (c == '.') c = '_';
  return file;
}

void record(Seeds& seeds, const core::test::TinyRecord& tiny) {
  for (const auto& [name, content] : tiny.files()) {
    if (name != kFilesSignature) seeds.text(target_of(name), content);
    seeds.text("json", content);
  }
  seeds.text("files_json_minisig",
             crypto::minisign_sign(fuzz::signing_key(), crypto::as_bytes(fuzz::kSigned)));
  seeds.text("cast_line", encode_line(tiny.record.cast.front()));
  seeds.text("opened_line", encode_line(tiny.record.opened.front()));
  seeds.text("json", encode_line(tiny.record.opened.front()));
  Record missing = tiny.record;
  missing.closing.missing.push_back({2, "Máy bị cháy \"hôm qua\""});
  seeds.text("closing_json", encode(missing.closing));
}

// Files of which every byte that is not random says something.
void keys(Seeds& seeds) {
  const auto& key = fuzz::passphrase_key();
  const crypto::MemberSecrets secrets{crypto::SecretBytes(32, 5), crypto::SecretBytes(32, 6)};
  const MemberKeyInfo info{2, "Trần Văn Thử", crypto::blake2b({}), fuzz::kSalt, {}};
  need(MemberKey::create(seeds.next("member_key"), info, secrets, key).has_value(), "member key");

  const crypto::KeyStretch stretch;
  const std::vector<RestartMember> members{{1, fuzz::kSalt, stretch, key.restart_public_key()},
                                           {2, fuzz::kSalt, stretch, key.restart_public_key()},
                                           {5, fuzz::kSalt, stretch, key.restart_public_key()}};
  const auto wraps = make_restart_wraps(crypto::SecretBytes(32, 8), members);
  need(write_restart_wraps(wraps, seeds.next("restart_wraps")).has_value(), "restart wraps");

  auto lockout = Lockout::load(seeds.next("lockout"), {}).value();
  need(lockout.attempt(1, {}) && lockout.attempt(3, {}) && lockout.attempt(3, {}), "lockout");

  const PartInfo part{3, "Phạm Thị Ví Dụ", crypto::blake2b({}), 2, fuzz::kSalt, stretch};
  need(write_part(seeds.next("part_file"), part, crypto::SecretBytes(100, 4), key).has_value(), "part file");
}

// Every kind of message, from the ceremony of the record and by hand.
void ceremony(Seeds& seeds, const core::test::TinyRecord& tiny) {
  const CeremonyTranscript& transcript = tiny.record.ceremony.transcript;
  crypto::ShareMessage share;
  share.from = 1;
  share.to = 2;
  share.ephemeral = transcript.public_key;
  const CeremonyAcceptance acceptance{tiny.record.ceremony.signatures.front(), {1, fuzz::kSalt, {}, {}}};
  crypto::ComplaintMessage complaint;
  complaint.by = 1;
  complaint.share = share;
  complaint.shared_key = transcript.public_key;
  const std::vector<RoundBody> bodies{transcript.commits.front(), transcript.reveals.front(),
                                      std::vector{share, share}, acceptance, complaint};
  std::vector<std::vector<std::uint8_t>> messages;
  for (const RoundBody& body : bodies) {
    messages.push_back(encode(RoundMessage{transcript.manifest, 1, 1, body}));
    seeds.bytes("round_message", messages.back());
  }
  seeds.bytes("round_invitation",
              encode(CeremonyInvitation{3, 2, transcript.restarts, tiny.record.manifest_bytes}));
  seeds.bytes("round_bundle", encode(RoundBundle{transcript.manifest, 3, CeremonyRound::kDeal, messages}));
}

void carried_files(Seeds& seeds, const core::test::TinyRecord& tiny) {
  const auto box = encode(carried::box_of(tiny));
  const auto request = encode(
      make_request(tiny.conference, 1, tiny.record.certificates.front().statement.slips, tiny.terminal));
  for (const auto& file : {box, request}) seeds.bytes("carried_file", file);
  seeds.bytes("sealed_box", box);
  seeds.bytes("terminal_request", request);
  for (const bool opened : {false, true}) {
    const auto package = encode(carried::package_of(tiny, opened));
    seeds.bytes("conference_package", package);
    seeds.bytes("carried_file", package);
  }
}

void terminal(Seeds& seeds, const core::test::TinyRecord& tiny, const fs::path& folder) {
  SavedCourse course;
  course.conference = conference_digest(tiny.record.manifest.conference);
  course.state.committee = tiny.record.manifest.committee;
  course.state.fingerprint = crypto::fingerprint(tiny.conference);
  course.state.slips = 12;
  course.state.roll = {Presence::kAbsent, Presence::kPresent, Presence::kLeft};
  course.restarts = tiny.record.ceremony.transcript.restarts;
  seeds.text("course", write_course(course));

  const fs::path file = folder / "box.db";
  fs::remove(file);
  {
    auto box = BallotBox::create(file, fuzz::box_key()).value();
    const std::vector<crypto::Digest> slips{crypto::blake2b(crypto::as_bytes("1")),
                                            crypto::blake2b(crypto::as_bytes("2"))};
    need(box.lay_out(slips, 3, 64).has_value(), "slots");
    std::size_t next = 0;
    for (const char* ballot : {"first ballot", "second ballot"})
      need(box.hold(crypto::as_bytes(ballot)) && box.cast_pending(slips[next++]), "casting");
    need(box.hold(crypto::as_bytes("opened")) && box.open_pending(crypto::as_bytes("opened ballot")),
         "opening");
  }
  seeds.copy("ballot_box", file);
  need(destroy_box(file).has_value(), "the box's own file");
}

void typed(Seeds& seeds, const core::test::TinyRecord& tiny) {
  seeds.text("typed_code", tiny.record.cast.front().code);
  seeds.text("typed_code", "oOiIlL 0123-abcd");
  seeds.text("slip_number", "7K3-QXM");
  seeds.text("roll", "0121200");
  seeds.text("roll", "thị hoà");
  seeds.text("slip_keys", "ABCD2345\b6789\nOIL0 12");
  std::string words;
  for (const std::string& word : crypto::fingerprint(tiny.conference)) words += word + " ";
  seeds.text("fingerprint_words", words);
  seeds.text("fingerprint_words", "1. ĐÁ, 2. Bu\xCC\x80n; nước—hoa");
  seeds.text("typed_text", "  Nguyễn  Văn\u00A0Mẫu ");
  seeds.text("typed_text", "Hòa Hoà Thu\xCC\x81y\n\xF0\x9F\x98\x80");
  for (const char* day : {"2023-11-30", "30/11/2023", "01-02-2024"}) seeds.text("date", day);
  seeds.text("qr", tiny.record.cast.front().code);
  seeds.text("qr", "Tờ phiếu: ABCD-EFGH-JKMN");
}

void make(const fs::path& folder) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  Seeds seeds(folder);
  const auto& tiny = fuzz::tiny_record();
  conference(seeds);
  record(seeds, tiny);
  keys(seeds);
  ceremony(seeds, tiny);
  carried_files(seeds, tiny);
  terminal(seeds, tiny, folder);
  typed(seeds, tiny);
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("make_fuzz_seeds FOLDER\n", stderr);
    return 2;
  }
  fuzz::begin();
  try {
    make(words[1]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make_fuzz_seeds: %s\n", error.what());
    return 1;
  }
}
