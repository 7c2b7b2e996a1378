"""The factory: what it takes from its settings."""

import logging
from pathlib import Path

import pytest

from service.app import create_app
from service.settings import Settings

DAM = Path(__file__).parent / "corpora" / "kessary_dam"


@pytest.mark.parametrize("level", ["DEBUG", "ERROR"])
def test_the_log_level_is_the_settings(tmp_path: Path, level: str) -> None:
    app = create_app(Settings(data_dir=tmp_path, corpus_dir=DAM, log_level=level))
    assert app.logger.level == logging.getLevelName(level)


def test_an_app_answers_from_its_own_corpus(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, corpus_dir=DAM))
    sides = app.test_client().get("/v1/sides").get_json()["sides"]
    assert {side["id"] for side in sides} == {"tarvia", "lesmond", "commission", "press", "unknown"}
