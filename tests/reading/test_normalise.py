"""The table of repairs: broken ones are told, with the rule's name."""

from pathlib import Path

import pytest

from thongthin.errors import MappingError
from thongthin.paths import packaged_root
from thongthin.reading.normalise import TABLE, load


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("squeezed:", "squeezd:"), "expected classes, white_space and squeezed"),
        (('pattern: "เเ"', 'pattern: "เ(เ"'), "rule 'doubled-e' cannot be read"),
        (('pattern: "เเ"', 'pattern: "{no_class}"'), "rule 'doubled-e' cannot be read"),
        (('becomes: "แ"', ""), "rule 'doubled-e' cannot be read"),
        (("classes:", "classes: ]"), "is no table of repairs"),
    ],
)
def test_broken_table_is_told(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    table = (packaged_root() / TABLE).read_text(encoding="utf-8")
    assert change[0] in table
    broken = tmp_path / "normalise.yaml"
    broken.write_text(table.replace(*change), encoding="utf-8")
    with pytest.raises(MappingError) as caught:
        load(broken)
    assert said in str(caught.value)
    assert str(broken) in str(caught.value)
