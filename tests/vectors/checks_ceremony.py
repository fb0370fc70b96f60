"""The ceremony's vectors: section 2.2's rounds with every secret at hand, reveals, complaints and who is to blame."""

import ctypes
from types import SimpleNamespace

import checks_setup
import sodium
from hashing import H, Hs, b, n, p, s, t
from record import Rejected

_lib = ctypes.CDLL("libsodium.so.23")


def integer(hexed):
    return int.from_bytes(bytes.fromhex(hexed), "little")


def sealed(key, plain):
    out = ctypes.create_string_buffer(len(plain) + 16)
    _lib.crypto_aead_xchacha20poly1305_ietf_encrypt(
        out, None, plain, ctypes.c_ulonglong(len(plain)), None, ctypes.c_ulonglong(0), None, bytes(24), key)
    return out.raw


def opened(key, ciphertext):
    out = ctypes.create_string_buffer(max(1, len(ciphertext) - 16))
    done = _lib.crypto_aead_xchacha20poly1305_ietf_decrypt(
        out, None, None, ciphertext, ctypes.c_ulonglong(len(ciphertext)), None, ctypes.c_ulonglong(0), bytes(24), key)
    return out.raw if done == 0 else None


def public_key_of(seed):
    public, secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(64)
    _lib.crypto_sign_seed_keypair(public, secret, seed)
    return public.raw, secret.raw


def signed(secret, message):
    out = ctypes.create_string_buffer(64)
    _lib.crypto_sign_detached(out, None, message, ctypes.c_ulonglong(len(message)), secret)
    return out.raw


class Room:
    """What everybody knows after the second round."""

    def __init__(self, data):
        self.M, self.threshold = bytes.fromhex(data["manifest"]), data["threshold"]
        self.members = data["members"]
        self.commitments = [bytes.fromhex(m["commitment"]) for m in self.members]

    def setup(self):
        return b(self.M), n(len(self.members)), n(self.threshold)

    def share_key(self, message, K):
        return H("ceremony.share.key", b(self.M), n(message["from"]), n(message["to"]),
                 p(bytes.fromhex(message["ephemeral"])), p(K))

    def share_digest(self, message):
        return H("ceremony.share", b(self.M), *map(b, self.commitments), n(message["from"]), n(message["to"]),
                 p(bytes.fromhex(message["ephemeral"])), b(bytes.fromhex(message["ciphertext"])))

    def expected(self, dealer, member):
        """What the dealer's share for a member must be the logarithm of."""
        value = sodium.IDENTITY
        for point in reversed(self.members[dealer - 1]["vector"]):
            value = sodium.add(sodium.multiply(member, value), bytes.fromhex(point))
        return value


def keys_of(member):
    vector = [p(bytes.fromhex(point)) for point in member["vector"]]
    return (b(bytes.fromhex(member["signing_key"])), p(bytes.fromhex(member["encryption_key"])), n(len(vector)), *vector)


def rounds(room, data, tally):
    for member in room.members:
        i = member["index"]
        name = f"member {i}"
        public, secret = public_key_of(bytes.fromhex(member["signing_seed"]))
        tally.same(name, public.hex(), member["signing_key"])
        tally.same(name, sodium.base(integer(member["encryption_secret"])).hex(), member["encryption_key"])
        tally.same(name, [sodium.base(integer(a)).hex() for a in member["coefficients"]], member["vector"])
        commitment = H("ceremony.commitment", *room.setup(), n(i), t(member["member_name"]), *keys_of(member),
                       b(bytes.fromhex(member["blind"])))
        tally.same(name, commitment.hex(), member["commitment"])
        r = integer(member["possession_nonce"])
        c = Hs("ceremony.possession", *room.setup(), n(i), *keys_of(member), *map(b, room.commitments),
               p(sodium.base(r)))
        tally.same(name, c, integer(member["possession_challenge"]))
        response = (r + c * integer(member["coefficients"][0])) % sodium.Q
        tally.same(name, response, integer(member["possession_response"]))
        digest = H("ceremony.reveal", *room.setup(), n(i), b(commitment), b(bytes.fromhex(member["blind"])), s(c),
                   s(response))
        tally.same(name, signed(secret, digest).hex(), member["reveal_signature"])
        received = [share for share in data["shares"] if share["to"] == i]
        share = sum(integer(message["share"]) for message in received) % sodium.Q
        tally.same(name, [message["from"] for message in received], [m["index"] for m in room.members])
        tally.same(name, share, integer(member["share"]))
        tally.same(name, sodium.base(share).hex(), member["share_key"])
    total = sum(integer(member["coefficients"][0]) for member in room.members)
    tally.same("public key", sodium.base(total).hex(), data["public_key"])


