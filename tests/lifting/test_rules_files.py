"""A broken rule file is one clear sentence: which file, line and rule, what, and what there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from thongthin.errors import MappingError
from thongthin.lifting.rule import Rule, RuleWords, references
from thongthin.lifting.rules import read_rules
from thongthin.paths import Project

WORDS = RuleWords(
    phrases={"negation": ("ไม่",), "irrealis": ("จะ",), "hearsay": ("ลือว่า",), "mou": ("MOU",)},
    slot_types=frozenset({"body", "number", "sector", "clause"}),
    context_keys=frozenset({"appliesPrinciple", "countValue", "convenedBy"}),
    concepts=frozenset({"scheme:principle/virtue"}),
    kinds=frozenset({"agreement", "network", "count"}),
)

GOOD = """
- id: good
  title: {en: A good rule, th: กฎที่ดี}
  pattern: "มี{number}เครือข่าย"
  emits:
    - "@id": {thing: network, of: "{body}"}
      countValue: "{number}"
  examples:
    - {text: มี 2 เครือข่าย, yields: []}
    - {text: มี 3 เครือข่าย, yields: []}
  counterexamples: [ไม่มี]
"""


class OwnRules(Project):
    """A project that has the rule files of one folder and no others."""

    @property
    def roots(self) -> tuple[Path, ...]:
        assert self.overlay is not None
        return (self.overlay,)


Read = Callable[..., tuple[Rule, ...]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_texts(*texts: str) -> tuple[Rule, ...]:
        folder = tmp_path / "mappings" / "rules"
        folder.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(texts):
            (folder / f"file{number}.yaml").write_text(text, encoding="utf-8")
        return read_rules(OwnRules(tmp_path), WORDS)

    return read_texts


def changed(**changes: object) -> str:
    """Return the good rule with some keys changed; None takes a key away."""
    (entry,) = yaml.safe_load(GOOD)
    entry |= changes
    kept = {key: value for key, value in entry.items() if value is not None}
    return yaml.safe_dump([kept], allow_unicode=True, sort_keys=False)


def node(**keys: object) -> list[dict[str, object]]:
    return [{"@id": {"thing": "network", "of": "{body}"}, **keys}]


def test_a_good_rule_is_read(read: Read) -> None:
    (rule,) = read(GOOD)
    assert rule.id == "good"
    assert rule.starts == ("มี",)
    assert rule.needs_body
    assert rule.unless_before == ("negation", "irrealis", "hearsay")
    assert rule.unless_within == ()
    assert (rule.near, rule.page_holds, rule.scope) == (0, (), "section")
    assert [t.key for t in rule.templates] == ["countValue"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (changed(patern="ก"), "'patern' is no key of a rule; known: at_least"),
        (changed(id=None), "rule (without id): 'id' is missing or empty"),
        (changed(title=None), "'title' is missing or empty"),
        (changed(emits=None), "'emits' is missing or empty"),
        (changed(emits=[]), "'emits' is missing or empty"),
        (changed(examples=None), "'examples' is missing or empty"),
        (changed(examples=[{"text": "ก", "yields": []}]), "give at least two examples"),
        (changed(counterexamples=None), "'counterexamples' is missing or empty"),
        (changed(pattern=None), "pattern is empty"),
        (changed(pattern="มี{number"), "a brace without its partner"),
        (changed(pattern="มี(ก|ข"), "')' is missing"),
        (changed(pattern="มี<moo>"), "no phrase list <moo>"),
        (changed(pattern="มี{numbre}"), "slot type 'numbre' does not exist; there are: body,"),
        (changed(pattern="มี{n:list:numbre}"), "slot type 'numbre' does not exist"),
        (changed(pattern=["ก"]), "'pattern' must be"),
        (changed(status="sure"), "status 'sure' is neither"),
        (changed(scope="book"), "'book' does not exist; there are: item, near, page, section"),
        (changed(may_cross=["space", "river"]), "may_cross: 'river' is none of"),
        (changed(unless_before=["negatoin"]), "no phrase list 'negatoin'"),
        (changed(unless_within=["negatoin"]), "no phrase list 'negatoin'"),
        (changed(subject=["practise+"]), "no rule introduces a subject of kind 'practise'"),
        (changed(same=["sector"]), "{sector} is no slot of the pattern"),
        (changed(subject=["practise"]), "no rule introduces a subject of kind 'practise'"),
        (changed(subject="body"), "'subject' must be"),
        (changed(holds={"duty": ["ก"]}), "{duty} is no slot of the pattern; there are: number"),
        (changed(at_least={"sector": 2}), "{sector} is no slot of the pattern"),
        (changed(introduces={"kind": "k"}), "'introduces' needs kind, thing and mention"),
        (
            changed(introduces={"kind": "k", "thing": {"thing": "network"}, "mention": "nubmer"}),
            "{nubmer} is no slot of the pattern; there are: cue, number",
        ),
        (
            changed(introduces={"kind": "k", "thing": {"thing": "netwrok"}, "mention": "cue"}),
            "'netwrok' is no kind of thing of mappings/things.yaml; there are: agreement, ",
        ),
        (changed(emits=[{"countValue": 1}]), "an emitted node has no '@id'"),
        (changed(emits=["countValue"]), "'emits' must be"),
        (changed(emits=node(countVlaue="{number}")), "'countVlaue' is no term of ontology"),
        (changed(emits=node(countValue="{nubmer}")), "{nubmer} is no slot of the pattern"),
        (changed(emits=node(countValue="{nubmer.printed}")), "{nubmer} is no slot"),
        (changed(emits=node(appliesPrinciple="scheme:principle/vitrue")), "scheme:principle/vi"),
        (changed(emits=[{"@id": "scheme:principle/x", "countValue": 1}]), "no scheme of"),
        (changed(emits=node(convenedBy={"thing": "nework"})), "'nework' is no kind of thing"),
        (changed(emits=node(convenedBy={"thing": "count", "of": "{bdoy}"})), "{bdoy} is no slot"),
    ],
)  # fmt: skip
def test_a_wrong_rule_is_told_what_is_wrong(read: Read, text: str, words: str) -> None:
    with pytest.raises(MappingError) as caught:
        read(text)
    assert words in str(caught.value)
    assert str(caught.value).startswith("file0.yaml:")
    assert "rule good" in str(caught.value) or "(without id)" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- id: ]", "file0.yaml:1: is no YAML at column"),
        ("- id: a\n  title: b: c\n", "file0.yaml:2: is no YAML at column"),
        ("id: good\n", "file0.yaml: must be a list of rules"),
        ("- good\n", "file0.yaml: must be a list of rules"),
        ('""', "file0.yaml: must be a list of rules"),
    ],
)
def test_a_file_that_is_no_list_of_rules(read: Read, text: str, words: str) -> None:
    with pytest.raises(MappingError) as caught:
        read(text)
    assert words in str(caught.value)


def test_a_file_that_is_no_text(read: Read, tmp_path: Path) -> None:
    folder = tmp_path / "mappings" / "rules"
    folder.mkdir(parents=True)
    (folder / "bad.yaml").write_bytes(b"- id: \xff\xfe\n")
    with pytest.raises(MappingError, match="cannot be read as UTF-8 text") as caught:
        read()
    assert caught.value.where.startswith("bad.yaml")


def test_an_id_is_used_once(read: Read) -> None:
    with pytest.raises(MappingError) as caught:
        read(GOOD, GOOD)
    assert "rule 'good' is also in file0.yaml" in str(caught.value)
    assert str(caught.value).startswith("file1.yaml:")


def test_the_line_of_a_rule_is_named(read: Read) -> None:
    with pytest.raises(MappingError) as caught:
        read(GOOD + changed(id="other", status="sure"))
    assert str(caught.value).startswith(f"file0.yaml:{GOOD.count(chr(10)) + 1}, rule other:")


def test_a_subject_may_be_introduced_by_a_later_rule(read: Read) -> None:
    asks = changed(id="asks", subject=["counted"])
    introduces = {
        "kind": "counted",
        "thing": {"thing": "network", "of": "{body}"},
        "mention": "cue",
    }
    rules = read(asks + changed(id="tells", introduces=introduces))
    assert [rule.id for rule in rules] == ["asks", "tells"]


@pytest.mark.parametrize(
    ("pattern", "starts", "begins_with_slot"),
    [
        ("มี{number}แห่ง", ("มี",), False),
        ("{number}แห่ง", None, True),
        ("(มี|{body}){number}", ("มี",), True),
        ("(มี|รวม){number}", ("มี", "รวม"), False),
        ("[มี]รวม{number}", ("มี", "รวม"), False),
    ],
)
def test_where_a_match_may_begin(
    read: Read, pattern: str, starts: tuple[str, ...] | None, begins_with_slot: bool
) -> None:
    (rule,) = read(changed(pattern=pattern))
    assert (rule.starts, rule.begins_with_slot) == (starts, begins_with_slot)


def test_words_the_page_must_hold_are_canonical(read: Read) -> None:
    (rule,) = read(changed(page_holds=["แบบ รายงาน"], near=120))
    assert (rule.page_holds, rule.near) == (("แบบรายงาน",), 120)


def test_a_rule_knows_whether_it_speaks_of_an_agreement(read: Read) -> None:
    emits = node(convenedBy={"thing": "count", "of": {"thing": "network", "of": "{body}"}})
    (none,) = read(changed(emits=emits))
    assert not none.needs_agreement
    (one,) = read(changed(emits=[{"@id": {"thing": "agreement"}, "countValue": "{number}"}]))
    assert one.needs_agreement
    assert not one.needs_body


def test_a_subject_may_be_asked_for_on_the_whole_page(read: Read) -> None:
    introduces = {"kind": "counted", "thing": {"thing": "network"}, "mention": "cue"}
    told = changed(id="tells", introduces=introduces)
    assert read(changed(subject=["counted+"]) + told)[0].subject == ("counted+",)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{number}", {"number"}),
        ("{number.printed}", {"number"}),
        ("number", set()),
        ({"thing": "x", "of": {"thing": "y", "of": "{body}"}, "as": "{item}"}, {"body", "item"}),
        (["{a}", "{b}"], {"a", "b"}),
        (3, set()),
    ],
)
def test_what_a_template_speaks_of(value: object, expected: set[str]) -> None:
    assert references(value) == expected
