"""Claims before they are read: frames with their voices, spans with their attributions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from service.domain import Attribution, AttributionKind
from service.extraction.frames import Frame
from service.extraction.parser import Sentence
from service.extraction.voices import Voice


@dataclass(frozen=True, slots=True)
class Said:
    """A frame of one sentence with the voice it resolved to and the day it was said.

    `voice` is None where a pronoun stands for nobody; `cited` is whom an agency cites.
    """

    sentence: int
    frame: Frame
    voice: Voice | None
    cited: Voice | None
    day: date | None

    def holds(self, other: Said) -> bool:
        """True if the other frame's cue stands within what this one attributes."""
        return other is not self and other.frame.cue.i in self.frame.content


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is read: a range of tokens of one sentence and who asserts it.

    `start` and `end` are the excerpt, `shown_from` and `shown_to` the whole sentence, reporting
    words included; offsets into the document. `past_perfect` marks "had said": an earlier day.
    """

    sentence: Sentence
    words: range
    start: int
    end: int
    shown_from: int
    shown_to: int
    attribution: Attribution
    stated_on: date | None = None
    past_perfect: bool = False


def carry_days(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Gives each run of one speaker's claims the day that the run names, if it names just one.

    "said on Monday" holds for the speaker's next sentences and for those that led to it; another
    speaker or a "had said" ends the run. Narration in between does not.
    """
    runs: list[list[int]] = []
    days: set[date] = set()
    for i, draft in enumerate(drafts):
        if draft.attribution.kind is AttributionKind.NARRATION:
            continue
        if runs and _goes_on(drafts[runs[-1][-1]], days, draft):
            runs[-1].append(i)
        else:
            runs.append([i])
            days = set()
        if draft.stated_on is not None:
            days.add(draft.stated_on)
    day_of: dict[int, date] = {}
    for run in runs:
        for day in {drafts[i].stated_on for i in run} - {None}:
            day_of.update({i: day for i in run if day is not None})
    for i, draft in enumerate(drafts):
        yield replace(draft, stated_on=day_of.get(i, draft.stated_on))


def _goes_on(latest: Draft, days: Set[date], draft: Draft) -> bool:
    """True if the draft is more of what the run's speaker said on the run's day, if it names one."""
    same = latest.attribution.speaker == draft.attribution.speaker
    fits = draft.stated_on is None or not days or draft.stated_on in days
    return same and fits and latest.past_perfect == draft.past_perfect
