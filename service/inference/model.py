"""The inference model: how likely a statement follows from a claim, or cannot be true beside it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from service.inference.network import VOCABULARY, Network, load_vocabulary

FOLDER = Path(__file__).parent / "reader"

NEITHER, SUPPORTS, CONTRADICTS = range(3)
"""The places of the three answers in what the model gives."""


class Inferred(NamedTuple):
    """The log-odds of support and of contradiction, each against neither; 0 is as likely as neither."""

    supports: float
    contradicts: float


class Inference:
    """A loaded model. Threads may share it, and processes forked from the one that loaded it."""

    def __init__(self, folder: Path) -> None:
        """Raises InferenceUnavailable, naming the file, where one of the four cannot be read."""
        self._pairs = load_vocabulary(folder / VOCABULARY)
        self._network = Network(folder)

    def read(self, premise: str, hypothesis: str) -> Inferred:
        """What the premise says to the hypothesis; some 27 ms of a core."""
        logits = self._network.run(self._pairs.pair(premise, hypothesis))
        odds = logits - logits[NEITHER]
        return Inferred(float(odds[SUPPORTS]), float(odds[CONTRADICTS]))


def open_inference() -> Inference:
    """The model that comes with the service. Raises InferenceUnavailable naming the file."""
    return Inference(FOLDER)
