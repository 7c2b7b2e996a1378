"""How findings decide: the table that turns the compared aspects of a pair into a stance.

The first row whose conditions all hold decides. `None` as a stance means: does not bear on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.judgement import Aspect, Outcome, Stance

AGREES, CONFLICTS, SILENT = Outcome.AGREES, Outcome.CONFLICTS, Outcome.SILENT


@dataclass(frozen=True, slots=True)
class Row:
    """Conditions on what was compared, the stance they give, how sure it is (in [0, 1]) and what decides.

    `confidence` is the share of such evidence that was right on the labelled cases of `benchmarks/cases`
    (three corpora, 307 statements), where every role agrees and the claim covers the whole statement.
    """

    when: Mapping[str, object]
    stance: Stance | None
    confidence: float
    why: str

    @property
    def rule(self) -> str:
        """Its stance and conditions in words, by which the benchmark tells it from other rows."""
        conditions = (
            f"{'' if value else 'not '}{fact}" if isinstance(value, bool) else f"{fact} {value}"
            for fact, value in self.when.items()
        )
        return f"{self.stance or 'neither'}: {', '.join(conditions)}"


ANOTHERS_FIGURE = Row({"agents": CONFLICTS, "figure": CONFLICTS}, None, 0, "agents")
"""Another party's other figure: both may be so."""

TABLE: tuple[Row, ...] = (
    Row({"modality": CONFLICTS}, None, 0, "modality"),
    Row({"stranger": True}, None, 0, "stranger"),
    Row({"asks_otherwise": True}, None, 0, "wording"),
    Row({"swapped": True, "polarity": AGREES}, Stance.CONTRADICTS, 0.88, "agents"),
    Row({"other_kind": True}, None, 0, "patients"),
    Row({"patients": CONFLICTS}, None, 0, "patients"),
    Row({"other_thing": True, "told_alike": False}, None, 0, "patients"),
    Row(
        {
            "held_by_another": True,
            "polarity": AGREES,
            "told_alike": True,
            "covered": True,
            "has_figure": False,
        },
        Stance.CONTRADICTS,
        0.85,
        "places",
    ),
    Row({"places": CONFLICTS}, None, 0, "places"),
    Row({"places_open": True}, None, 0, "places"),
    Row({"wider": True, "figure": CONFLICTS}, None, 0, "places"),
    Row({"spread": True, "has_figure": True}, None, 0, "places"),
    Row({"of_one_place": True, "has_figure": True}, None, 0, "places"),
    Row({"elsewhere": True}, None, 0, "places"),
    Row({"date": CONFLICTS, "onset": True, "agents": CONFLICTS}, None, 0, "agents"),
    Row(
        {"date": CONFLICTS, "onset": True, "polarity": AGREES, "has_figure": False},
        Stance.CONTRADICTS,
        0.97,
        "date",
    ),
    Row(
        {"date": CONFLICTS, "fixed": True, "polarity": AGREES, "has_figure": False},
        Stance.CONTRADICTS,
        0.9,
        "date",
    ),
    Row({"date": CONFLICTS}, None, 0, "date"),
    ANOTHERS_FIGURE,
    Row({"agents": CONFLICTS, "against_each_other": True}, None, 0, "agents"),
    Row({"agents": CONFLICTS, "identified": True, "polarity": AGREES}, Stance.CONTRADICTS, 0.88, "agents"),
    Row({"agents": CONFLICTS}, None, 0, "agents"),
    Row({"onset_needed": True}, None, 0, "date"),
    Row({"short_of_all": True, "covered": True}, Stance.SUPPORTS, 0.85, "figure"),
    Row({"only_some": True}, None, 0, "polarity"),
    Row({"anything": True, "covered_well": False}, None, 0, "wording"),
    Row({"figure": CONFLICTS, "polarity": AGREES, "half_covered": False}, None, 0, "wording"),
    Row({"figure": CONFLICTS, "anything": True, "beside_told": False}, None, 0, "wording"),
    Row({"figure": CONFLICTS, "polarity": AGREES, "denied": True}, None, 0, "figure"),
    Row({"figure": CONFLICTS, "located": True, "other_doer": True}, None, 0, "agents"),
    Row({"figure": CONFLICTS, "polarity": AGREES}, Stance.CONTRADICTS, 1.0, "figure"),
    Row({"figure": AGREES, "polarity": AGREES, "doer_open": True}, None, 0, "agents"),
    Row({"figure": AGREES, "polarity": AGREES}, Stance.SUPPORTS, 0.97, "figure"),
    Row({"figure": AGREES, "polarity": CONFLICTS}, Stance.CONTRADICTS, 0.85, "polarity"),
    Row({"falls_short": True}, Stance.SUPPORTS, 0.8, "figure"),
    Row({"other_thing": True, "told_itself": False}, None, 0, "patients"),
    Row(
        {
            "has_figure": True,
            "same": True,
            "polarity": CONFLICTS,
            "claim_has_figure": False,
            "aside": False,
            "other_doer": False,
            "denied": False,
        },
        Stance.CONTRADICTS,
        0.8,
        "polarity",
    ),
    Row({"has_figure": True}, None, 0, "figure"),
    Row({"other_doer": True}, None, 0, "agents"),
    Row({"doer_open": True}, None, 0, "agents"),
    Row({"not_begun": True, "polarity": AGREES}, None, 0, "date"),
    Row({"bare": True}, None, 0, "wording"),
    Row({"part_only": True}, None, 0, "patients"),
    Row({"broader": True}, None, 0, "wording"),
    Row({"patients_open": True}, None, 0, "patients"),
    Row({"mentioned": True}, None, 0, "wording"),
    Row({"roles_apart": True, "covered_well": False}, None, 0, "wording"),
    Row({"polarity": CONFLICTS, "covered": True}, Stance.CONTRADICTS, 0.85, "polarity"),
    Row({"polarity": AGREES, "covered": True}, Stance.SUPPORTS, 0.72, "polarity"),
    Row({}, None, 0, "wording"),
)

