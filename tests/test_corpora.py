"""Other conflicts, with other names, sides and units, work without a change of code."""

from pathlib import Path

import pytest

from service.domain import UNKNOWN_SIDE
from service.judgement import Question, Verdict
from service.pipeline import Pipeline, open_pipeline
from service.settings import Settings

CORPORA = Path(__file__).parent / "corpora"


@pytest.fixture(scope="module", params=sorted(folder.name for folder in CORPORA.iterdir() if folder.is_dir()))
def corpus_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def pipelines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pipeline]:
    return {
        name: open_pipeline(Settings(data_dir=tmp_path_factory.mktemp(name), corpus_dir=CORPORA / name))
        for name in (folder.name for folder in CORPORA.iterdir() if folder.is_dir())
    }


@pytest.mark.parametrize(
    ("corpus", "statement", "verdict"),
    [
        ("kessary_dam", "Tarvia has closed six gates of the Kessary Dam.", Verdict.DISPUTED),
        ("kessary_dam", "More than 14,000 hectares of rice have dried out.", Verdict.SUPPORTED),
        ("kessary_dam", "Tarvian police detained 24 demonstrators.", Verdict.SUPPORTED),
        ("kessary_dam", "The Lesmondi army has moved troops to the border.", Verdict.DISPUTED),
        ("kessary_dam", "Taylor Swift cancelled three concerts in Vienna.", Verdict.UNVERIFIED),
        ("calder_quay", "More than 2,600 dockers are on strike.", Verdict.DISPUTED),
        ("calder_quay", "The strike costs the company 3.5 million crowns a day.", Verdict.SUPPORTED),
        ("calder_quay", "Prices of coffee doubled in Brazil.", Verdict.UNVERIFIED),
    ],
)
def test_verdicts(pipelines: dict[str, Pipeline], corpus: str, statement: str, verdict: Verdict) -> None:
    assert pipelines[corpus].verify(Question(statement)).verdict is verdict


def test_every_claim_has_a_side_of_its_corpus(pipelines: dict[str, Pipeline], corpus_name: str) -> None:
    pipeline = pipelines[corpus_name]
    counts = pipeline.index.side_counts()
    assert set(counts) <= {*pipeline.corpus.side_ids(), UNKNOWN_SIDE}
    assert sum(counts.values()) == pipeline.index.state().claims > 40
