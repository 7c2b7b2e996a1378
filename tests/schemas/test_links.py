"""Links with text fragments, after https://wicg.github.io/scroll-to-text-fragment/."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.links import LONGEST_EXACT, link_to_text

PAGE = "https://courier.example/farms"
LONG = " ".join(f"word{number}" for number in range(80))


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Twenty-eight farms were taken", "Twenty%2Deight%20farms%20were%20taken"),
        ("Farms, barns & mills burned", "Farms%2C%20barns%20%26%20mills%20burned"),
        ("“It’s 100% over”, he said", "%E2%80%9CIt%E2%80%99s%20100%25%20over%E2%80%9D%2C%20he%20said"),
        ("What? A #1 = a+b/c today", "What%3F%20A%20%231%20%3D%20a%2Bb%2Fc%20today"),
        ("spread  over   spaces here", "spread%20over%20spaces%20here"),
        (
            LONG,
            "word0%20word1%20word2%20word3%20word4%20word5,word74%20word75%20word76%20word77%20word78%20word79",
        ),
        ("The first line here.\nThe last line.", "The%20first%20line%20here.,The%20last%20line."),
    ],
)
def test_the_words_are_encoded_one_by_one(text: str, fragment: str) -> None:
    assert link_to_text(PAGE, text, "before it ", " after it") == f"{PAGE}#:~:text={fragment}"


@pytest.mark.parametrize(
    ("before", "after", "fragment"),
    [
        ("it was said that ", " by all of them", "was%20said%20that-,it%20burned,-by%20all%20of"),
        ("", " by all", "it%20burned,-by%20all"),
        ("of one line\nand one ", "\nThe next paragraph", "and%20one-,it%20burned"),
        ("", "", "it%20burned"),
    ],
)
def test_few_words_are_found_by_the_words_around_them(before: str, after: str, fragment: str) -> None:
    assert link_to_text(PAGE, "it burned", before, after) == f"{PAGE}#:~:text={fragment}"


@pytest.mark.parametrize(
    ("url", "start"),
    [
        (PAGE + "#top", PAGE + "#top:~:text="),
        (PAGE + "?a=b", PAGE + "?a=b#:~:text="),
        (PAGE + "#:~:text=old", PAGE + "#:~:text="),
    ],
)
def test_a_fragment_that_is_there_stays(url: str, start: str) -> None:
    link = link_to_text(url, "All of the farms burned", "", "")
    assert link is not None
    assert link.startswith(start)
    assert link.count("#") == 1


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "/relative"])
def test_what_is_no_web_page_has_no_link(url: str | None) -> None:
    assert link_to_text(url, "All of the farms burned", "", "") is None


@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
    before=st.text(st.characters(exclude_categories=["Cs"])),
    after=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_words_make_a_link_of_plain_characters_that_reads_back(
    text: str, before: str, after: str
) -> None:
    link = link_to_text(PAGE, text, before, after)
    assert link is not None
    parts = urlsplit(link).fragment.removeprefix(":~:text=").split(",")
    assert all(
        character.isascii() and character.isprintable() and character not in '" &' for character in link
    )
    said = [part for part in parts if not part.endswith("-") and not part.startswith("-")]
    if len(said) == 1:
        assert unquote(said[0]) == " ".join(text.split())
        assert len(text) <= LONGEST_EXACT
    else:
        assert unquote(said[0]).split() == text.split()[: len(unquote(said[0]).split())]
        assert unquote(said[1]).split() == text.split()[-len(unquote(said[1]).split()) :]
