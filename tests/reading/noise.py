"""Thai-like text with every kind of noise that reading repairs, for property tests."""

from hypothesis import strategies as st

WORDS = (
    *("เทศบาลตำบล", "น้ำประปา", "สำนักงาน", "บ้านเมืองที่ดี", "การมีส่วนร่วม", "ทำงาน", "ค่ำ"),
    *("เข้า", "เปล่า", "สิทธิ์", "เฉพาะ", "ผู้นำ", "กำหนด", "12", "๒๕๖๑", "MOU", "(Man)", "พ.ศ."),
    *("และ", "แผน", "ๆ", "”", "“", "จำ"),
)

FAMILIES = {
    "nikhahit": lambda text: text.replace("ำ", "ํา"),
    "ring before tone": lambda text: text.replace("้ำ", "ํ้า").replace("่ำ", "ํ่า"),
    "ring and space": lambda text: text.replace("ำ", "ํ า"),
    "lost ring": lambda text: text.replace("ำ", " า"),
    "unknown ring": lambda text: text.replace("้ำ", "\ufffd้า").replace("ำ", "\ufffdา"),
    "stray ring": lambda text: text.replace("้ำ", "˚้า").replace("ำ", "\u013bา"),
    "doubled am": lambda text: text.replace("ำ", "ำา"),
    "doubled e": lambda text: text.replace("แ", "เเ"),
    "private use": lambda text: text.replace("้", "\uf70b").replace("ี", "\uf702"),
    "zero width": lambda text: text.replace("น", "น\u200b"),
    "no-break space": lambda text: text.replace(" ", "\u00a0"),
    "space before mark": lambda text: text.replace("ี", " ี").replace("้", " ้"),
    "tone first": lambda text: text.replace("ี่", "่ี").replace("ู้", "ู้"),
    "tone last": lambda text: text.replace("้า", "า้").replace("้ำ", "ำ้"),
    "Thai digits": lambda text: text.replace("1", "๑").replace("2", "๒"),
}
"""Name of the noise → how it spoils a clean text."""

ALPHABET = "กงจทนมรลวส" + "ะาำเแิีุู่้์็ัฺํ" + "๐๙7aM “.\ufffd˚\uf875\u200b\u00a0\uf70a\uf711\ufeff  "


def noisy_lines() -> st.SearchStrategy[str]:
    """Return texts of one line: words spoilt family by family, or letters and marks at random."""
    spoilt = st.builds(
        lambda words, families: _spoil(" ".join(words), families),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
        st.lists(st.sampled_from(sorted(FAMILIES)), max_size=3),
    )
    return spoilt | st.text(ALPHABET, max_size=24)


def _spoil(text: str, families: list[str]) -> str:
    for family in families:
        text = FAMILIES[family](text)
    return text
