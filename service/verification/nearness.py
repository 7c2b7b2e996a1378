"""Which claims the inference model may be asked about: the nearest in words and in meaning together.

"The nuclear watchdog pleads with both armies to hold back" shares no word with "the agency urges the two
countries to exercise restraint". The score of the words alone leaves such a claim far down.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from service.inference import Encoder, likenesses
from service.verification.judging import Ranked

IN_WORDS = 0.5
"""What the score of the words counts beside the likeness of the sentence encoder, both in standard deviations
of the field."""


def rank_by_nearness(
    text: str, matched: Sequence[Ranked], encoder: Encoder
) -> list[tuple[Ranked, float | None]]:
    """The matches, the nearest first, each with its likeness in meaning if the index knows what it means."""
    if not matched:
        return []
    near = likenesses(encoder.encode(text), [outline.meaning for _, outline in matched])
    known = [one for one in near if one is not None]
    middle = sum(known) / len(known) if known else 0.0
    meant = _standardised([middle if one is None else one for one in near])
    total = IN_WORDS * _standardised([match.score for match, _ in matched]) + meant
    order = sorted(range(len(matched)), key=lambda i: (-total[i], matched[i][1].id))
    return [(matched[i], near[i]) for i in order]


def _standardised(values: Sequence[float]) -> npt.NDArray[np.float64]:
    given = np.asarray(values, dtype=np.float64)
    spread = given.std()
    return (given - given.mean()) / spread if spread else np.zeros(len(values))
