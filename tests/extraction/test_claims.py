"""Claims as spans: split where two things are asserted, exact, and never an error."""

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain import Document
from service.errors import UnreadableText
from service.extraction import extract_claims, title_of
from tests.extraction.reading import DAM, TUESDAY, read_drafts, said


@pytest.mark.parametrize(
    ("text", "excerpts"),
    [
        (
            "Officials said that 84 shelters had been opened, giving refuge to 3,000 people.",
            ["84 shelters had been opened", "giving refuge to 3,000 people"],
        ),
        (
            "The army took the town, catching its defenders unawares and seizing 12 of the farms.",
            ["The army took the town, catching its defenders unawares", "seizing 12 of the farms"],
        ),
        (
            "The bank cut its forecast, sending shares in London down 4%.",
            ["The bank cut its forecast", "sending shares in London down 4%"],
        ),
        (
            "The brigade is changing its positions, preparing for a fresh offensive.",
            ["The brigade is changing its positions, preparing for a fresh offensive"],
        ),
        (
            "The storm tore off roofs, killing 14 people.",
            ["The storm tore off roofs, killing 14 people"],
        ),
        ("They had built a dam, which failed.", ["They had built a dam, which failed"]),
        ("The mediator proposes 11% as losses mount.", ["The mediator proposes 11% as losses mount"]),
        # a condition without its "if"
        (
            "The inquiry said the patients would have lived had they been treated elsewhere.",
            ["the patients would have lived had they been treated elsewhere"],
        ),
        (
            "The plan went to the owners of the dam, who said yes, she told the jury.",
            ["The plan went to the owners of the dam, who said yes"],
        ),
        # the occasion of what is said is no claim, and no part of it
        (
            "Asked by Mr Ames where the other four were, she replied: “We have never found them.”",
            [
                "We have never found them",
            ],
        ),
        (
            "Questioned by the press, Halvard Brenn denounced a “pure provocation”.",
            ["Halvard Brenn denounced a “pure provocation”"],
        ),
        (
            "Speaking to reporters after the vote, Petra Solane rejected calls for a second count.",
            ["Petra Solane rejected calls for a second count"],
        ),
        (
            "In a memo to staff, Brenn wrote:\n“We will all get through this.”",
            ["We will all get through this"],
        ),
        # what is called so is a part of what was said
        (
            "Lesmond banned all farm products on Friday, a move Brenn called “hysterical”.",
            ["Lesmond banned all farm products on Friday", "a move Brenn called “hysterical”"],
        ),
        (
            "Lesmond shut the dam, a decision that Brenn denounced as theft.",
            ["Lesmond shut the dam", "a decision that Brenn denounced as theft"],
        ),
        # nothing that is said is lost
        (
            "The trust said that it would “co-operate fully” and that care had improved since then.",
            ["it would “co-operate fully”", "care had improved since then"],
        ),
        (
            "“There were no violations,” she said, “and the complaints we received concern two stations.”",
            ["There were no violations", "the complaints we received concern two stations"],
        ),
        (
            "“This was not a mistake. It was a choice, repeated eleven times.”",
            ["This was not a mistake", "It was a choice, repeated eleven times"],
        ),
        (
            "“We shall win this time.”\n\nHalvard Brenn declared victory on Sunday.",
            ["We shall win this time", "Halvard Brenn declared victory on Sunday"],
        ),
        # a phrase that carries a saying leaves nothing of itself
        (
            "Two men were arrested, with initial information saying they were armed.",
            ["Two men were arrested", "they were armed"],
        ),
        (
            "A bomb went off in a market, with early reports indicating that 14 people died.",
            ["A bomb went off in a market", "14 people died"],
        ),
        (
            "Twelve farmers have died, and another 121 have been taken ill.",
            ["Twelve farmers have died", "another 121 have been taken ill"],
        ),
        (
            "Doctors say 12 farmers have been killed and 121 others, including 10 children, have been hurt.",
            ["12 farmers have been killed", "121 others, including 10 children, have been hurt"],
        ),
        (
            "Some 900 people have left the valley, with a planned total of arrivals estimated to be 2,000.",
            ["Some 900 people have left the valley", "a planned total of arrivals estimated to be 2,000"],
        ),
        (
            "The port handles nearly 60 percent of the imports and moves some 7,500 containers a day.",
            ["The port handles nearly 60 percent of the imports", "moves some 7,500 containers a day"],
        ),
        (
            "The army has not taken 40 villages or sunk 12 boats.",
            ["The army has not taken 40 villages or sunk 12 boats"],
        ),
        (
            "In April, the army took 40 villages and sank 12 boats.",
            ["In April, the army took 40 villages and sank 12 boats"],
        ),
        (
            "The army took the town and holds three bridges.",
            ["The army took the town and holds three bridges"],
        ),
        (
            "More than 900 people fled the valley after the army seized two villages.",
            ["More than 900 people fled the valley", "the army seized two villages"],
        ),
        (
            "The plant, which remains under Tarvian control, was shut.",
            [
                "The plant, which remains under Tarvian control, was shut",
                "The plant, which remains under Tarvian control",
            ],
        ),
        (
            "Officials who read the report were alarmed by its tone.",
            ["Officials who read the report were alarmed by its tone"],
        ),
        (
            "The gates open if the lake rises above nine metres.",
            ["The gates open if the lake rises above nine metres"],
        ),
    ],
)
def test_two_assertions_are_two_claims(text: str, excerpts: list[str]) -> None:
    assert [excerpt for _, excerpt in said(text)] == excerpts


