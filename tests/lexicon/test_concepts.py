"""The word lists load, agree with each other, and a wrong one is named."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.errors import LexiconError
from service.lexicon import concepts
from service.lexicon.concepts import load_concepts
from service.lexicon.modality import load_mood
from service.lexicon.style import load_style
from service.lexicon.word_forms import word_key, word_stem


@pytest.mark.parametrize(
    "forms",
    [
        ("flee", "fled", "flees", "fleeing"),
        ("village", "villages"),
        ("seize", "seized", "seizing"),
        ("stop", "stopped", "stopping"),
        ("city", "cities"),
        ("person", "people", "persons"),
        ("strike", "struck", "strikes"),
    ],
)
def test_inflected_forms_share_a_key(forms: tuple[str, ...]) -> None:
    assert len({word_key(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("villager", "village"), ("prisoner", "prison"), ("plan", "plane")]
)
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert word_key(one) != word_key(other)


def test_relations_of_concepts() -> None:
    found = load_concepts()
    assert found.implies("capture", "control")
    assert not found.implies("control", "capture")
    assert found.related("drone", "weapon")
    assert found.opposed("open", "close")
    assert found.opposed("close", "open")
    assert found.excluded("repel", "capture")
    assert found.is_thing("drone")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('seize = { verbz = ["seize"] }', "seize: unknown key 'verbz'"),
        ('seize = { verbs = "seize" }', "seize: verbs must be a list of words"),
        ('seize = { verbs = ["seize"], implies = ["hold"] }', "seize: implies names no concept: 'hold'"),
        ('a = { verbs = ["seize"] }\nb = { verbs = ["seized"] }', "b: 'seized' stands under a already"),
        ("seize = 3", "seize: expected a table of word lists"),
    ],
)
def test_a_wrong_list_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    (tmp_path / "concepts.toml").write_text(text, encoding="utf-8")
    (tmp_path / "neighbours.toml").write_text("groups = []", encoding="utf-8")
    monkeypatch.setattr(concepts, "FOLDER", tmp_path)
    monkeypatch.setattr(concepts, "LISTS", ("concepts.toml",))
    load_concepts.cache_clear()
    try:
        with pytest.raises(LexiconError, match=f"concepts.toml: {message}"):
            load_concepts()
    finally:
        load_concepts.cache_clear()


def test_the_other_lists_load() -> None:
    assert "deny" in load_mood().denying
    assert load_style().short["ppl"] == "people"


def test_threads_do_not_mix_up_the_words_they_stem() -> None:
    words = [
        f"{letter * 3}{ending}" for letter in "bcdfglmnprst" for ending in ("ationally", "ingness", "s", "ed")
    ]
    word_stem.cache_clear()
    alone = [word_stem(word) for word in words]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            for _ in range(20):
                word_stem.cache_clear()
                assert list(pool.map(word_stem, words)) == alone
    finally:
        sys.setswitchinterval(interval)
