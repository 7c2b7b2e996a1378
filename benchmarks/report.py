"""The figures of an accuracy run, and the tables and lines in which a person reads them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.table import Table

from benchmarks.answers import JudgedAnswer, evidence_rates, reliability, verdict_accuracy
from benchmarks.extracted import Extraction, FoundClaim
from benchmarks.frozen import PARTS, Record, answer_record, claim_record
from service.judgement import Stance, Verdict

ALL = "all"

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class CorpusRun:
    """What was measured on one corpus."""

    name: str
    answers: tuple[JudgedAnswer, ...]
    extraction: Extraction


def figures(runs: Sequence[CorpusRun]) -> Figures:
    """The figures of one corpus, or of several together, rounded to three digits.

    Evidence is scored as pairs of a labelled claim and a stance. `found`, `side`, `speaker`, `kind`
    and `stated_on` are shares of all labelled claims that are not optional, found or not.
    """
    answers = [answer for run in runs for answer in run.answers]
    extractions = [run.extraction for run in runs]
    evidence = evidence_rates(answers)
    found = [claim for extraction in extractions for claim in extraction.claims]
    values: Figures = {
        "cases": len(answers),
        "verdict_accuracy": verdict_accuracy(answers),
        "evidence_precision": evidence.precision,
        "evidence_recall": evidence.recall,
        "evidence_f1": evidence.f1,
        "supports_f1": evidence_rates(answers, [Stance.SUPPORTS]).f1,
        "contradicts_f1": evidence_rates(answers, [Stance.CONTRADICTS]).f1,
        "should_abstain": sum(answer.case.verdicts == {Verdict.UNVERIFIED} for answer in answers),
        "abstained": sum(answer.verdict is Verdict.UNVERIFIED for answer in answers),
        "abstained_right": sum(answer.verdict is Verdict.UNVERIFIED and answer.right for answer in answers),
        "claims": len(found),
        "extracted": sum(extraction.extracted for extraction in extractions),
        "spurious": sum(len(extraction.spurious) for extraction in extractions),
        "found": _part(found, lambda claim: claim.claim is not None),
        "side": _part(found, lambda claim: claim.side),
        "speaker": _part(found, lambda claim: claim.speaker),
        "kind": _part(found, lambda claim: claim.kind),
        "stated_on": _part(found, lambda claim: claim.stated_on),
    }
    return {name: round(value, 3) for name, value in values.items()}


def _part(found: Sequence[FoundClaim], holds: Callable[[FoundClaim], bool]) -> float:
    return sum(map(holds, found)) / len(found) if found else 0.0


def kinds_table(runs: Sequence[CorpusRun]) -> Table:
    """Right verdicts by kind of statement and corpus."""
    table = Table("kind", title="Right verdicts")
    for run in runs:
        table.add_column(run.name, justify="right")
    table.add_column(ALL, justify="right", style="bold")
    for kind in sorted({answer.case.kind for run in runs for answer in run.answers}):
        rows = [[answer for answer in run.answers if answer.case.kind == kind] for run in runs]
        together = [answer for row in rows for answer in row]
        table.add_row(kind, *(_of_all(row) for row in [*rows, together]))
    return table


def _of_all(answers: Sequence[JudgedAnswer]) -> str:
    return f"{sum(answer.right for answer in answers)} / {len(answers)}" if answers else ""


def figures_by_corpus(runs: Sequence[CorpusRun]) -> dict[str, Figures]:
    """The figures of each corpus, and of all together where there are several."""
    by_corpus = {run.name: figures([run]) for run in runs}
    return by_corpus if len(runs) == 1 else {**by_corpus, ALL: figures(runs)}


def figures_table(by_corpus: Mapping[str, Figures]) -> Table:
    """Every figure, a column for each corpus."""
    table = Table("figure", title="Evidence and extraction")
    for name in by_corpus:
        table.add_column(name, justify="right")
    for figure in next(iter(by_corpus.values())):
        table.add_row(figure, *(f"{values[figure]:g}" for values in by_corpus.values()))
    return table


def reliability_table(answers: Sequence[JudgedAnswer]) -> Table:
    """How many evidence items of each confidence are right; optional ones are left out."""
    table = Table("confidence", "items", "right", "share", title="Reliability of evidence items")
    for bucket in reliability(answers):
        share = f"{bucket.right / bucket.items:.2f}" if bucket.items else ""
        table.add_row(f"{bucket.low:.1f} to {bucket.high:.1f}", str(bucket.items), str(bucket.right), share)
    return table


def shown_lines(run: CorpusRun) -> Iterator[str]:
    """What is not right in one corpus, for a reader."""
    for answer in run.answers:
        if not (answer.right and not answer.missed and not answer.wrong and not answer.strays):
            yield from _answer_lines(answer)
    for found in run.extraction.claims:
        if len(claim_record(found)) <= len(PARTS):
            yield from _claim_lines(found)
    for claim in run.extraction.spurious:
        yield f"spurious in {claim.source.document_id}: {claim.text[:110]!r}"


def _answer_lines(answer: JudgedAnswer) -> Iterator[str]:
    accepted = " or ".join(sorted(answer.case.verdicts))
    record = answer_record(answer)
    yield f"{answer.case.id} [{answer.case.kind}] {answer.case.text}"
    yield f"    {'right' if answer.right else 'WRONG'}: {answer.verdict}, accepted {accepted}"
    yield f"    missed {record['missed']} wrong {record['wrong']} strays {len(answer.strays)}"


def _claim_lines(found: FoundClaim) -> Iterator[str]:
    yield f"{found.label.id} {claim_record(found) or 'not found'}: {found.label.excerpt[:100]!r}"
    if found.claim is not None:
        who = found.claim.attribution
        yield f"    is {who.kind}, {who.side}, {who.speaker}, {found.claim.stated_on}"


def corpus_record(run: CorpusRun) -> Record:
    """What is kept of one corpus's run when it is accepted."""
    return {
        "figures": figures([run]),
        "statements": {answer.case.id: answer_record(answer) for answer in run.answers},
        "claims": {found.label.id: claim_record(found) for found in run.extraction.claims},
    }