def test_lines_that_are_no_text_give_no_claims() -> None:
    text = "READ MORE: Tarvia says Lesmond lied again\nLong way\nSubscribe to our weekly newsletter."
    assert said(text) == []


def test_a_dateline_is_no_part_of_the_claim() -> None:
    assert said("PENNICK, June 7 (Meridian) - The river fell by a metre.") == [
        (None, "The river fell by a metre")
    ]


def test_what_is_shown_around_is_the_sentence() -> None:
    text = "DOLVAR - The dam is quite safe, Halvard Brenn said on Monday. More follows later today."
    first = extract_claims(Document("d", text, "T", "O", None, TUESDAY), DAM)[0]
    assert (first.before, first.text, first.after) == (
        "DOLVAR - ",
        "The dam is quite safe",
        ", Halvard Brenn said on Monday.",
    )


def test_ids_are_stable_and_different() -> None:
    document = Document("d", "The dam is shut. Brenn said the lake was low.", "T", "O", None, TUESDAY)
    first, again = extract_claims(document, DAM), extract_claims(document, DAM)
    assert first == again
    assert len({claim.id for claim in first}) == len(first) == 2


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On June 3 Lesmond struck the dam, killing at least 12 of its guards.", [3, 3]),
        (
            "On June 3 Lesmond struck the dam, killing 12 of its guards and seizing 40 of the farms.",
            [3, 3, 3],
        ),
        ("Officials said on Monday that the flood came on June 3, cutting power to 400 homes.", [3, 3]),
        ("The lake fell, cutting power to 400 homes on June 1.", [None, 1]),
        ("The lake fell, cutting power to 400 homes, the ministry said on Monday.", [None, None]),
    ],
)
def test_a_participle_is_of_the_day_of_its_clause(text: str, days: list[int | None]) -> None:
    periods = [
        claim.assertion.period for claim in extract_claims(Document("d", text, "T", "O", None, TUESDAY), DAM)
    ]
    assert [period and period.first.day for period in periods] == days


NASTY = [
    "'s " * 33_333,
    "Президент заявил, что армия заняла 28 сел. " * 2_400,
    "".join(map(chr, [*range(1, 32), *range(127, 160)])) * 1_500,
    "",
    " \n\t ",
    "word " * 20_000,
    "a" * 100_000,
    "“" * 500 + "The dam is shut, he said.",
    '"The dam is shut. "He said so. "And it stays shut',
    "“Only quotes here, nothing else.” “And another one of them.”",
    "وقالت السلطات إن السد مغلق. وأضافت أن المياه منخفضة.",
    "Плотина закрыта, заявил министр. Вода уходит.",
    "水坝已关闭,部长说。",
    "The dam\x07 is \x1bshut, \u202ehe said\u202c on Monday.",
    "said said said said, said said.",
    ", he said.",
    "He said: ",
    "1 2 3 4 5 6 7 8 9 " * 500,
]


@pytest.mark.parametrize("text", NASTY)
def test_bad_articles_give_claims_or_none_in_time(text: str) -> None:
    started = perf_counter()
    for claim in extract_claims(Document("d", text, "T", "O", None, TUESDAY), DAM):
        assert text[claim.start : claim.end] == claim.text
    assert perf_counter() - started < 20, "two seconds are meant; this bound only catches what never ends"


@pytest.mark.parametrize(
    ("text", "where"), [("ab\0c", "character 2 is NUL"), ("a\ud800", "character 1 is a lone surrogate")]
)
def test_text_that_cannot_be_stored_is_refused(text: str, where: str) -> None:
    with pytest.raises(UnreadableText, match=where):
        extract_claims(Document("d", text, "T", "O"), DAM)


NAMES = ["Brenn", "Solane", "Lesmond", "Monday", "villages", "the dam"]
JOINTS = ["said", "that", "he added", "according to", "on", "was shut", "more than", "40", "not"]
WORDS = st.sampled_from([*NAMES, *JOINTS, ",", ".", "“", "”", '"'])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=40))
def test_spans_are_exact_whatever_the_text(words: list[str]) -> None:
    text = " ".join(words).replace("\0", "").encode("utf-8", "ignore").decode()
    for claim in extract_claims(Document("d", text, "T", "O", None, date(2022, 6, 7)), DAM):
        assert text[claim.start : claim.end] == claim.text
        assert claim.text.strip() == claim.text
        for quantity in claim.quantities:
            assert claim.text[quantity.start : quantity.end] == quantity.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Gates shut at dam\nThe gates were shut.", "Gates shut at dam"),
        ("PENNICK - The river fell. It rose.", "The river fell."),
        ("   ", "Untitled"),
        ("x " * 100 + "end.", "x " * 60 + "…"),
    ],
)
def test_a_text_without_a_title_gets_its_first_sentence(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    "text",
    [
        "Does that sound like September to you?",
        "Take that with a pinch of salt.",
        "His trip comes as the lake is falling.",
    ],
)
def test_what_asserts_nothing_is_no_narrated_claim(text: str) -> None:
    assert not any(draft.start == 0 for draft in read_drafts(text))


def test_a_speaker_described_alike_sixty_times_stays_as_long_as_once() -> None:
    # What is known of a speaker once doubled at each mention: sixty doublings never end.
    text = "Guards shot down 12 drones over Ilvane, the ministry said on Monday. " * 60
    assert [speaker for speaker, _ in said(text)] == ["ministry"] * 60
