"""What a claim tells of is worked out once for many statements, and never taken from another claim."""

from dataclasses import replace
from pathlib import Path

from benchmarks.labels import corpus_folders
from service.domain import Assertion, Claim
from service.judgement import Question
from service.lexicon.concepts import load_concepts
from service.pipeline import Pipeline, open_pipeline
from service.settings import Settings
from service.verification.told import KEPT, told_by
from service.verification.wording import coverage
from tests.factory import make_claim

ASKED = Assertion(("hold", "farm", "side:north", "lowford"))


def test_a_claim_tells_of_its_words_its_speaker_and_what_stands_around() -> None:
    around = Assertion(("hold", "farm"), context=("river", "side:south"), setting=("lowford",))
    told = told_by(make_claim(assertion=around))
    assert told.own == {"hold", "farm", "side:north"}
    assert told.context == {"river", "side:south"}
    assert told.names_around == {"hold", "farm", "river", "lowford", "ann_reed", "ann", "reed"}


def test_a_claim_read_anew_under_its_id_tells_what_it_tells_now() -> None:
    claim = make_claim()
    share = coverage(ASKED, claim, load_concepts())
    anew = replace(claim, assertion=Assertion(("hold", "lowford")))
    assert anew.id == claim.id
    assert told_by(anew).own == {"hold", "lowford", "side:north"}
    assert coverage(ASKED, anew, load_concepts()) != share == coverage(ASKED, claim, load_concepts())


def test_what_is_kept_is_kept_once_and_not_for_ever() -> None:
    first = make_claim()
    told = told_by(first)
    assert told_by(first) is told
    others = [make_claim(start=start) for start in range(KEPT)]
    assert len({id(told_by(claim)) for claim in others}) == KEPT
    assert told_by(first) is not told


def test_the_same_claims_are_not_read_again_for_the_next_statement(tmp_path: Path) -> None:
    pipeline = open_pipeline(Settings(data_dir=tmp_path, corpus_dir=corpus_folders()["kessary_dam"]))
    pipeline.verify(Question("The dam holds."))
    before = [told_by(claim) for claim in _about_the_dam(pipeline)]
    pipeline.verify(Question("Eighty families left their farms."))
    after = [told_by(claim) for claim in _about_the_dam(pipeline)]
    pipeline.index.close()
    assert before
    assert all(told is same for told, same in zip(before, after, strict=True))


def _about_the_dam(pipeline: Pipeline) -> list[Claim]:
    with pipeline.index.reading():
        return pipeline.index.fetch(pipeline.index.candidates(("dam",), 100))
