from collections.abc import Callable
from pathlib import Path

import pytest

from service.errors import LexiconError
from service.lexicon import days, nouns, numbers, units

Reader = Callable[[Path], object]

BROKEN: list[tuple[Reader, str, str, str, str]] = [
    (units.read_units, "units.toml", '"hectare"', '"acre"', "km2: 'acre' already names km2"),
    (units.read_units, "units.toml", '"hectare"', '"Hectare"', "'Hectare' is not in lower case"),
    (units.read_units, "units.toml", "factor = 0.01\n", "", "missing required field `factor`"),
    (units.read_units, "units.toml", "signed = true", "minus = true", "unknown field `minus`"),
    (numbers.read_numbers, "numbers.toml", '"upwards of"', '"at least"', "'at least' stands twice"),
    (
        numbers.read_numbers,
        "numbers.toml",
        'bound = "nearly"',
        'bound = "almost"',
        "Invalid enum value 'almost'",
    ),
    (nouns.read_nouns, "nouns.toml", "service member,", "service member,,", "lists.compounds: '' is empty"),
    (
        nouns.read_nouns,
        "nouns.toml",
        'strong = "strong"',
        'strong = "Strong"',
        "lists.strong: 'Strong' is empty or not",
    ),
    (days.read_days, "days.toml", "sunday = 6", "sunday = 7", "weekdays"),
    (days.read_days, "days.toml", 'this = ["this"]', 'this = [""]', "words.this"),
]


@pytest.mark.parametrize(("read", "name", "old", "new", "message"), BROKEN)
def test_a_broken_list_names_its_entry(
    read: Reader, name: str, old: str, new: str, message: str, tmp_path: Path
) -> None:
    text = Path(units.__file__).with_name(name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError) as raised:
        read(tmp_path / name)
    assert name in str(raised.value)
    assert message in str(raised.value)


@pytest.mark.parametrize("read", [units.read_units, numbers.read_numbers, nouns.read_nouns, days.read_days])
def test_a_missing_list_is_named(read: Reader, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"gone\.toml"):
        read(tmp_path / "gone.toml")


def test_areas_are_squares_of_lengths() -> None:
    names = units.load_units().names
    assert names["square miles"].factor == pytest.approx(2.589988110336)
    assert names["sq. ft"].base == "km2"
