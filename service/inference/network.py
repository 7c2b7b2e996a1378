"""A network over word pieces: the files that it is made of, and how they are run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidProtobuf, NoSuchFile

from service.errors import InferenceUnavailable
from service.inference.wordpiece import WordPiece

MODEL, PIECES, SCALES, VOCABULARY = "model.onnx", "pieces.npy", "scales.npy", "vocabulary.txt"
"""The network; the vector of each piece of the vocabulary in whole numbers; what one of them is worth in
its row; the pieces. The vectors lie apart so that they are mapped and not loaded."""


class Network:
    """The network of a folder. Threads may share it, and processes forked from the one that loaded it."""

    def __init__(self, folder: Path) -> None:
        """Raises InferenceUnavailable, naming the file, where one of the three cannot be read."""
        options = onnxruntime.SessionOptions()
        # a thread of its own would be left behind by a fork, and the workers are the parallelism
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        with _named(folder / PIECES) as path:
            self._pieces = np.load(path, mmap_mode="r")
        with _named(folder / SCALES) as path:
            self._scales = np.load(path)
        with _named(folder / MODEL) as path:
            # by its name, for bytes would be held twice: 90 MB more of each process
            self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def run(self, numbers: Sequence[int]) -> npt.NDArray[np.float32]:
        """What it gives for the pieces with these numbers; at least one.

        One text at a time: the arithmetic is in whole numbers scaled to each input, so that texts read
        together would change each other's answer.
        """
        words = self._pieces[numbers] * self._scales[numbers]
        (given,) = self._session.run(None, {"words": words[np.newaxis]})[0]
        return np.asarray(given, dtype=np.float32)


@cache
def load_vocabulary(path: Path) -> WordPiece:
    """The vocabulary of a file, one for all networks. Raises InferenceUnavailable naming the file."""
    with _named(path):
        return WordPiece(path.read_text(encoding="utf-8").splitlines())


@contextmanager
def _named(path: Path) -> Iterator[Path]:
    try:
        yield path
    except (OSError, ValueError, KeyError, Fail, InvalidProtobuf, NoSuchFile) as problem:
        raise InferenceUnavailable(f"{path.name}: {problem}") from problem