ROWS = tuple((tuple(row.when.items()), row) for row in TABLE)
"""The table, each row with its conditions one after the other."""

UNSEEN: Mapping[Aspect, Mapping[str, object]] = {
    Aspect.EVENT: {
        **dict.fromkeys(("broader", "anything", "bare", "mentioned", "aside", "asks_otherwise"), False),
    },
    Aspect.FIGURE: {"figure": SILENT, "has_figure": False, "claim_has_figure": False},
    Aspect.DATE: {"date": SILENT, "onset": False, "fixed": False, "onset_needed": False, "not_begun": False},
    Aspect.POLARITY: {
        "denied": False,
        "polarity": AGREES,
        "only_some": False,
        "short_of_all": False,
        "falls_short": False,
    },
    Aspect.ROLE: {
        **dict.fromkeys(("agents", "patients", "places"), SILENT),
        **dict.fromkeys(("swapped", "identified", "stranger"), False),
        **dict.fromkeys(
            (
                "located",
                "part_only",
                "against_each_other",
                "other_doer",
                "other_thing",
                "other_kind",
                "doer_open",
                "patients_open",
                "places_open",
                "held_by_another",
                "wider",
                "spread",
                "of_one_place",
                "elsewhere",
            ),
            False,
        ),
    },
    Aspect.MODALITY: {"modality": AGREES},
    Aspect.WORDING: {
        **dict.fromkeys(
            ("covered", "half_covered", "covered_well", "told_alike", "told_itself", "beside_told"), True
        ),
        "roles_apart": False,
    },
}
"""What an aspect tells the table where it is not compared: nothing that speaks against the pair."""


def decide(facts: Mapping[str, object], without: Iterable[Aspect] = ()) -> Row:
    """The first row of the table that fits; of aspects in `without`, as if nothing were known.

    Of the facts no more is asked for than the rows up to that one need.
    """
    unseen: dict[str, object] = {}
    for aspect in without:
        unseen.update(UNSEEN.get(aspect, {}))
    for when, row in ROWS:
        for key, value in when:
            if (unseen[key] if key in unseen else facts[key]) != value:
                break
        else:
            return row
    raise AssertionError("the last row has no condition")
