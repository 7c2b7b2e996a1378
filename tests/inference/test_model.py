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

BRIDGE = "The mayor said the bridge would stay shut until spring."
MUSEUM = "Flooding forced the museum to close its doors."
OFFER = "The union rejected the offer, its leader said on Monday."

SAID = [
    (BRIDGE, "The bridge is closed until spring.", "supports"),
    (BRIDGE, "The mayor resigned over the bridge.", "neither"),
    (MUSEUM, "The museum is shut because of floods.", "supports"),
    (MUSEUM, "The museum stayed open.", "contradicts"),
    (MUSEUM, "The museum's director apologised.", "neither"),
    (OFFER, "Workers turned down the deal.", "supports"),
    (OFFER, "The union accepted the offer.", "contradicts"),
]


@pytest.mark.parametrize(("premise", "hypothesis", "stance"), SAID)
def test_it_tells_what_a_claim_says_to_a_statement(premise: str, hypothesis: str, stance: str) -> None:
    odds = INFERENCE.read(premise, hypothesis)
    likelier = "supports" if odds.supports > odds.contradicts else "contradicts"
    assert (likelier if max(odds) > 0 else "neither") == stance


def test_threads_share_it_and_a_pair_is_always_answered_alike() -> None:
    pairs = [(premise, hypothesis) for premise, hypothesis, _ in SAID] * 8
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
