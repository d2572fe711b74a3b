"""Names of things: the same for the same identity, whatever its order or print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongthin.errors import MappingError
from thongthin.lifting.mint import Minter
from thongthin.reading.canonical import canonical_key

KINDS = frozenset({"mechanism", "centre", "network", "count", "body"})
LINKS = {
    ("r1", canonical_key("เทศบาลตำบลพนา")): "th-370501-subdistrict-municipality",
    ("", canonical_key("เทศบาลเมืองแพร่")): "th-540101-town-municipality",
}
MINT = Minter("r1", LINKS, KINDS)
OTHER = Minter("r2", LINKS, KINDS)
LINKED = {"body": "เทศบาลตำบลพนา"}
SCOPED = {"body": "เทศบาลตำบลบ้านแป้น"}


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("scheme:principle/virtue", "scheme:principle/virtue"),
        (LINKED, "id:body/th-370501-subdistrict-municipality"),
        ({"body": "เทศบาล ตําบลพนา"}, "id:body/th-370501-subdistrict-municipality"),
        ({"body": "เทศบาลเมืองแพร่"}, "id:body/th-540101-town-municipality"),
        ({"agency": "ministry-of-interior"}, "id:body/th-ministry-of-interior"),
        ({"place": "810601"}, "id:place/th-810601"),
        ({"report": "r1"}, "id:report/r1"),
        ({"page": "r1/7"}, "id:page/r1/7"),
        ({"edition": "some-award", "year": 2562}, "id:award-edition/some-award-2562"),
        ({"edition": "some-award"}, "id:award-edition/some-award-r1"),
    ],
)
def test_names_that_can_be_read(block: object, expected: str) -> None:
    assert MINT.mint(block) == expected  # type: ignore[arg-type]


CENTRE = {"thing": "centre", "of": SCOPED}
PART = {"thing": "mechanism", "of": SCOPED}
COUNT = {"thing": "count", "of": SCOPED}
LAW = {"law": "พระราชบัญญัติเทศบาล", "year": 2496}
HOSPITAL = {"organisation": "โรงพยาบาลพนา"}
SLOGAN = {"candidate": "principle", "label": "คิดร่วม ทำร่วม"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"directive": "มท0801.4/ว4524"}, {"directive": "มท ๐๘๐๑.๔/ ว ๔๕๒๔"}),
        (SLOGAN, {"label": "คิดร่วมทำร่วม", "candidate": "principle"}),
        (PART, {"of": SCOPED, "thing": "mechanism"}),
        ({**CENTRE, "name": "ศูนย์เรียนรู้"}, {**CENTRE, "name": "ศูนย์ เรียนรู้"}),
        ({**CENTRE, "name": "ศูนย์เรียนรู้น้ำ"}, {**CENTRE, "name": "ศูนย์การเรียนรู้น้ำ"}),
        (HOSPITAL, {"organisation": "โรงพยาบาล พนา"}),
        (LAW, {"law": "พระราชบัญญัติ เทศบาล", "year": 2496}),
    ],
)
def test_one_identity_has_one_name(one: dict[str, object], other: dict[str, object]) -> None:
    assert MINT.mint(one) == MINT.mint(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SCOPED, {"body": "เทศบาลตำบลหนองบัว"}),
        ({**SCOPED, "at": "16"}, {**SCOPED, "at": "21"}),
        (SCOPED, {**SCOPED, "at": "16"}),
        (LINKED, {**LINKED, "at": "16"}),
        (HOSPITAL, {"organisation": "โรงพยาบาลแพร่"}),
        (HOSPITAL, {"body": "โรงพยาบาลพนา"}),
        (LAW, {**LAW, "year": 2537}),
        (LAW, {"law": LAW["law"]}),
        ({"edition": "รางวัลเมืองสวย"}, {"edition": "รางวัลเมืองใส"}),
        (PART, {**PART, "of": LINKED}),
        (PART, {**PART, "thing": "network"}),
        ({**PART, "as": 1}, {**PART, "as": 2}),
        ({**CENTRE, "name": "ก"}, {**CENTRE, "name": "ข"}),
        ({**COUNT, "as": "scheme:a/b"}, {**COUNT, "name": "scheme:a/b"}),
    ],
)
def test_different_things_have_different_names(
    one: dict[str, object], other: dict[str, object]
) -> None:
    assert MINT.mint(one) != MINT.mint(other)


def test_an_unlinked_body_is_the_reports_own() -> None:
    assert MINT.mint(SCOPED).startswith("id:body/r1-")
    assert MINT.mint(SCOPED) != OTHER.mint(SCOPED)


@pytest.mark.parametrize(
    ("block", "is_shared"),
    [
        (LAW, True),
        ({"law": LAW["law"]}, False),
        ({"edition": "some-award", "year": 2562}, True),
        ({"edition": "some-award"}, False),
        ({"edition": "รางวัลเมืองสวย", "year": 2562}, True),
        (HOSPITAL, False),
    ],
)
def test_what_reports_share(block: dict[str, object], is_shared: bool) -> None:
    """A law or an edition with its year is the same everywhere; without it, nobody knows."""
    assert (MINT.mint(block) == OTHER.mint(block)) is is_shared
    assert MINT.mint(block).isascii()


def test_a_link_of_one_report_does_not_hold_in_another() -> None:
    assert OTHER.mint(LINKED).startswith("id:body/r2-")


def test_a_named_centre_of_a_registered_body_is_one_thing_in_all_reports() -> None:
    block = {"thing": "centre", "of": {"body": "เทศบาลเมืองแพร่"}, "name": "ศูนย์เรียนรู้"}
    assert MINT.mint(block) == OTHER.mint(block)
    assert MINT.mint({**block, "of": SCOPED}) != OTHER.mint({**block, "of": SCOPED})


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ({"thing": "mechanisn"}, "'mechanisn' is no kind of thing"),
        ({"name": "ก"}, "names no thing"),
        ({"candidate": "principle"}, "names no thing"),
    ],
)
def test_a_block_that_names_nothing(block: dict[str, object], words: str) -> None:
    with pytest.raises(MappingError) as caught:
        MINT.mint(block)
    assert words in str(caught.value)


@given(st.text(alphabet="กขคง า1๑ .()", min_size=1, max_size=12))
def test_a_name_is_ascii_and_depends_on_the_canonical_form_alone(name: str) -> None:
    iri = MINT.mint({"body": name})
    assert iri.isascii()
    assert " " not in iri
    assert iri == MINT.mint({"body": canonical_key(name)})
