"""Which body a row names: by name and place, never by a name alone; homonyms apart."""

from __future__ import annotations

from typing import Any

import pytest
from registers_filling import refuses

from thongthin.lifting.kit import Kit
from thongthin.lifting.tabular.agents import read_agent, read_body

TYPES = {"sub": "subdistrict-municipality", "town": "town-municipality"}


def beside(**given: str) -> Any:
    places = {k: {"place": v} for k, v in given.items() if k in ("district", "province")}
    types = {"type": f"scheme:legal-type/{TYPES[given['type']]}"} if "type" in given else {}
    return {**places, **types, **{k: v for k, v in given.items() if k == "kind"}}.get


@pytest.mark.parametrize(
    ("name", "place", "key"),
    [
        ("เทศบาลตำบลหนองควาย", {"district": "5015"}, "th-501509-subdistrict-municipality"),
        ("ทต.หนองควาย", {"district": "5015"}, "th-501509-subdistrict-municipality"),
        ("เทศบาลตำบล หนองควาย อ.หางดง จ.เชียงใหม่", {}, "th-501509-subdistrict-municipality"),
        ("อบต.ส้าน", {"province": "55"}, "th-550706-subdistrict-administrative-organisation"),
        ("อบจ.สตูล", {}, "th-91-provincial-administrative-organisation"),
        ("เทศบาลเมืองสีคิ้ว", {"district": "3020"}, "th-302001-town-municipality"),
        ("เทศบาลตำบลชมภู", {"district": "5019"}, "th-501903-subdistrict-municipality"),
    ],
)
def test_a_body_is_registered_where_the_row_leaves_one_area(
    name: str, place: dict[str, str], key: str, kit: Kit
) -> None:
    assert read_body(name, kit, beside(**place))["key"] == key


@pytest.mark.parametrize(
    ("name", "place", "at"),
    [
        ("เทศบาลตำบลพนา", {}, ""),
        ("อบต.ด่านศรีสุข", {}, ""),  # the only subdistrict of its name, which is not enough
        ("เทศบาลเมืองทุ่งสง", {"province": "80"}, "80"),  # its name is a subdistrict's elsewhere
        ("เทศบาลตำบลทุ่งสง", {"province": "80"}, "80"),
        ("เทศบาลเมืองแม่เหียะ", {"province": "50"}, "50"),
        ("เทศบาลตำบลเวียงเทิง", {"district": "5704"}, "5704"),  # named after a village
        ("เทศบาลเกาะคา", {"province": "52"}, "52"),  # its type is not told
    ],
)
def test_a_body_is_of_its_register_where_its_area_is_in_doubt(
    name: str, place: dict[str, str], at: str, kit: Kit
) -> None:
    found = read_body(name, kit, beside(**place))
    assert "key" not in found
    assert found.get("at", "") == at


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("โรงพยาบาลพนา", {}),
        ("พนา", {}),
        ("อบจ.สตูล", {"province": "94"}),
        ("เทศบาลตำบลพนา", {"type": "town"}),
        ("เทศบาลตำบลพนา จ.น่าน", {"province": "37"}),
        ("เทศบาลตำบลพนา จ.เมืองใหญ่", {}),
    ],
)
def test_a_name_that_contradicts_what_stands_beside_it_is_refused(
    name: str, place: dict[str, str], kit: Kit
) -> None:
    assert refuses(lambda: read_body(name, kit, beside(**place)))


def test_a_type_beside_completes_a_bare_name(kit: Kit) -> None:
    found = read_body("พนา", kit, beside(type="sub", district="3704"))
    assert found == {"body": "เทศบาลตำบลพนา", "key": "th-370401-subdistrict-municipality"}


@pytest.mark.parametrize(
    ("name", "kind", "block"),
    [
        ("กระทรวงมหาดไทย", {}, {"agency": "ministry-of-interior"}),
        ("โรงพยาบาล  พนา", {}, {"organisation": "โรงพยาบาล พนา"}),
        ("บริษัท ก้าวหน้า จำกัด", {"kind": "organisation"}, {"organisation": "บริษัท ก้าวหน้า จำกัด"}),
        ("เทศบาลตำบลพนา", {"kind": "body"}, {"body": "เทศบาลตำบลพนา"}),
    ],
)
def test_an_agent_is_what_its_name_and_kind_say(
    name: str, kind: dict[str, str], block: dict[str, str], kit: Kit
) -> None:
    assert read_agent(name, kit, beside(**kind)) == block


@pytest.mark.parametrize(
    ("name", "kind"), [("โรงพยาบาลพนา", "body"), ("เทศบาลตำบลพนา", "organisation")]
)
def test_an_agent_of_another_kind_is_refused(name: str, kind: str, kit: Kit) -> None:
    assert refuses(lambda: read_agent(name, kit, beside(kind=kind)))
