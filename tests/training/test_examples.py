"""The written pairs and stories can be read, and a pass over them draws what teaches to compare."""

import gzip
import json
import random
from pathlib import Path

import pytest

from benchmarks.labels import CASES
from service.inference.model import CONTRADICTS, NEITHER, SUPPORTS
from training.examples import STORIES as STORIES_FOLDER
from training.examples import (
    About,
    Example,
    PairError,
    Story,
    Told,
    draw,
    draw_public,
    draw_stories,
    part,
    read_pairs,
    read_public,
    read_stories,
)

PAIRS = read_pairs()
STORIES = read_stories()

DAM = Told("The dam holds.", ["It stands."], ["It broke."], ["It is old."])
MILL = Told(
    "The mill by the dam burned down.", ["Fire took the mill."], ["No mill burned."], ["It was sold."]
)


def test_every_written_claim_is_there_once_and_says_something() -> None:
    claims = [told.claim for told in PAIRS]
    assert len(claims) == len(set(claims)) > 4000
    assert all(told.supports or told.contradicts or told.neither for told in PAIRS)


def test_no_statement_has_two_answers() -> None:
    for told in PAIRS:
        given = [*told.supports, *told.contradicts, *told.neither]
        assert len(given) == len(set(given)), told.claim


def test_no_labelled_statement_is_among_the_written_ones() -> None:
    lines = [line for file in CASES.glob("*_*.jsonl") for line in file.read_text("utf-8").splitlines()]
    cases = [json.loads(line) for line in lines]
    labelled = {case["statement"].lower() for case in cases if "statement" in case}
    assert len(labelled) > 1000
    written = {text.lower() for told in PAIRS for text in (*told.supports, *told.contradicts, *told.neither)}
    of_stories = {about.text.lower() for story in STORIES for about in story.statements}
    assert not labelled & (written | of_stories)


def test_no_statement_stands_twice_in_a_story_or_has_two_answers_by_one_claim() -> None:
    for story in STORIES:
        texts = [about.text for about in story.statements]
        assert len(texts) == len(set(texts))
        assert not any({*about.supports} & {*about.contradicts} for about in story.statements)


def test_the_stories_are_as_many_as_their_page_says() -> None:
    page = (STORIES_FOLDER / "README.md").read_text(encoding="utf-8")
    sizes = [len(story.claims) for story in STORIES]
    statements = sum(len(story.statements) for story in STORIES)
    assert f"{len(STORIES)} stories of {min(sizes)} to {max(sizes)}\n" in page
    assert f"{statements:,} statements" in page


def test_a_story_teaches_what_each_claim_says_and_that_the_others_say_nothing() -> None:
    claims = ["The dam holds.", "The dam broke.", "It rained."]
    story = Story(claims, [About("The dam stands", [0], [1])])
    assert set(draw_stories([story], random.Random(1))) == {
        Example("The dam holds.", "The dam stands", SUPPORTS),
        Example("The dam broke.", "The dam stands", CONTRADICTS),
        Example("It rained.", "The dam stands", NEITHER),
    }


def test_a_pass_draws_each_answer_and_of_another_claim_neither() -> None:
    drawn = {
        (one.premise, one.hypothesis.rstrip("."), one.answer) for one in draw([DAM, MILL], random.Random(1))
    }
    assert {("The dam holds.", "It stands", SUPPORTS), ("The dam holds.", "It broke", CONTRADICTS)} <= drawn
    assert ("The dam holds.", "It is old", NEITHER) in drawn
    assert {text for claim, text, answer in drawn if claim == DAM.claim and answer == NEITHER} & {
        "Fire took the mill",
        "No mill burned",
    }


def test_the_same_chance_draws_the_same() -> None:
    assert draw([DAM, MILL], random.Random(3)) == draw([DAM, MILL], random.Random(3))


def write_public(path: Path, lines: list[dict[str, str]]) -> Path:
    path.write_bytes(gzip.compress("".join(f"{json.dumps(line)}\n" for line in lines).encode()))
    return path


def test_public_pairs_are_read_with_their_answers(tmp_path: Path) -> None:
    labels = {"entailment": SUPPORTS, "contradiction": CONTRADICTS, "neutral": NEITHER}
    lines = [{"premise": "P.", "hypothesis": label, "label": label, "source": "set"} for label in labels]
    assert read_public(write_public(tmp_path / "sets.jsonl.gz", lines)) == [
        Example("P.", label, answer) for label, answer in labels.items()
    ]


def test_a_public_label_that_is_none_of_the_three_is_named(tmp_path: Path) -> None:
    line = {"premise": "P.", "hypothesis": "H.", "label": "-"}
    with pytest.raises(PairError, match=r"sets\.jsonl\.gz, line 1"):
        read_public(write_public(tmp_path / "sets.jsonl.gz", [line]))


def test_each_pass_draws_other_public_pairs_and_leaves_them_as_they_are() -> None:
    pairs = [Example("P.", f"Statement {number}.", NEITHER) for number in range(1000)]
    chance = random.Random(1)
    first, second = (draw_public(pairs, chance) for _ in range(2))
    assert set(first) | set(second) <= set(pairs)
    assert len(first) == pytest.approx(400, abs=50)
    assert first != second


def test_claims_kept_back_are_not_learnt_from() -> None:
    learnt, kept_back = part(PAIRS, 30)
    assert len(learnt) + len(kept_back) == len(PAIRS)
    assert not {told.claim for told in learnt} & {told.claim for told in kept_back}


def test_a_line_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "towns.jsonl").write_text('{"claim": "It rained."}\n', encoding="utf-8")
    with pytest.raises(PairError, match=r"towns\.jsonl, line 1"):
        read_pairs(tmp_path)


def test_a_story_that_names_no_claim_of_its_own_is_named(tmp_path: Path) -> None:
    line = '{"claims": ["It rained."], "statements": [{"text": "Rain.", "supports": [1], "contradicts": []}]}'
    (tmp_path / "rain.jsonl").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(PairError, match=r"rain\.jsonl, line 1.*no such claim"):
        read_stories(tmp_path)
