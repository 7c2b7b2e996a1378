"""The inference model: how likely a statement follows from a claim, or cannot be true beside it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from onnxruntime.capi.onnxruntime_pybind11_state import InvalidProtobuf

from service.errors import InferenceUnavailable
from service.inference.wordpiece import WordPiece

FOLDER = Path(__file__).parent
MODEL = FOLDER / "model.onnx"
VOCABULARY = FOLDER / "vocabulary.txt"

NEITHER, SUPPORTS, CONTRADICTS = range(3)
"""The places of the three answers in what the model gives."""


class Inferred(NamedTuple):
    """The log-odds of support and of contradiction, each against neither; 0 is as likely as neither."""

    supports: float
    contradicts: float


class Inference:
    """A loaded model. Threads may share it, and processes forked from the one that loaded it."""

    def __init__(self, model: Path, vocabulary: Path) -> None:
        """Raises InferenceUnavailable, naming the file, where one of them cannot be read."""
        options = onnxruntime.SessionOptions()
        # a thread of its own would be left behind by a fork, and the workers are the parallelism
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            pieces = vocabulary.read_text(encoding="utf-8").splitlines()
            self._session = onnxruntime.InferenceSession(
                model.read_bytes(), options, providers=["CPUExecutionProvider"]
            )
        except (OSError, UnicodeDecodeError, InvalidProtobuf) as problem:
            raise InferenceUnavailable(f"{model.name}, {vocabulary.name}: {problem}") from problem
        self._pieces = WordPiece(pieces)

    def read(self, premise: str, hypothesis: str) -> Inferred:
        """What the premise says to the hypothesis; about 5 ms of a core.

        One pair at a time: the model's arithmetic is in whole numbers scaled to each input, so that
        pairs read together would change each other's answer.
        """
        numbers, halves = self._pieces.pair(premise, hypothesis)
        given = {
            "input_ids": np.array([numbers], dtype=np.int64),
            "attention_mask": np.ones((1, len(numbers)), dtype=np.int64),
            "token_type_ids": np.array([halves], dtype=np.int64),
        }
        (logits,) = self._session.run(None, given)[0]
        odds = logits - logits[NEITHER]
        return Inferred(float(odds[SUPPORTS]), float(odds[CONTRADICTS]))


def open_inference() -> Inference:
    """The model that comes with the service. Raises InferenceUnavailable naming the file."""
    return Inference(MODEL, VOCABULARY)
