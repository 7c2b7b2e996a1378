"""A corpus folder either loads whole or says which entry of which file is wrong."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import CorpusError
from service.lexicon.corpus import Corpus, SpeakerKind, load_corpus
from service.lexicon.names import name_key

MANIFEST = """
name = "Harbour dispute"
[[document]]
file = "articles/first.txt"
outlet = "The Quay"
title = "Cranes stand still"
url = "https://quay.example/first"
published_on = 2031-05-04
dated = "inferred"
[[document]]
file = "articles/second.txt"
outlet = "The Mole"
"""
SIDES = """
[[side]]
id = "dockers"
name = "Dockers"
description = "The union."
names = ["Dockers' Union"]
demonyms = ["docker", "dockers"]
places = ["Quayside"]
[[side]]
id = "owners"
name = "Owners"
description = "The company."
names = ["Portco"]
[[side]]
id = "press"
name = "Press"
description = "The papers."
narrator = true
"""
SPEAKERS = """
[[person]]
name = "Édith Marlowe"
aliases = ["Marlowe"]
side = "dockers"
role = "Union chair"
[[person]]
name = "Al Stone"
side = "owners"
[[body]]
name = "Portco Defence-Works"
aliases = ["PDW"]
side = "owners"
[[office]]
name = "chair of the union"
aliases = ["Portco's union chair"]
side = "dockers"
holder = "Marlowe"
[[agency]]
name = "X"
aliases = ["Squawk"]
"""
VARIANTS = """
[[variant]]
name = "Marlowe"
spellings = ["Marlow", "Mar Lowe"]
[[variant]]
name = "Defence"
spellings = ["Defense"]
"""
FILES = {
    "corpus.toml": MANIFEST,
    "sides.toml": SIDES,
    "speakers.toml": SPEAKERS,
    "variants.toml": VARIANTS,
    "articles/first.txt": "The cranes stood still.",
    "articles/second.txt": "The cranes moved.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def harbour(folder: Path) -> Corpus:
    return load_corpus(folder)


def test_documents_keep_what_the_manifest_says(harbour: Corpus) -> None:
    first, second = harbour.documents
    assert (first.id, first.title, first.dated) == ("first", "Cranes stand still", "inferred")
    assert first.published_on == date(2031, 5, 4)
    assert first.file.read_text(encoding="utf-8") == "The cranes stood still."
    assert (second.id, second.title, second.url, second.published_on) == ("second", None, None, None)


def test_sides_come_in_the_files_order_and_unknown_last(harbour: Corpus) -> None:
    assert harbour.side_ids() == ("dockers", "owners", "press", "unknown")
    assert harbour.narrator == "press"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Édith Marlowe", "Édith Marlowe"),
        ("edith marlowe", "Édith Marlowe"),
        ("EDITH  MARLOW", "Édith Marlowe"),
        ("Mar  Lowe", "Édith Marlowe"),
        ("Marlowe's", "Édith Marlowe"),
        ("Marlowe’s", "Édith Marlowe"),
        ("the Portco Defense Works", "Portco Defence-Works"),
        ("PDW", "Portco Defence-Works"),
        ("The PDW's", "Portco Defence-Works"),
        ("pdw", None),
        ("x", None),
        ("X", "X"),
        ("squawk", "X"),
        ("Portco union chair", "chair of the union"),
        ("Stone", None),
        ("", None),
        ("the", None),
    ],
)
def test_a_speaker_is_found_by_any_spelling(harbour: Corpus, name: str, expected: str | None) -> None:
    speaker = harbour.speaker_named(name)
    assert (speaker.name if speaker else None) == expected


def test_an_office_knows_its_kind_and_holder(harbour: Corpus) -> None:
    office = harbour.speaker_named("chair of the union")
    assert office is not None
    assert (office.kind, office.side, office.holder) == (SpeakerKind.OFFICE, "dockers", "Marlowe")


@pytest.mark.parametrize(
    ("word", "by_name", "by_place"),
    [
        ("Portco", "owners", None),
        ("the dockers’ union", "dockers", None),
        ("Dockers", "dockers", None),
        ("Quayside's", None, "dockers"),
        ("cranes", None, None),
    ],
)
def test_sides_are_named_by_words_and_places(
    harbour: Corpus, word: str, by_name: str | None, by_place: str | None
) -> None:
    assert (harbour.side_of_name(word), harbour.side_of_place(word)) == (by_name, by_place)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MARLOW met mar\nlowe", "Marlowe met Marlowe"),
        ("Marlows and defenseless", "Marlows and defenseless"),
        ("Marlow's defense", "Marlowe's Defence"),
        ("no name", "no name"),
    ],
)
def test_known_spellings_are_replaced_as_whole_words(harbour: Corpus, text: str, expected: str) -> None:
    assert harbour.canonical(text) == expected


def test_a_corpus_without_variants_speakers_or_documents_loads(folder: Path) -> None:
    for name in ("variants.toml", "speakers.toml"):
        (folder / name).write_text("", encoding="utf-8")
    (folder / "corpus.toml").write_text('name = "Empty"', encoding="utf-8")
    corpus = load_corpus(folder)
    assert (corpus.documents, corpus.canonical("Marlow"), corpus.speaker_named("X")) == ((), "Marlow", None)


BROKEN = [
    # file, what stands there, what is written instead, what the error must say
    ("corpus.toml", 'name = "Harbour dispute"', "", ["corpus.toml", "name"]),
    ("corpus.toml", 'name = "Harbour dispute"', 'name = " "', ["corpus.toml", "name"]),
    ("corpus.toml", 'outlet = "The Mole"', "", ["corpus.toml", "articles/second.txt", "outlet"]),
    ("corpus.toml", 'outlet = "The Mole"', 'outlet = "\\t"', ["corpus.toml", "second", "outlet", "blank"]),
    ("corpus.toml", "2031-05-04", '"yesterday"', ["corpus.toml", "first.txt", "published_on"]),
    ("corpus.toml", '"inferred"', '"guessed"', ["corpus.toml", "first.txt", "guessed"]),
    ("corpus.toml", "published_on = 2031-05-04", "", ["corpus.toml", "first.txt", "dated"]),
    ("corpus.toml", "https:", "javascript:", ["corpus.toml", "first.txt", "url"]),
    ("corpus.toml", "second.txt", "third.txt", ["corpus.toml", "third.txt", "no such file"]),
    ("corpus.toml", "second.txt", "first.txt", ["corpus.toml", "first", "twice"]),
    ("corpus.toml", "articles/second.txt", "../second.txt", ["corpus.toml", "../second.txt", "outside"]),
    ("corpus.toml", "[[document]]", "[[article]]", ["corpus.toml", "article"]),
    ("corpus.toml", 'outlet = "The Mole"', 'outlets = "The Mole"', ["corpus.toml", "second.txt", "outlet"]),
    ("corpus.toml", "name =", "name ", ["corpus.toml", "line 2"]),
    ("sides.toml", 'id = "owners"', 'id = "dockers"', ["sides.toml", "dockers", "twice"]),
    ("sides.toml", 'id = "owners"', 'id = "the owners"', ["sides.toml", "the owners", "id"]),
    ("sides.toml", 'id = "owners"', 'id = "unknown"', ["sides.toml", "unknown", "id"]),
    ("sides.toml", 'id = "owners"', "", ["sides.toml", "Owners", "id"]),
    ("sides.toml", "narrator = true", "", ["sides.toml", "narrator", "none"]),
    ("sides.toml", 'names = ["Portco"]', "narrator = true", ["sides.toml", "narrator", "owners, press"]),
    ("sides.toml", 'names = ["Portco"]', 'names = "Portco"', ["sides.toml", "Owners", "names"]),
    ("sides.toml", 'names = ["Portco"]', 'names = ["Dockers"]', ["sides.toml", "owners", "Dockers"]),
    ("sides.toml", 'names = ["Portco"]', 'places = ["quayside"]', ["sides.toml", "owners", "quayside"]),
    ("sides.toml", "[[side]]", "[side]", ["sides.toml"]),
    ("speakers.toml", 'side = "owners"', 'side = "bosses"', ["speakers.toml", "Al Stone", "bosses"]),
    ("speakers.toml", 'side = "owners"', 'side = "unknown"', ["speakers.toml", "Al Stone", "unknown"]),
    (
        "speakers.toml",
        'name = "Al Stone"',
        'name = "Edith Marlow"',
        ["person 'Edith Marlow'", "Édith Marlowe"],
    ),
    ("speakers.toml", '["Squawk"]', '["Squawk", "PDW"]', ["agency 'X'", "'PDW'", "Portco Defence-Works"]),
    ("speakers.toml", '["PDW"]', '["PDW", 3]', ["speakers.toml", "Portco Defence-Works", "aliases"]),
    ("speakers.toml", '["PDW"]', '["PDW", ""]', ["speakers.toml", "Portco Defence-Works", "blank"]),
    ("speakers.toml", 'holder = "Marlowe"', 'holder = "Nobody"', ["chair of the union", "Nobody"]),
    ("speakers.toml", 'holder = "Marlowe"', 'holder = "PDW"', ["chair of the union", "PDW"]),
    ("speakers.toml", 'holder = "Marlowe"', 'holder = "Al Stone"', ["chair of the union", "owners"]),
    ("speakers.toml", 'role = "Union chair"', 'holder = "Al Stone"', ["Édith Marlowe", "holder"]),
    ("speakers.toml", "[[agency]]", "[[channel]]", ["speakers.toml", "channel"]),
    ("speakers.toml", "[[agency]]", "[agency]", ["speakers.toml", "[[agency]]"]),
    ("variants.toml", '"Marlow",', '"Marlow", "defense",', ["variants.toml", "Defence", "defense"]),
    ("variants.toml", '"Defense"', '"Defense", "marlowe"', ["variants.toml", "Defence", "marlowe"]),
    ("variants.toml", 'name = "Defence"', 'name = "MARLOWE"', ["variants.toml", "twice"]),
    ("variants.toml", '["Defense"]', '"Defense"', ["variants.toml", "Defence", "spellings"]),
    ("variants.toml", 'name = "Defence"', "", ["variants.toml", "no. 2", "name"]),
]


@pytest.mark.parametrize(("file", "found", "written", "said"), BROKEN)
def test_a_wrong_entry_is_named(folder: Path, file: str, found: str, written: str, said: list[str]) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert found in text
    (folder / file).write_text(text.replace(found, written, 1), encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        load_corpus(folder)
    for words in said:
        assert words in str(caught.value)


@pytest.mark.parametrize("file", ["corpus.toml", "sides.toml", "speakers.toml", "variants.toml"])
def test_a_missing_or_unreadable_file_is_named(folder: Path, file: str) -> None:
    (folder / file).write_bytes(b"\xff\xfe")
    with pytest.raises(CorpusError, match=file):
        load_corpus(folder)
    (folder / file).unlink()
    with pytest.raises(CorpusError, match=f"{file}: no such file"):
        load_corpus(folder)


@pytest.mark.parametrize("stem", ["bad id", "-first", "a" * 101, "naïve"])
def test_a_files_stem_must_serve_as_an_id(folder: Path, stem: str) -> None:
    (folder / "articles/second.txt").rename(folder / f"articles/{stem}.txt")
    manifest = (folder / "corpus.toml").read_text(encoding="utf-8")
    (folder / "corpus.toml").write_text(manifest.replace("second.txt", f"{stem}.txt"), encoding="utf-8")
    with pytest.raises(CorpusError, match="stem"):
        load_corpus(folder)


WORDS = st.text(alphabet=st.characters(categories=("Lu", "Ll", "Nd")), min_size=4)


@given(WORDS)
def test_an_article_and_a_possessive_make_no_other_name(name: str) -> None:
    assert name_key(f"The {name}’s") == name_key(f"  {name} ") == name_key(name)


@given(text=st.text(alphabet="KkİıiſsevEV .’"))
def test_any_text_can_be_looked_up(seed_corpus: Corpus, text: str) -> None:
    seed_corpus.canonical(text)
    assert seed_corpus.speaker_named(text + "?!") is None


DAYS = [
    ("000_3691fbf14db28823", date(2024, 8, 20), "stated"),
    ("001_809e6648e42b499a", date(2024, 8, 20), "inferred"),
    ("002_b8bef435b9f3d3ad", date(2024, 8, 12), "stated"),
    ("003_aeee9f3e4de12eb9", date(2024, 9, 16), "inferred"),
    ("004_be4f466f372b92eb", date(2024, 8, 13), "inferred"),
]


def test_the_seed_corpus_dates_its_articles(seed_corpus: Corpus) -> None:
    assert [(entry.id, entry.published_on, entry.dated) for entry in seed_corpus.documents] == DAYS
    assert seed_corpus.side_ids() == ("ukraine", "russia", "international", "press", "unknown")


@pytest.mark.parametrize(
    ("name", "expected", "side"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", "ukraine"),
        ("Oleksandr Syrskyi", "Oleksandr Syrsky", "ukraine"),
        ("kyiv’s troops", "Ukrainian Armed Forces", "ukraine"),
        ("Kiev City Military Administration", "Kyiv City Military Administration", "ukraine"),
        ("Sergey Lavrov", "Sergei Lavrov", "russia"),
        ("Russian Ministry of Defense", "Russian Defence Ministry", "russia"),
        ("acting governor of the Kursk oblast", "governor of the Kursk region", "russia"),
        (
            "the International Committee of the Red Cross",
            "International Committee of the Red Cross",
            "international",
        ),
        ("IAEA chief", "Director General of the International Atomic Energy Agency", "international"),
        ("U.S. Department of Defense", "Pentagon", "international"),
        ("TASS", "Tass", None),
    ],
)
def test_the_seed_corpus_knows_who_speaks(
    seed_corpus: Corpus, name: str, expected: str, side: str | None
) -> None:
    speaker = seed_corpus.speaker_named(name)
    assert speaker is not None
    assert (speaker.name, speaker.side) == (expected, side)


@pytest.mark.parametrize(
    ("word", "side"), [("Kiev", "ukraine"), ("Ukranian", "ukraine"), ("U.S.", "international"), ("us", None)]
)
def test_the_seed_corpus_knows_its_sides(seed_corpus: Corpus, word: str, side: str | None) -> None:
    assert seed_corpus.side_of_name(word) == side
