"""The model that comes with the service tells what follows, what cannot be, and what is not said."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import InferenceUnavailable
from service.inference import Inference, open_inference
from service.inference.model import FOLDER
from service.inference.network import MODEL, PIECES, SCALES, VOCABULARY, load_vocabulary

INFERENCE = open_inference()

MUSEUM = "Flooding forced the museum to close its doors."
TALKS = "The two sides agreed to resume talks in May."
WARNING = "Nobody warned us, a resident of Tessin complained."

SAID = [
    (MUSEUM, "The museum is shut because of floods.", "The museum stayed open.", "Its director apologised."),
    (TALKS, "Talks will restart in May.", "Talks have been called off.", "Talks are held in a hotel."),
    (WARNING, "Tessin was not warned.", "Tessin was warned in time.", "Tessin has 3,000 residents."),
]
"""A claim with a statement that follows, one that cannot be true beside it, and one that it leaves open."""


@pytest.mark.parametrize(("premise", "true", "false", "open_still"), SAID)
def test_it_tells_what_a_claim_says_to_a_statement(
    premise: str, true: str, false: str, open_still: str
) -> None:
    follows, cannot_be, neither = (INFERENCE.read(premise, text) for text in (true, false, open_still))
    assert follows.supports > max(cannot_be.supports, neither.supports)
    assert cannot_be.contradicts > max(follows.contradicts, neither.contradicts)
    assert max(neither) < 0


def test_threads_share_it_and_a_pair_is_always_answered_alike() -> None:
    pairs = [(premise, text) for premise, *texts in SAID for text in texts] * 8
    alone = [INFERENCE.read(*pair) for pair in pairs]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda pair: INFERENCE.read(*pair), pairs)) == alone


@settings(max_examples=30)
@given(st.text(max_size=900), st.text(max_size=900))
def test_any_two_texts_are_answered(premise: str, hypothesis: str) -> None:
    assert all(abs(odds) < 50 for odds in INFERENCE.read(premise, hypothesis))


ALONE = """
import os
from service.inference import open_inference
open_inference().read("It rained.", "Rain fell.")
print(len(os.listdir("/proc/self/task")), os.path.exists(os.environ["HOME"] + "/.cache"))
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted in Linux's /proc")
def test_the_model_starts_no_thread_and_tells_nobody(tmp_path: Path) -> None:
    # without the marks by which onnxruntime knows a test machine, where it keeps silent anyway
    given = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    told = subprocess.run(
        [sys.executable, "-c", ALONE], env=given, capture_output=True, check=True, text=True
    )
    assert told.stdout.split() == ["1", "False"]


@pytest.mark.parametrize("name", [MODEL, PIECES, SCALES, VOCABULARY])
def test_files_that_cannot_be_read_are_named(tmp_path: Path, name: str) -> None:
    for one in {MODEL, PIECES, SCALES, VOCABULARY} - {name}:
        (tmp_path / one).symlink_to(FOLDER / one)
    load_vocabulary.cache_clear()
    with pytest.raises(InferenceUnavailable, match=name):
        Inference(tmp_path)
    (tmp_path / name).write_bytes(b"\xff" + (FOLDER / name).read_bytes()[:1000])
    with pytest.raises(InferenceUnavailable, match=name):
        Inference(tmp_path)