def shares(room, data, tally):
    for message in data["shares"]:
        dealer, to = room.members[message["from"] - 1], message["to"]
        name = f"share of {message['from']} for {to}"
        value = sum(integer(a) * to**power for power, a in enumerate(dealer["coefficients"])) % sodium.Q
        x, E = integer(message["nonce"]), bytes.fromhex(room.members[to - 1]["encryption_key"])
        K = sodium.multiply(x, E)
        tally.same(name, (value, sodium.base(x).hex(), K.hex()),
                   (integer(message["share"]), message["ephemeral"], message["shared_key"]))
        ciphertext = sealed(room.share_key(message, K), value.to_bytes(32, "little"))
        tally.same(name, ciphertext.hex(), message["ciphertext"])
        _, secret = public_key_of(bytes.fromhex(dealer["signing_seed"]))
        tally.same(name, signed(secret, room.share_digest(message)).hex(), message["signature"])
        other = sodium.multiply(integer(room.members[to - 1]["encryption_secret"]), bytes.fromhex(message["ephemeral"]))
        tally.same(name, opened(room.share_key(message, other), ciphertext), value.to_bytes(32, "little"))
        tally.same(name, sodium.base(value), room.expected(message["from"], to))


def judge_reveal(room, vector):
    """By the second verifier's own checks of one member."""
    reveal = vector["reveal"]
    if not all(sodium.is_point(bytes.fromhex(point)) for point in [reveal["encryption_key"], *reveal["vector"]]):
        return "encoding"
    record = SimpleNamespace(M=room.M, threshold=room.threshold, committee_size=len(room.members),
                             transcript={"members": [{"commitment": text} for text in vector["commitments"]]})
    member = reveal | {
        "commitment": vector["commitments"][reveal["index"] - 1], "name": reveal["member_name"],
        "possession": {"challenge": reveal["possession_challenge"], "response": reveal["possession_response"]}}
    for name, check in (("commitments", checks_setup.commitment), ("possession", checks_setup.possession_of)):
        try:
            check(record, member)
        except Rejected:
            return name
    return None


def judge_complaint(room, complaint):
    """Step 4: "dealer" or "complainer"."""
    message = complaint["share"]
    dealer, to = message["from"], message["to"]
    indices = range(1, len(room.members) + 1)
    if dealer not in indices or to not in indices or complaint["by"] != to:
        return "complainer"
    dealer_key = bytes.fromhex(room.members[dealer - 1]["signing_key"])
    if not sodium.signed(dealer_key, room.share_digest(message), bytes.fromhex(message["signature"])):
        return "complainer"
    X, K = bytes.fromhex(message["ephemeral"]), bytes.fromhex(complaint["shared_key"])
    E = bytes.fromhex(room.members[to - 1]["encryption_key"])
    c, r = integer(complaint["challenge"]), integer(complaint["response"])
    T1 = sodium.subtract(sodium.base(r), sodium.multiply(c, E))
    T2 = sodium.subtract(sodium.multiply(r, X), sodium.multiply(c, K))
    if c != Hs("ceremony.complaint", b(room.M), n(dealer), n(to), p(E), p(X), p(K), p(T1), p(T2)):
        return "complainer"
    plain = opened(room.share_key(message, K), bytes.fromhex(message["ciphertext"]))
    right = (X != sodium.IDENTITY and plain is not None and sodium.is_scalar(plain)
             and sodium.base(int.from_bytes(plain, "little")) == room.expected(dealer, to))
    return "complainer" if right else "dealer"


def ceremony(data, tally):
    room = Room(data)
    rounds(room, data, tally)
    shares(room, data, tally)
    for vector in data["reveals"]:
        tally.judged(vector, judge_reveal(room, vector), "reveal")
    for vector in data["complaints"]:
        tally.same(f"complaint: {vector['name']}", judge_complaint(room, vector), vector["fault"])
