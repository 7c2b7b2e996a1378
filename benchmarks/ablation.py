"""What each aspect of the judgement is worth: the same statements, with one aspect not compared."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.table import Table

from benchmarks.answers import JudgedAnswer, evidence_rates, verdict_accuracy
from service.judgement import Aspect, Stance

NOTHING_OFF = "everything compared"


@dataclass(frozen=True, slots=True)
class Worth:
    """The figures of one run."""

    without: str
    verdicts: float
    evidence: float
    contradicts: float


def worth(without: str, answers: Sequence[JudgedAnswer]) -> Worth:
    """The three figures by which a run is judged."""
    against = evidence_rates(answers, [Stance.CONTRADICTS])
    return Worth(without, verdict_accuracy(answers), evidence_rates(answers).f1, against.f1)


def ablate(ask: Callable[[frozenset[Aspect]], Sequence[JudgedAnswer]]) -> Iterator[Worth]:
    """The run with every aspect, then one run without each; `ask` answers all cases without some."""
    yield worth(NOTHING_OFF, ask(frozenset()))
    for aspect in Aspect:
        yield worth(aspect.value, ask(frozenset({aspect})))


def ablation_table(runs: Sequence[Worth]) -> Table:
    """What is left without each aspect, and in brackets what the aspect buys, the dearest first."""
    whole, *others = runs
    table = Table("not compared", title="What each aspect buys")
    for column in ("verdict accuracy", "evidence F1", "contradicts F1"):
        table.add_column(column, justify="right")
    table.add_row(whole.without, *(f"{value:.3f}        " for value in _values(whole)))
    for run in sorted(others, key=lambda run: sum(_values(run))):
        pairs = zip(_values(whole), _values(run), strict=True)
        table.add_row(run.without, *(f"{now:.3f} ({full - now:+.3f})" for full, now in pairs))
    return table


def _values(run: Worth) -> tuple[float, float, float]:
    return run.verdicts, run.evidence, run.contradicts
