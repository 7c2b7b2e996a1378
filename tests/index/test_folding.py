"""Names compared without letter case, diacritics and spacing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.index.folding import fold


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Reed", "ann reed"),
        ("  ANN\u00a0\n Reed ", "ann reed"),
        ("José Ñuñez", "jose nunez"),
        ("Jose\u0301", "jose"),
        ("İstanbul", "istanbul"),
        ("Straße", "strasse"),
        ("ﬁsher", "fisher"),
        ("Ἀθήνα", "αθηνα"),
        ("Київ", "киів"),
        ("\u0301", ""),
        ("", ""),
    ],
)
def test_names_fold(name: str, expected: str) -> None:
    assert fold(name) == expected


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(), st.text())
def test_case_does_not_count(first: str, second: str) -> None:
    assert fold(first.casefold()) == fold(first)
