"""What confidence is worth: of the evidence that was given so much of it, how much was right.

By bands, as a client sees it, and by the rule that decided, as an editor of the stance table needs it.
Evidence that the labels call optional is neither right nor wrong, and left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.table import Table

from benchmarks.answers import JudgedAnswer, JudgedItem

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Lower ends of the bands of confidence; the last ends at 1, included."""

AnswersByCorpus = Mapping[str, Sequence[JudgedAnswer]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Evidence items, how many of them are right, and the sum of their confidences."""

    items: int
    right: int
    said: float

    @property
    def share(self) -> float:
        """The share that is right; 0 for no items."""
        return self.right / self.items if self.items else 0.0

    @property
    def mean(self) -> float:
        """The mean confidence; 0 for no items."""
        return self.said / self.items if self.items else 0.0

    @property
    def expected(self) -> float:
        """The share to expect of further items: Laplace's rule of succession, careful with few."""
        return (self.right + 1) / (self.items + 2)


def tally(items: Iterable[JudgedItem]) -> Tally:
    """Counts the items that are right or wrong."""
    counted = [item for item in items if item.right is not None]
    return Tally(
        len(counted), sum(bool(item.right) for item in counted), sum(item.confidence for item in counted)
    )


def bands(answers: Iterable[JudgedAnswer]) -> list[tuple[float, float, Tally]]:
    """Lower end, upper end and tally of each band of confidence."""
    items = _items(answers)
    edges = zip(BANDS, (*BANDS[1:], 1.0), strict=True)
    return [(low, high, tally(item for item in items if _inside(item, low, high))) for low, high in edges]


def _inside(item: JudgedItem, low: float, high: float) -> bool:
    return low <= item.confidence < high or item.confidence == high == 1.0


def _items(answers: Iterable[JudgedAnswer]) -> list[JudgedItem]:
    return [item for answer in answers for item in answer.items]


def bands_table(title: str, answers: Sequence[JudgedAnswer]) -> Table:
    """How much evidence of each band of confidence is right, beside what it was given."""
    table = Table("confidence", title=f"Reliability of evidence, {title}")
    for column in ("items", "right", "share", "mean confidence"):
        table.add_column(column, justify="right")
    for low, high, one in bands(answers):
        shares = (f"{one.share:.2f}", f"{one.mean:.2f}") if one.items else ("", "")
        table.add_row(f"{low:.1f} to {high:.1f}", str(one.items), str(one.right), *shares)
    return table


def rules(answers: AnswersByCorpus) -> dict[str, dict[str, Tally]]:
    """The tally of each rule by corpus, the rule with most evidence first."""
    names = {item.rule for each in answers.values() for item in _items(each)}
    found = {
        rule: {
            corpus: tally(item for item in _items(each) if item.rule == rule)
            for corpus, each in answers.items()
        }
        for rule in names
    }
    return dict(sorted(found.items(), key=lambda pair: (-together(pair[1].values()).items, pair[0])))


def together(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    several = list(tallies)
    return Tally(
        sum(one.items for one in several), sum(one.right for one in several), sum(one.said for one in several)
    )


def rules_table(title: str, answers: AnswersByCorpus) -> Table:
    """Each rule of the stance table: what it decided, how much was right, and what it was given.

    `times` is what its constant would have to be multiplied with to be what is to be expected.
    """
    table = Table("rule that decided", title=f"Reliability by rule, {title}")
    for column in ("items", "right", "share", "mean confidence", "times", *answers):
        table.add_column(column, justify="right")
    for rule, by_corpus in rules(answers).items():
        one = together(by_corpus.values())
        if one.items:
            times = one.expected / one.mean if one.mean else 0.0
            each = (f"{each.right} / {each.items}" if each.items else "" for each in by_corpus.values())
            counts = (str(one.items), str(one.right), f"{one.share:.2f}", f"{one.mean:.2f}", f"{times:.2f}")
            table.add_row(rule, *counts, *each)
    return table


def brier(answers: AnswersByCorpus) -> tuple[float, float]:
    """The mean squared error of the confidences, as given and as the other corpora would set them.

    The second takes for each item the share of its rule's evidence that is right in the corpora other
    than its own, so it is what measured constants are worth on a corpus that nobody measured.
    """
    table = rules(answers)
    given: list[float] = []
    measured: list[float] = []
    for corpus, each in answers.items():
        for item in _items(each):
            if item.right is None:
                continue
            others = together(one for name, one in table[item.rule].items() if name != corpus)
            given.append((item.confidence - item.right) ** 2)
            measured.append((others.expected - item.right) ** 2)
    return _mean(given), _mean(measured)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
