"""The encoder puts what tells of the same near together, in whatever words."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import InferenceUnavailable
from service.inference import Encoder, likenesses, open_encoder
from service.inference.encoder import FOLDER, WIDTH
from service.inference.model import FOLDER as READER
from service.inference.network import MODEL, PIECES, SCALES, VOCABULARY

ENCODER = open_encoder()
WORDS = READER / VOCABULARY

FARTHEST_BY_PACKING = 0.005
"""How far the whole numbers of a packed point may move a cosine."""

CLAIMS = [
    "Nobody warned us, a resident of Tessin complained.",
    "The museum in Tessin was forced to close by flooding.",
    "Ilona Maresh: the two countries should exercise restraint around the plant.",
    "Lacking men and ammunition, Ostrany has been on the defensive for a year.",
    "Residents of Tessin were moved to a school in Karsk.",
    "Both armies hold villages near the plant in Karsk.",
]
NEAREST = [
    ("Locals say they had no notice.", 0),
    ("High water has shut the gallery.", 1),
    ("Velmar's president pleads with both armies to hold back.", 2),
    ("The southern army is outgunned and outnumbered.", 3),
    ("Evacuees sleep in classrooms", 4),
    ("Where do the troops stand near the power station?", 5),
]
"""A statement in other words than the claim of which it tells, which shares fewer with it than others do."""


@pytest.mark.parametrize(("statement", "place"), NEAREST)
def test_of_the_claims_of_a_story_the_one_that_tells_of_it_is_nearest(statement: str, place: int) -> None:
    near = likenesses(ENCODER.encode(statement), [ENCODER.pack(claim) for claim in CLAIMS])
    assert max(range(len(CLAIMS)), key=lambda i: near[i] or 0) == place


@settings(max_examples=30)
@given(st.text(max_size=900))
def test_every_text_is_a_point_of_length_1_and_nearly_so_when_packed(text: str) -> None:
    point, packed = ENCODER.encode(text), ENCODER.pack(text)
    assert point.shape == (WIDTH,)
    assert np.isclose(np.linalg.norm(point), 1, atol=1e-4)
    [likeness] = likenesses(point, [packed])
    assert likeness is not None
    assert likeness > 1 - FARTHEST_BY_PACKING


def test_what_was_not_packed_has_no_likeness() -> None:
    point = ENCODER.encode("It rained.")
    assert likenesses(point, [b"", b""]) == [None, None]
    first, second, third = likenesses(point, [b"", ENCODER.pack("It rained."), b""])
    assert (first, third) == (None, None)
    assert second == pytest.approx(1, abs=FARTHEST_BY_PACKING)


@pytest.mark.parametrize("name", [MODEL, PIECES, SCALES])
def test_files_that_cannot_be_read_are_named(tmp_path: Path, name: str) -> None:
    for one in {MODEL, PIECES, SCALES} - {name}:
        (tmp_path / one).symlink_to(FOLDER / one)
    with pytest.raises(InferenceUnavailable, match=name):
        Encoder(tmp_path, WORDS)


def test_its_name_is_its_network_s(tmp_path: Path) -> None:
    for one in (MODEL, PIECES, SCALES):
        (tmp_path / one).write_bytes((FOLDER / one).read_bytes())
    assert Encoder(tmp_path, WORDS).name == ENCODER.name
    with (tmp_path / MODEL).open("ab") as network:
        network.write(b"\x32\x00")  # one more empty text of its documentation, which changes nothing else
    assert Encoder(tmp_path, WORDS).name != ENCODER.name
