"""The two stories: articles are taken in, statements are verified."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from service.domain import Document
from service.errors import CorpusError
from service.inference.encoder import WIDTH
from service.judgement import Match, Question, Stance, Verdict
from service.listing import ClaimFilter
from service.outlines import outline
from service.pipeline import JUDGED, Pipeline, best_of, open_pipeline, seed_documents
from service.settings import Settings
from tests.factory import make_claim

PROJECT = Path(__file__).parent.parent
DAM = PROJECT / "tests" / "corpora" / "kessary_dam"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    return open_pipeline(Settings(data_dir=tmp_path_factory.mktemp("seeds"), corpus_dir=PROJECT / "seeds"))


def test_an_empty_index_is_filled_with_the_corpus(seeds: Pipeline) -> None:
    assert seeds.index.state().documents == len(seeds.corpus.documents) == 5
    for source, claims in seeds.index.documents():
        document = seeds.index.document(source.document_id)
        assert claims > 0
        assert document.text == (PROJECT / "seeds/articles" / f"{document.id}.txt").read_bytes().decode()


def test_settlements_are_disputed_between_the_sides(seeds: Pipeline) -> None:
    answer = seeds.verify(Question("Ukraine controls 28 settlements in the Kursk region"))
    assert answer.verdict is Verdict.DISPUTED
    found = {
        (item.claim.attribution.speaker, item.stance, item.claim.stated_on, item.claim.quantities[0].value)
        for item in answer.evidence
    }
    assert ("Alexei Smirnov", Stance.SUPPORTS, None, 28) in found
    assert (None, Stance.SUPPORTS, None, 28) in found
    assert ("Volodymyr Zelensky", Stance.CONTRADICTS, date(2024, 8, 19), 92) in found
    assert ("Oleksandr Syrsky", Stance.CONTRADICTS, date(2024, 8, 15), 82) in found
    sides = {item.claim.attribution.speaker: item.claim.attribution.side for item in answer.evidence}
    assert sides["Alexei Smirnov"] == "russia"
    assert sides["Volodymyr Zelensky"] == sides["Oleksandr Syrsky"] == "ukraine"
    for item in answer.evidence:
        text = seeds.index.document(item.claim.source.document_id).text
        assert text[item.claim.start : item.claim.end] == item.claim.text


def test_one_claim_in_two_articles_is_one_piece_of_evidence(seeds: Pipeline) -> None:
    answer = seeds.verify(
        Question("More than 121,000 civilians have been removed from nine border districts")
    )
    (item,) = [
        one
        for one in answer.evidence
        if one.claim.text.startswith("More than 121,000 civilians have been safely")
    ]
    assert [copy.source.document_id[:3] for copy in (item.claim, *item.appearances)].count("000") == 1
    assert len(item.appearances) == 1


def test_contacts_are_contradicted_by_the_denial(seeds: Pipeline) -> None:
    answer = seeds.verify(Question("Russia and Ukraine had contacts through a third party"))
    assert answer.verdict is Verdict.CONTRADICTED
    assert {item.claim.attribution.speaker for item in answer.evidence} == {"Sergei Lavrov"}


def test_what_nobody_said_is_unverified_and_says_why(seeds: Pipeline) -> None:
    answer = seeds.verify(Question("North Korean soldiers are fighting in Kursk"))
    assert answer.verdict is Verdict.UNVERIFIED
    assert answer.evidence == ()
    assert answer.near_misses
    assert all(miss.why_not for miss in answer.near_misses)


def test_the_same_question_has_the_same_answer(seeds: Pipeline) -> None:
    question = Question("Ukraine holds about 1,000 square kilometres of Russian territory")
    assert seeds.verify(question) == seeds.verify(question)


def test_a_document_taken_in_answers_the_next_question(tmp_path: Path) -> None:
    pipeline = open_pipeline(Settings(data_dir=tmp_path, corpus_dir=DAM))
    question = Question("Tarvia opened four spillways at Tolm")
    before = pipeline.verify(question)
    text = "DOLVAR - Tarvia opened four spillways at Tolm, Halvard Brenn said on Friday."
    pipeline.ingest([Document("new", text, "Spillways", "Wire", None, date(2023, 6, 17))])
    after = pipeline.verify(question)
    assert before.verdict is Verdict.UNVERIFIED
    assert after.verdict is Verdict.SUPPORTED
    assert after.evidence[0].claim.stated_on == date(2023, 6, 16)
    assert before.corpus.version != after.corpus.version


def test_new_tables_read_the_documents_again(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(DAM, corpus)
    settings = Settings(data_dir=tmp_path / "data", corpus_dir=corpus)
    first = open_pipeline(settings)
    version = first.index.state().version
    first.index.close()
    tables = corpus / "speakers.toml"
    tables.write_text(
        tables.read_text()
        .replace('name = "Petra Solane"', 'name = "Petra Solane-Meer"', 1)
        .replace('"Solane"]', '"Petra Solane", "Solane"]')
    )
    tables.write_text(tables.read_text().replace('holder = "Petra Solane"', 'holder = "Petra Solane-Meer"'))
    again = open_pipeline(settings)
    claims, _ = again.index.claims(ClaimFilter(speaker="Petra Solane-Meer"), (), 50, None)
    assert claims
    assert again.index.state().version != version
    assert again.index.outdated() == []


def test_an_article_that_is_no_text_names_its_file(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(DAM, corpus)
    (corpus / "articles" / "courier_rice_fields.txt").write_bytes(b"\xff\xfe broken")
    with pytest.raises(CorpusError, match=r"courier_rice_fields\.txt"):
        open_pipeline(Settings(data_dir=tmp_path / "data", corpus_dir=corpus))


def test_seeds_keep_the_manifests_order(seeds: Pipeline) -> None:
    assert [document.id for document in seed_documents(seeds.corpus)] == [
        entry.id for entry in seeds.corpus.documents
    ]


def test_of_a_corpus_scored_whole_the_best_are_judged() -> None:
    claims = [outline(make_claim(id=f"c_{number}"), number) for number in range(JUDGED + 50)]
    matches = [Match(number / 1_000, {}) for number in range(JUDGED + 50)]
    judged = best_of(matches, claims)
    assert [claim.id for _, claim in judged] == [f"c_{number}" for number in range(JUDGED + 49, 49, -1)]
    assert [claim for _, claim in best_of(matches[:JUDGED], claims[:JUDGED])] == claims[:JUDGED]


def test_many_outdated_documents_do_not_hold_up_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(data_dir=tmp_path, corpus_dir=DAM)
    open_pipeline(settings).index.close()
    monkeypatch.setattr("service.pipeline.extractor_version", lambda corpus: "another")
    monkeypatch.setattr("service.pipeline.REREAD_AT_START", 2)
    waiting = open_pipeline(settings)
    assert len(waiting.index.outdated()) == 3
    assert "3 documents are to be read again" in caplog.text
    waiting.index.close()
    monkeypatch.setattr("service.pipeline.REREAD_AT_START", 3)
    read = open_pipeline(settings)
    assert read.index.outdated() == []
    read.index.close()


def meanings(pipeline: Pipeline) -> set[int]:
    """How many bytes the index keeps of what claims mean."""
    with pipeline.index.reading():
        return {len(one.meaning) for one in pipeline.index.candidates(["dam"])}


def test_what_claims_mean_is_kept_with_the_models_and_read_again_with_another_choice(tmp_path: Path) -> None:
    for inference, width in ((True, WIDTH), (False, 0), (True, WIDTH)):
        opened = open_pipeline(Settings(data_dir=tmp_path, corpus_dir=DAM, inference=inference))
        assert opened.index.outdated() == []
        assert meanings(opened) == {width}
        opened.index.close()


def test_a_claim_in_wholly_other_words_is_found_by_what_it_means(seeds: Pipeline) -> None:
    [item] = seeds.verify(Question("Kyiv's crack brigades bleed ever more")).evidence
    assert item.stance is Stance.SUPPORTS
    assert item.claim.text.startswith("the losses of the Armed Forces of Ukraine are dramatically increasing")
