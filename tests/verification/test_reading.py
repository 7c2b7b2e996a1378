"""What the inference model says to the best matches on which no rule takes a stance."""

from pathlib import Path

import pytest

from service.inference import Inferred, likenesses
from service.judgement import Stance
from service.lexicon.phrases import phrase_book
from service.verification.nearest import SUREST
from service.verification.odds import Weighing, load_weights
from service.verification.reading import (
    BY_READING,
    LIKELY,
    READ,
    answer_to,
    list_traits,
    open_by,
    read_nearest,
)
from service.verification.speakers import compare_speakers
from service.verification.traits import FARTHEST, Field, Near, premise_of, read_inferred
from tests.verification.judging import (
    claims_of,
    judged_with_models,
    match_of,
    meaning_of,
    models,
    read,
    stances,
    two_states,
)
from training.cases import read_left_out, write_left_out

INFERENCE, ENCODER = models()

RAID = ["Ostrany's army was caught off guard by the raid on Tessin, Maresh said."]

FLIGHT = ["Panic broke out in Hask and families fled in their cars, residents said."]
TALKS = ["The two sides agreed to resume talks in Pelsk in May."]

READINGS = [
    ("Residents of Hask left in a hurry", FLIGHT, "supports"),
    ("Tessin's mayor quit over the raid.", RAID, None),
    ("Gulls nicked chips in Karsk.", RAID, None),
    ("The two sides broke off talks in Pelsk for good.", TALKS, "contradicts"),
    # of "X said P" X's own claims are read first, and a statement of two parts is left to rules
    ("Brandt said residents of Hask left in a hurry.", FLIGHT, None),
    ("Residents of Hask left in a hurry and Tessin banned boats.", FLIGHT, None),
]


@pytest.mark.parametrize(("statement", "claims", "by_reading"), READINGS)
def test_the_model_tells_apart_what_words_do_not(
    statement: str, claims: list[str], by_reading: str | None
) -> None:
    assert stances(statement, claims[0]) is None
    found = judged_with_models(statement, claims).evidence
    assert [item.stance.value for item in found] == ([by_reading] if by_reading else [])
    assert all("inference model" in item.findings[0].message for item in found)
    assert all(item.rule.endswith(BY_READING) and LIKELY <= item.confidence <= SUREST for item in found)


def field_of(statement: str, claims: list[str], decided: dict[str, Stance] | None = None) -> Field:
    """The claims as so many best matches with the same score."""
    corpus = two_states()
    asked, told = read(statement), claims_of(claims)
    like = likenesses(ENCODER.encode(statement), [meaning_of(premise_of(claim)) for claim in told])
    best = [
        Near(rank, match_of(0.5), claim, compare_speakers(asked, claim, corpus), near)
        for rank, (claim, near) in enumerate(zip(told, like, strict=True))
    ]
    terms = [claim.assertion.terms for claim in told]
    return Field(asked, best, terms, phrase_book(corpus), decided or {})


class Asked:
    """The model, keeping what it is asked."""

    def __init__(self) -> None:
        self.premises: list[str] = []

    def read(self, premise: str, hypothesis: str) -> Inferred:
        """What the model says."""
        self.premises.append(premise)
        return INFERENCE.read(premise, hypothesis)


SEEN = "Nobody in Ostrany's army saw the Tessin raid coming."
HURRY = "Residents of Hask left in a hurry"


SAID_SO = "Brandt said Ostrany's soldiers never saw the Tessin raid coming."


def test_what_another_said_contradicts_where_nothing_of_the_speakers_own_is_found() -> None:
    (item,) = judged_with_models(SAID_SO, RAID).evidence
    assert item.rule == f"contradicts: {BY_READING}, by another speaker"
    assert item.findings[0].message == "It is Ilona Maresh who says so, not Oskar Brandt."
    own = [text.replace("Maresh", "Brandt") for text in RAID]
    assert {one.stance.value for one in judged_with_models(SAID_SO, [*RAID, *own]).evidence} == {"supports"}


SAYS = Inferred(6.0, -6.0), Inferred(-6.0, 6.0)
CREWS = "Fewer than a hundred firefighters battled the flames at the Tessin depot."


class Sure:
    """A model that is sure of one thing."""

    def __init__(self, said: Inferred) -> None:
        self.said = said

    def read(self, premise: str, hypothesis: str) -> Inferred:
        """Always the same."""
        return self.said


