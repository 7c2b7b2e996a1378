"""The latency table: its arithmetic, and that its stages are a verification."""

from pathlib import Path

import pytest

from benchmarks.labels import corpus_folders, load_claims, load_statements
from benchmarks.latency import SUM, WHOLE, by_stage, fastest, latency_table, measure
from service.pipeline import open_pipeline
from service.settings import Settings


def test_the_fastest_round_counts_stage_by_stage() -> None:
    rounds = [{"read": 0.3, "judge": 0.1}, {"read": 0.1, "judge": 0.2}]
    assert fastest(rounds) == {"read": 0.1, "judge": 0.1}


def test_stages_are_milliseconds_and_sum_up() -> None:
    columns = by_stage(
        [{"read": 0.001, "judge": 0.002, WHOLE: 0.004}, {"read": 0.003, "judge": 0.002, WHOLE: 0.006}]
    )
    assert list(columns) == ["read", "judge", SUM, WHOLE]
    assert columns["read"] == [1, 3]
    assert columns[SUM] == pytest.approx([3, 5])
    assert columns[WHOLE] == pytest.approx([4, 6])


def test_every_stage_of_a_verification_is_timed(tmp_path: Path) -> None:
    name = "kessary_dam"
    folder = corpus_folders()[name]
    pipeline = open_pipeline(Settings(data_dir=tmp_path, corpus_dir=folder))
    times = measure(pipeline, load_statements(name, load_claims(name, folder))[:3], rounds=1)
    pipeline.index.close()
    stages = ["read statement", "candidates", "scoring", "judge", "dump", WHOLE]
    assert [list(each) for each in times] == [stages] * 3
    assert all(seconds > 0 for each in times for seconds in each.values())
    assert latency_table(by_stage(times), "three").row_count == len(stages) + 1
