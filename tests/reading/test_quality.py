"""The quality of a page: sound texts of many kinds, and worse ones with more noise."""

import pytest
from noise_families import spoil
from pages_of_text import read_text, uncertain
from test_noise_pages import CLEAN

from thongthin.paths import packaged_root
from thongthin.reading.quality import LEAST, SOUND, doubt_of

ENGLISH = """\
The Ko Kha Subdistrict Municipality signed a memorandum of understanding with the hospital,
the school and three village funds. The network meets every month and shares its equipment.
"""
PERSONS = "\n".join(
    f"{n}. นาย{given} {family}"
    for n, (given, family) in enumerate(
        [
            ("กฤตภาส", "ธนโชติวรกุล"),
            ("ณัฐวุฒิ", "พงศ์พิพัฒน์"),
            ("ชยพล", "เอื้ออารีวงศ์"),
            ("ปฏิพัทธ์", "ศิริวัฒนานนท์"),
            ("ธีรเดช", "กิตติพงศ์ไพศาล"),
            ("วรพจน์", "ตันติวิริยะกุล"),
        ],
        1,
    )
)
BODIES = "\n".join(
    f"{n}. {name}"
    for n, name in enumerate(
        ["ทต.ละงู จ.สตูล", "อบต.ควนกาหลง จ.สตูล", "ทม.กันตัง จ.ตรัง", "ทต.วังชิ้น จ.แพร่"] * 2, 1
    )
)
LEVELS = (
    "clean",
    "one letter of fifty wrong",
    "one letter of twenty wrong",
    "one letter of ten wrong",
)


@pytest.mark.parametrize("text", [CLEAN, ENGLISH, BODIES, CLEAN + ENGLISH, PERSONS])
def test_sound_texts(text: str) -> None:
    assert read_text(text).quality >= LEAST


def test_seeds_are_sound() -> None:
    for path in sorted((packaged_root() / "seeds").glob("*.txt")):
        assert read_text(path.read_text(encoding="utf-8").partition("\n")[2]).quality > SOUND


@pytest.mark.parametrize("text", ["12 1 (3)", "ฟหกด าสว", "หมู่บ้านแป้นพิมพ์ดีด 2 แห่ง"])
def test_few_words_prove_no_damage(text: str) -> None:
    assert read_text("ก\n" + text).quality >= LEAST


def test_more_noise_is_less_quality() -> None:
    qualities = [read_text(spoil(CLEAN * 3, level)).quality for level in LEVELS]
    assert qualities == sorted(qualities, reverse=True)
    assert qualities[-1] < LEAST


@pytest.mark.parametrize(
    "text",
    [
        CLEAN.encode("cp874").decode("latin-1"),
        spoil(CLEAN, "one letter of ten unknown"),
        "".join(reversed(CLEAN)),
        "wkhprvtq grmlsk bcdfghjk\nzxcvbnm qwrtpsd fghjklm\n" * 6,
    ],
    ids=["wrong code page", "unknown glyphs", "letters in another order", "letters of no word"],
)
def test_damaged_texts_wait_as_a_whole(text: str) -> None:
    page = read_text(text)
    assert page.quality < LEAST
    assert doubt_of(page.quality) in page.notes[-1]


def test_between_sound_and_damaged_words_of_no_list_are_uncertain() -> None:
    garbage = "โรงเรียนผฮฉทวิทยา และ กฬฆฌณวัฏฎฐ ซฬฌฮฬผฉ ฬฮญฐฏ ฆฌฬฮฐ ณฎฏฌ ฬญฆฬฑ ฐณฑฌ ฬฮฎฏ\n"
    page = read_text(CLEAN.replace("\n", "\n" + garbage, 1))
    assert LEAST <= page.quality < SOUND
    told = uncertain(page)
    assert "ผฮฉ" in told
    assert "กฬฆฌณ" in told
    assert not any("เทศบาล" in words for words in told)


def test_sentence_names_both_figures() -> None:
    assert doubt_of(0.41) == "the page's text is too damaged (quality 0.41; 0.88 is needed)"
    assert doubt_of(LEAST) == ""
