"""The last accepted run of the accuracy benchmark, committed so that a change shows what it moved."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.answers import JudgedAnswer
from benchmarks.extracted import FoundClaim

Record = dict[str, Any]
"""{"figures": {name: value}, "statements": {id: {...}}, "claims": {id: [what is right]}} by corpus."""

PARTS = ("side", "speaker", "kind", "stated_on")
"""What is compared of the attribution of a found claim."""


def answer_record(answer: JudgedAnswer) -> Record:
    """What is kept of one answer: the verdict, whether it is right, and the pairs that are not."""
    return {
        "verdict": answer.verdict.value,
        "right": answer.right,
        "missed": sorted(f"{claim} {stance}" for claim, stance in answer.missed),
        "wrong": sorted(f"{claim} {stance}" for claim, stance in answer.wrong),
    }


def claim_record(found: FoundClaim) -> list[str]:
    """What is right about one labelled claim; empty where it was not found."""
    if found.claim is None:
        return []
    return ["found", *(part for part in PARTS if getattr(found, part))]


def read_frozen(path: Path) -> Record:
    """The accepted run by corpus; empty where none has been written yet."""
    if not path.exists():
        return {}
    record: Record = json.loads(path.read_text(encoding="utf-8"))
    return record


def write_frozen(path: Path, run: Mapping[str, Record]) -> None:
    """Keep this run as the accepted one; corpora that it did not measure stay as they were."""
    path.parent.mkdir(parents=True, exist_ok=True)
    merged = {**read_frozen(path), **run}
    path.write_text(json.dumps(merged, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def find_flips(name: str, before: Mapping[str, Any], now: Record) -> Iterator[str]:
    """One line for each figure, verdict and claim of a corpus that is not as it was accepted."""
    for figure, value in now["figures"].items():
        old = before.get("figures", {}).get(figure)
        if old is not None and old != value:
            yield f"{name} {figure}: {old} -> {value}"
    for case, answer in now["statements"].items():
        old = before.get("statements", {}).get(case)
        if old is not None and old["right"] != answer["right"]:
            yield f"{_sign(answer['right'])} {case}: {old['verdict']} -> {answer['verdict']}"
    for claim, parts in now["claims"].items():
        old = before.get("claims", {}).get(claim)
        if old is not None and old != parts:
            lost, won = (set(old) - set(parts)), (set(parts) - set(old))
            yield f"{_sign(not lost)} {claim}: lost {sorted(lost)}, won {sorted(won)}"


def _sign(better: bool) -> str:
    return "better" if better else "WORSE "
