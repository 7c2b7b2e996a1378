"""The figures of an accuracy run, and the tables and lines in which a person reads them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.table import Table

from benchmarks.answers import JudgedAnswer, evidence_rates, verdict_accuracy
from benchmarks.extracted import Extraction, FoundClaim
from benchmarks.frozen import PARTS, Record, answer_record, claim_record
from service.judgement import Stance, Verdict

ALL = "all"

SHARES = (
    "verdict_accuracy",
    "evidence_precision",
    "evidence_recall",
    "evidence_f1",
    "supports_f1",
    "contradicts_f1",
)
"""The figures of answers that do not grow with the number of statements."""

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class CorpusRun:
    """What was measured on one corpus."""

    name: str
    answers: tuple[JudgedAnswer, ...]
    extraction: Extraction
    fresh: tuple[JudgedAnswer, ...] = ()


def figures(runs: Sequence[CorpusRun]) -> Figures:
    """The figures of one corpus, or of several together, rounded to three digits.

    `found`, `side`, `speaker`, `kind` and `stated_on` are shares of all labelled claims that are not
    optional, found or not.
    """
    extractions = [run.extraction for run in runs]
    found = [claim for extraction in extractions for claim in extraction.claims]
    values: Figures = {
        "claims": len(found),
        "extracted": sum(extraction.extracted for extraction in extractions),
        "spurious": sum(len(extraction.spurious) for extraction in extractions),
        "found": _part(found, lambda claim: claim.claim is not None),
        "side": _part(found, lambda claim: claim.side),
        "speaker": _part(found, lambda claim: claim.speaker),
        "kind": _part(found, lambda claim: claim.kind),
        "stated_on": _part(found, lambda claim: claim.stated_on),
    }
    answers = [answer for run in runs for answer in run.answers]
    return {**answer_figures(answers), **{name: round(value, 3) for name, value in values.items()}}


def answer_figures(answers: Sequence[JudgedAnswer]) -> Figures:
    """The figures of answers, rounded to three digits; evidence as pairs of a labelled claim and a stance."""
    evidence = evidence_rates(answers)
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
    }
    return {name: round(value, 3) for name, value in values.items()}


def _part(found: Sequence[FoundClaim], holds: Callable[[FoundClaim], bool]) -> float:
    return sum(map(holds, found)) / len(found) if found else 0.0


def kinds_table(runs: Sequence[CorpusRun]) -> Table:
    """Right verdicts by kind of statement and corpus; of all corpora together, the evidence as well."""
    table = Table("kind", title="Right verdicts")
    for run in runs:
        table.add_column(run.name, justify="right")
    for name in (ALL, *([f"{ALL} fresh"] if any(run.fresh for run in runs) else [])):
        table.add_column(name, justify="right", style="bold")
    for name in ("evidence F1", "contradicts F1"):
        table.add_column(name, justify="right")
    for kind in sorted({answer.case.kind for run in runs for answer in run.answers}):
        rows = [[answer for answer in run.answers if answer.case.kind == kind] for run in runs]
        together = [answer for row in rows for answer in row]
        fresh = [answer for run in runs for answer in run.fresh if answer.case.kind == kind]
        counted = [*rows, together, *([fresh] if any(run.fresh for run in runs) else [])]
        rates = (_f1(together, tuple(Stance)), _f1(together, (Stance.CONTRADICTS,)))
        table.add_row(kind, *(_of_all(row) for row in counted), *rates)
    return table


def _f1(answers: Sequence[JudgedAnswer], stances: tuple[Stance, ...]) -> str:
    """Empty where no evidence of these stances is wanted."""
    wanted = any(stance in stances for answer in answers for _, stance in answer.case.required)
    return f"{evidence_rates(answers, stances).f1:.2f}" if wanted else ""


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


def gap_table(runs: Sequence[CorpusRun]) -> Table:
    """The statements that rules were written against beside those kept back, and what is lost."""
    table = Table("figure", title="Developed / fresh statements")
    for run in runs:
        table.add_column(run.name, justify="right")
    for name in ("all developed", "all fresh", "gap"):
        table.add_column(name, justify="right", style="bold")
    pairs = [(answer_figures(run.answers), answer_figures(run.fresh)) for run in runs]
    developed = answer_figures([answer for run in runs for answer in run.answers])
    fresh = answer_figures([answer for run in runs for answer in run.fresh])
    for name in developed:
        each = (f"{old[name]:g}" + (f" / {new[name]:g}" if new["cases"] else "") for old, new in pairs)
        gap = f"{fresh[name] - developed[name]:+.3f}" if name in SHARES else ""
        table.add_row(name, *each, f"{developed[name]:g}", f"{fresh[name]:g}", gap)
    return table


def shown_lines(run: CorpusRun) -> Iterator[str]:
    """What is not right in one corpus, for a reader."""
    for answer in (*run.answers, *run.fresh):
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


def run_records(runs: Sequence[CorpusRun]) -> dict[str, Record]:
    """What is kept of a run when it is accepted: of each corpus, and the figures of all together."""
    records = {run.name: corpus_record(run) for run in runs}
    if len(runs) > 1:
        records[ALL] = {"figures": _kept_figures(runs), "statements": {}, "claims": {}}
    return records


def corpus_record(run: CorpusRun) -> Record:
    """What is kept of one corpus's run; of fresh statements the figures only."""
    return {
        "figures": _kept_figures([run]),
        "statements": {answer.case.id: answer_record(answer) for answer in run.answers},
        "claims": {found.label.id: claim_record(found) for found in run.extraction.claims},
    }


def _kept_figures(runs: Sequence[CorpusRun]) -> Figures:
    fresh = [answer for run in runs for answer in run.fresh]
    kept = {f"fresh_{name}": value for name, value in answer_figures(fresh).items() if fresh}
    return figures(runs) | kept