@pytest.mark.parametrize(
    ("statement", "claim", "stances_found"),
    [
        # it fits without bearing it out, it cannot be both, and nothing is counted
        (CREWS, "More than 90 rescuers worked on the blaze in the depot of Tessin.", []),
        ("Under 50 firefighters battled the flames.", "More than 90 rescuers worked there.", ["contradicts"]),
        ("Firefighters battled the flames.", "Rescuers worked on the blaze.", ["supports", "contradicts"]),
    ],
)
def test_the_model_is_held_against_the_figures(statement: str, claim: str, stances_found: list[str]) -> None:
    field = field_of(statement, [claim])
    traits = list_traits(field, field.best[0], "")
    said = [answer_to(field, field.best[0], traits, Sure(one)) for one in SAYS]
    assert [one.stance.value for one in said if one is not None] == stances_found


def test_only_matches_that_have_a_chance_are_read() -> None:
    asked = Asked()
    field = field_of(HURRY, [*FLIGHT, "Gulls sleep in Karsk.", "Bread is dear in Pelsk.", "It rained."])
    assert list(read_nearest(field, asked))
    assert asked.premises == [premise_of(field.best[0].claim)]


def test_what_a_rule_decides_is_not_read_again() -> None:
    asked = Asked()
    field = field_of(SEEN, RAID)
    field.decided = {field.best[0].claim.id: Stance.SUPPORTS}
    assert not list(read_nearest(field, asked))
    assert not asked.premises


def test_no_more_are_read_than_the_best() -> None:
    asked = Asked()
    many = [f"Ostrany's army was caught off guard by the raid on Tessin, clerk {n} said." for n in range(20)]
    list(read_nearest(field_of(SEEN, many), asked))
    assert 0 < len(asked.premises) <= READ


def test_an_answer_counts_no_more_than_it_may(tmp_path: Path) -> None:
    (claim,) = claims_of(RAID)
    write_left_out([(premise_of(claim), SEEN, Inferred(50.0, -50.0))], tmp_path / "said.tsv")
    said = read_inferred(read_left_out(tmp_path / "said.tsv"), claim, SEEN)
    assert said == {"inferred_supports": FARTHEST, "inferred_contradicts": -FARTHEST}


def test_the_claim_is_read_as_its_speakers_words() -> None:
    (claim,) = claims_of(RAID)
    assert premise_of(claim) == f"Ilona Maresh: {claim.text}"


def test_every_weight_is_of_a_trait_that_is_read() -> None:
    field = field_of(SEEN, RAID)
    names = {"intercept", *list_traits(field, field.best[0], open_by(field, field.best[0]) or "")}
    odds = {"inferred_supports", "inferred_contradicts"}
    for weighing, expected in ((Weighing.WORTH, names), (Weighing.READ, names | odds)):
        weights = load_weights(weighing)
        assert set(weights.supports) == set(weights.contradicts) == expected


def test_what_the_model_says_speaks_for_what_it_says() -> None:
    weights = load_weights(Weighing.READ)
    assert weights.supports["inferred_supports"] > 0
    assert weights.contradicts["inferred_contradicts"] > 0


GULLS = "On the pier in Tessin gulls flew off with the chips of 12 bathers."

TRAITS = [
    ("Tessin gulls", GULLS, "says_little", 1),
    ("Gulls from Norway nicked the chips of bathers on the pier.", GULLS, "unknown_name", 1),
    ("Gulls nicked the chips of bathers on the second pier in Tessin.", GULLS, "unsaid", 1),
    ("Gulls nicked chips on the pier in Tessin in the last 24 hours.", GULLS, "other_window", 1),
    *((SEEN, RAID[0], trait, 0) for trait in ("says_little", "unknown_name", "unsaid", "other_window")),
]


@pytest.mark.parametrize(("statement", "claim", "trait", "value"), TRAITS)
def test_a_trait_tells_what_the_claim_leaves_open(
    statement: str, claim: str, trait: str, value: float
) -> None:
    field = field_of(statement, [claim])
    assert list_traits(field, field.best[0], open_by(field, field.best[0]) or "")[trait] == value


def test_a_trait_tells_what_rules_say_of_others() -> None:
    field = field_of(SEEN, RAID, {"another": Stance.CONTRADICTS})
    traits = list_traits(field, field.best[0], open_by(field, field.best[0]) or "")
    assert (traits["others_support"], traits["others_contradict"]) == (0, 1)


def test_copies_of_a_claim_are_one_piece_of_evidence_and_no_near_miss() -> None:
    answer = judged_with_models(HURRY, FLIGHT * 4)
    (item,) = answer.evidence
    assert len(item.appearances) == 3
    assert not answer.near_misses
