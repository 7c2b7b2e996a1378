"""The model that comes with the service tells what follows, what cannot be, and what is not said."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import InferenceUnavailable
from service.inference import Inference, open_inference
from service.inference.model import MODEL, VOCABULARY

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


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(InferenceUnavailable, match="nowhere"):
        Inference(tmp_path / "nowhere.onnx", VOCABULARY)
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(MODEL.read_bytes()[:1000])
    with pytest.raises(InferenceUnavailable, match="broken"):
        Inference(broken, VOCABULARY)
