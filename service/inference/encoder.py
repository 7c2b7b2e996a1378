"""The sentence encoder: a text as a point, near to those that tell of the same, in whatever words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from service.inference.network import MODEL, VOCABULARY, Network, load_vocabulary

FOLDER = Path(__file__).parent / "encoder"

WIDTH = 384
"""Numbers of a point, and bytes of a packed one."""

MOST = 127
"""The furthest whole number of a packed point."""

Point = npt.NDArray[np.float32]


class Encoder:
    """A loaded encoder. Threads may share it, and processes forked from the one that loaded it."""

    def __init__(self, folder: Path, vocabulary: Path) -> None:
        """Raises InferenceUnavailable, naming the file, where one of the four cannot be read."""
        self._pieces = load_vocabulary(vocabulary)
        self._network = Network(folder)
        self.name = f"{crc32((folder / MODEL).read_bytes()):08x}"
        """Changes with the network: points of two encoders have nothing in common."""

    def encode(self, text: str) -> Point:
        """WIDTH numbers, of length 1 together; some 3 ms of a core for a sentence."""
        given = self._network.run(self._pieces.single(text))
        return np.asarray(given / np.linalg.norm(given), dtype=np.float32)

    def pack(self, text: str) -> bytes:
        """The same as WIDTH bytes, for `likenesses`."""
        point = self.encode(text)
        return bytes(np.rint(point / np.abs(point).max() * MOST).astype(np.int8).tobytes())


def likenesses(point: Point, packed: Sequence[bytes]) -> list[float | None]:
    """How near each packed point is: the cosine of the angle, in [-1, 1]; None of an empty one."""
    known = [one for one in packed if one]
    points = np.frombuffer(b"".join(known), dtype=np.int8).reshape(-1, WIDTH).astype(np.float32)
    near = iter((points @ point / np.linalg.norm(points, axis=1)).tolist())
    return [next(near) if one else None for one in packed]


def open_encoder() -> Encoder:
    """The encoder that comes with the service. Raises InferenceUnavailable naming the file."""
    return Encoder(FOLDER, FOLDER.parent / "reader" / VOCABULARY)
