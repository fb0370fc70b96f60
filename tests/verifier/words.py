"""The fingerprint's words of section 7, sixteen a line; and the folded form in which typed words are compared."""

import unicodedata

WORDS = """
ấm anh ao bạc bài bàn bánh bắp bát bé bên bếp biển bình bò bơi
bông bút cá cam canh cao cát cau cây cha chai chanh cháo chè chén chiếu
chữ chuông cỏ cốc cơm cua cúc cười đá đàn đảo đất dâu dây đêm đèn
đĩa diều đò đọc đôi đón đồng đũa đường ếch em én gà gạch gấm gạo
gấu ghế giấy gió giường gỗ gối gốm gừng guốc gương hành hạt hè hình hoa
học hồng hộp huệ hương hươu kem kẹo khăn khế khóa khoai khỏe khung kiến kim
kính lá lạc lan làng lê len lịch liễu lúa mai mâm mận măng mắt mây
mẹ mèo mía mít mơ mưa mực muối mướp na nai nắng nâu nem nến nếp
ngày nghé ngô ngọc ngói ngon ngỗng ngựa nhà nhạc nhãn nhanh nhện nhịp nho nhung
nồi nón nụ núi nước ốc ổi ong ớt phà phim phố phòng phúc phượng phút
quà quán quạt quê quyển quýt răng rạp rau rễ rèm rổ rơm rồng rùa rừng
ruộng sắc sách sân sáng sao sáp sẻ sen sim sò sóc sơn sông sứ sữa
suối sương tay tem tên thác thang thành thảo thêu thìa thơ thóc thông thu thúng
thước thuyền tiếng tím tơ tóc tôm tốt trà trăng trâu tre trời tròn trống trưa
trúc trứng trường túi tươi tuyết uống vai văn vàng vé vẹt việc viết vịnh vịt
voi võng vui vườn vuông xanh xe xinh xoài xoan xôi xóm xưa xuân xưởng yên
""".split()


def words_of(digest):
    """The twelve words of a fingerprint's first 12 bytes."""
    return [WORDS[byte] for byte in digest[:12]]


def wrong_with(typed):
    """Why the words typed can be no fingerprint, or None: not twelve, or one that is none of the 256."""
    given = fold(typed)
    if len(given) != 12:
        return f"a fingerprint has 12 words, {len(given)} were given; put them within one pair of quotes"
    known = {word for each in WORDS for word in fold(each)}
    return next((f"{word!r} is none of the 256 words of fingerprints" for word in given if word not in known), None)


def fold(text):
    """Lower case without tones and marks, as a list of words; whatever is no letter separates them."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = [c for c in decomposed if not unicodedata.combining(c)]
    return "".join(c if c.isalpha() else " " for c in letters).split()
