"""The inference model: how likely a statement follows from a claim, or cannot be true beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidProtobuf, NoSuchFile

from service.errors import InferenceUnavailable
from service.inference.wordpiece import WordPiece

FOLDER = Path(__file__).parent
MODEL, PIECES, SCALES, VOCABULARY = "model.onnx", "pieces.npy", "scales.npy", "vocabulary.txt"
"""The network; the vector of each piece of the vocabulary in whole numbers; what one of them is worth in
its row; the pieces. The vectors lie apart so that they are mapped and not loaded."""

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
        options = onnxruntime.SessionOptions()
        # a thread of its own would be left behind by a fork, and the workers are the parallelism
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        with _named(folder / VOCABULARY) as path:
            self._pairs = WordPiece(path.read_text(encoding="utf-8").splitlines())
        with _named(folder / PIECES) as path:
            self._pieces = np.load(path, mmap_mode="r")
        with _named(folder / SCALES) as path:
            self._scales = np.load(path)
        with _named(folder / MODEL) as path:
            # by its name, for bytes would be held twice: 90 MB more of each process
            self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def read(self, premise: str, hypothesis: str) -> Inferred:
        """What the premise says to the hypothesis; some 27 ms of a core.

        One pair at a time: the model's arithmetic is in whole numbers scaled to each input, so that
        pairs read together would change each other's answer.
        """
        numbers = self._pairs.pair(premise, hypothesis)
        words = self._pieces[numbers] * self._scales[numbers]
        (logits,) = self._session.run(None, {"words": words[np.newaxis]})[0]
        odds = logits - logits[NEITHER]
        return Inferred(float(odds[SUPPORTS]), float(odds[CONTRADICTS]))


@contextmanager
def _named(path: Path) -> Iterator[Path]:
    try:
        yield path
    except (OSError, ValueError, Fail, InvalidProtobuf, NoSuchFile) as problem:
        raise InferenceUnavailable(f"{path.name}: {problem}") from problem


def open_inference() -> Inference:
    """The model that comes with the service. Raises InferenceUnavailable naming the file."""
    return Inference(FOLDER)
