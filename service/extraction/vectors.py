"""Gives every word its vector in its sentence, as spaCy's tok2vec layers do, to the last bit.

The layers are a tree of some forty models, each of which wraps and unwraps what it passes on: for one
short sentence that takes longer than the arithmetic. Here the same kernels are called one after the
other, on fewer rows: what a word is by itself is remembered, and of the empty rows that part the
sentences only those are computed that a word still sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from threading import Lock
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

REMEMBERED = 8_000
"""Kinds of words whose vectors are kept, 5 MB at most, then it begins anew: an article has some 400."""

NOWHERE = -1

TINY = 1e-08
"""Added to the variance by thinc's layer norm."""

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Hashed:
    """The table of one attribute of words; each value has four rows, whose sum stands for it."""

    table: Rows
    seed: int


@dataclass(frozen=True, slots=True)
class Dense:
    """A maxout layer with the layer norm behind it."""

    weights: Rows
    bias: Rows
    pieces: int
    gain: Rows
    shift: Rows


@dataclass(frozen=True, slots=True)
class Memory:
    """The vectors of words by themselves, and in which row of `table` which kind of word has its own."""

    table: Rows
    rows: dict[bytes, int] = field(default_factory=dict)


class WordVectors:
    """The layers of one tok2vec model, loaded. Threads may share it."""

    def __init__(self, model: Model[Any, Any]) -> None:
        layers = list(model.walk(order="dfs_pre"))
        self._ops = cast(NumpyOps, model.ops)
        self._columns: list[int | str] = next(
            layer.attrs["columns"] for layer in layers if layer.name == "extract_features"
        )
        self._hashed = [
            Hashed(_weights(layer, "E"), layer.attrs["seed"]) for layer in layers if layer.name == "hashembed"
        ]
        self._mixing, *self._windows = _dense(layers)
        self._width = self._mixing.gain.size
        self._memory = self._empty()
        self._storing = Lock()

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Writes the vectors into the documents, where the tagger and the parser look for them."""
        for doc, vectors in zip(docs, self.of(docs), strict=True):
            doc.tensor = vectors  # type: ignore[assignment]  # they are of single precision

    def of(self, docs: Sequence[Doc]) -> list[Rows]:
        """The vectors of each document's words."""
        kinds = [doc.to_array(self._columns) for doc in docs if len(doc)]
        if not kinds:
            return [np.empty((0, self._width), dtype=np.float32) for _ in docs]
        # Before the first document, between two and behind the last stand as many empty rows as a word
        # sees to each side: one for each window. Those at the ends are used up, one by each window.
        reach = len(self._windows)
        starts = list(accumulate((len(doc) + reach if len(doc) else 0 for doc in docs), initial=reach))
        vectors: Rows = np.zeros((starts[-1], self._width), dtype=np.float32)
        places = [np.arange(start, start + len(doc)) for start, doc in zip(starts, docs, strict=False)]
        vectors[np.concatenate(places)] = self._by_themselves(np.concatenate(kinds))
        for window in self._windows:
            seen = self._ops.seq2col(vectors, 1)[1:-1]
            vectors = vectors[1:-1] + self._passed(window, seen)
        begins = [start - reach for start in starts]
        return [vectors[begin : begin + len(doc)] for begin, doc in zip(begins, docs, strict=False)]

    def _empty(self) -> Memory:
        return Memory(np.empty((REMEMBERED, self._width), dtype=np.float32))

    def _by_themselves(self, kinds: NDArray[np.uint64]) -> Rows:
        memory = self._memory
        keys: list[bytes] = kinds.view(f"V{kinds.itemsize * kinds.shape[1]}").ravel().tolist()
        new = {key: at for at, key in enumerate(keys) if key not in memory.rows}
        if 0 < len(new) <= REMEMBERED - len(memory.rows):
            self._remember(memory, list(new), self._mixed(kinds[list(new.values())]))
        rows = [memory.rows.get(key, NOWHERE) for key in keys]
        if NOWHERE in rows:  # no room for all
            self._memory = self._empty()
            return self._mixed(kinds)
        return memory.table[rows]

    def _remember(self, memory: Memory, keys: Sequence[bytes], vectors: Rows) -> None:
        """A row is told of when it is written, and never written again."""
        with self._storing:
            for key, vector in zip(keys, vectors, strict=True):
                row = len(memory.rows)
                if key not in memory.rows and row < REMEMBERED:
                    memory.table[row] = vector
                    memory.rows[key] = row

    def _mixed(self, kinds: NDArray[np.uint64]) -> Rows:
        """What the attributes of words make of them."""
        parts = [
            self._ops.gather_add(
                hashed.table,
                self._ops.hash(np.ascontiguousarray(column), hashed.seed) % hashed.table.shape[0],
            )
            for hashed, column in zip(self._hashed, kinds.T, strict=True)
        ]
        return self._passed(self._mixing, np.hstack(parts))

    def _passed(self, layer: Dense, rows: Rows) -> Rows:
        """The rows behind the layer, computed as thinc does."""
        values = self._ops.gemm(rows, layer.weights, trans2=True)
        values += layer.bias
        best: Rows = self._ops.maxout(values.reshape(len(rows), self._width, layer.pieces))[0]
        best -= np.add.reduce(best, axis=1, keepdims=True) / np.float32(self._width)
        spread = np.add.reduce(best * best, axis=1, keepdims=True) / np.float32(self._width)
        best *= (spread + TINY) ** -0.5
        best *= layer.gain
        best += layer.shift
        return best


def _dense(layers: Sequence[Model[Any, Any]]) -> Iterator[Dense]:
    maxouts = [layer for layer in layers if layer.name == "maxout"]
    norms = [layer for layer in layers if layer.name == "layernorm"]
    for maxout, norm in zip(maxouts, norms, strict=True):
        weights = _weights(maxout, "W")
        outputs, pieces, inputs = weights.shape
        yield Dense(
            weights.reshape(outputs * pieces, inputs),
            _weights(maxout, "b").reshape(outputs * pieces),
            pieces,
            _weights(norm, "G"),
            _weights(norm, "b"),
        )


def _weights(layer: Model[Any, Any], name: str) -> Rows:
    return cast(Rows, layer.get_param(name))
