"""How a project lies over the shipped data: rows and phrases add, other files replace by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from thongthin.build import build
from thongthin.errors import MappingError
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.kit import Kit
from thongthin.lifting.named_lists import read_kinds, read_phrases
from thongthin.lifting.tables import read_table
from thongthin.paths import Project, packaged_root
from thongthin.reading.own import own_documents

AGENCIES = "mappings/gazetteers/agencies.csv"
PHRASES = "mappings/phrases.yaml"


@pytest.fixture
def own(tmp_path: Path) -> Project:
    return Project.open(tmp_path)


def put(project: Project, relative: str, text: str) -> None:
    assert project.overlay
    path = project.overlay / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def head(relative: str) -> str:
    return (packaged_root() / relative).read_text(encoding="utf-8-sig").splitlines()[0] + "\n"


def test_a_row_is_added_and_one_with_a_shipped_key_takes_its_place(own: Project) -> None:
    shipped = read_table(Project(), AGENCIES, key=("key",))
    first = shipped[0]["key"]
    mine = "my-office,สำนักงานของฉัน,,My Office,state,a source\n"
    put(own, AGENCIES, head(AGENCIES) + mine + f"{first},ชื่อใหม่,,New name,state,a source\n")
    rows = {row["key"]: row["name_th"] for row in read_table(own, AGENCIES, key=("key",))}
    assert rows == {
        **{row["key"]: row["name_th"] for row in shipped},
        "my-office": "สำนักงานของฉัน",
        first: "ชื่อใหม่",
    }


def test_without_a_key_every_row_stands(own: Project) -> None:
    put(own, AGENCIES, head(AGENCIES) + "a,ก,,A,state,s\na,ข,,B,state,s\n")
    assert len(read_table(own, AGENCIES)) == len(read_table(Project(), AGENCIES)) + 2


def test_a_key_twice_in_one_file_is_told_with_both_lines(own: Project) -> None:
    put(own, AGENCIES, head(AGENCIES) + "a,ก,,A,state,s\na,ข,,B,state,s\n")
    with pytest.raises(MappingError) as caught:
        read_table(own, AGENCIES, key=("key",))
    assert str(caught.value) == "agencies.csv:3: has key 'a', as line 2 has; keep one"


def test_words_are_added_to_the_list_of_their_name(own: Project) -> None:
    put(own, PHRASES, "mou: [บันทึกความตกลงร่วม, บันทึกข้อตกลง]\nmine: [ผนึกกำลัง]\n")
    shipped, found = read_phrases(Project(), frozenset()), read_phrases(own, frozenset())
    assert found == {**shipped, "mou": (*shipped["mou"], "บันทึกความตกลงร่วม"), "mine": ("ผนึกกำลัง",)}


def test_a_list_that_is_needed_and_nowhere_is_told() -> None:
    with pytest.raises(MappingError, match=r"phrases\.yaml: the list 'none' is missing"):
        read_phrases(Project(), frozenset({"none"}))


def test_a_kind_of_thing_is_added_or_takes_the_place_of_the_shipped_one(own: Project) -> None:
    put(own, "mappings/things.yaml", "fund: {class: Network}\ncentre: {class: Mine}\n")
    found = read_kinds(own)
    assert found["fund"] == {"class": "Network"}
    assert found["centre"] == {"class": "Mine"}
    assert found["network"] == read_kinds(Project())["network"]


@pytest.mark.parametrize("relative", [PHRASES, "mappings/things.yaml"])
def test_a_file_of_comments_adds_nothing(own: Project, relative: str) -> None:
    put(own, relative, "# nothing yet\n")
    assert read_phrases(own, frozenset()) == read_phrases(Project(), frozenset())
    assert read_kinds(own) == read_kinds(Project())


def test_a_name_of_the_project_is_found_in_a_document(own: Project, tmp_path: Path) -> None:
    put(own, AGENCIES, head(AGENCIES) + "my-office,สำนักงานข้อมูลกลาง,,Data Office,state,s\n")
    vocabulary = read_vocabulary(own)
    agencies = Kit.load(own, vocabulary).agencies
    assert agencies["my-office"]["name_th"] == "สำนักงานข้อมูลกลาง"
    assert agencies.keys() > {"ministry-of-interior"}


def test_a_register_row_of_the_project_is_built_beside_the_shipped_ones(
    own: Project, tmp_path: Path
) -> None:
    table = "seeds/registers/body_places.csv"
    put(own, table, head(table) + "page,เทศบาลตำบลพนา,370501,3705,37,stated,https://a.example/\n")
    put(own, "seeds/page.txt", "เทศบาลตำบลพนา ยึดหลักธรรมาภิบาลในการทำงาน\n")
    built = build(own, (), tmp_path / "kg")
    assert built.exit_code == 0
    (places,) = (d for d in built.documents if d.report == "body-places")
    assert {str(r.nodes[0]["locatedIn"]["@id"]) for r in places.records} == {
        "id:place/th-370501",
        "id:place/th-3705",
        "id:place/th-37",
    }


def test_the_projects_own_documents_are_built_and_without_them_the_seeds(own: Project) -> None:
    assert own_documents(own) == packaged_root() / "seeds"
    put(own, "seeds/sources.csv", head("seeds/sources.csv"))
    assert own_documents(own) == packaged_root() / "seeds"
    put(own, "seeds/page.txt", "เทศบาลตำบลพนา\n")
    assert own.overlay
    assert own_documents(own) == own.overlay / "seeds"


def test_a_checkout_over_itself_is_one_folder() -> None:
    own = Project.open(packaged_root())
    assert own.roots == (packaged_root(),)
    assert read_table(own, AGENCIES) == read_table(Project(), AGENCIES)
