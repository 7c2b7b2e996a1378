"""Who said which words, in the ways that outlets put it."""

import pytest

from tests.extraction.reading import read_drafts, said

ONE = [
    # cue before, behind and inside
    ("The minister said that the dam would stay shut.", "minister", "the dam would stay shut"),
    ("Halvard Brenn said the dam was safe.", "Halvard Brenn", "the dam was safe"),
    ("The dam is safe, Halvard Brenn said on Monday.", "Halvard Brenn", "The dam is safe"),
    (
        "The dam is quite safe, said Halvard Brenn, the energy minister.",
        "Halvard Brenn",
        "The dam is quite safe",
    ),
    ("“The dam is safe for now,” Brenn told reporters.", "Halvard Brenn", "The dam is safe for now"),
    ("Brenn said: “The dam is safe for now.”", "Halvard Brenn", "The dam is safe for now"),
    ("The dam, Halvard Brenn said, is still quite safe.", "Halvard Brenn", None),
    ("According to Petra Solane, the fields are dry.", "Petra Solane", "the fields are dry"),
    ("The fields are dry, according to Petra Solane.", "Petra Solane", "The fields are dry"),
    # relays and two levels
    (
        "Farms have lost the harvest, reported Corvane, citing Petra Solane.",
        None,
        "Farms have lost the harvest",
    ),
    ("The gates were closed, he was quoted as saying.", None, "The gates were closed"),
    # the whole clause is the claim
    (
        "Halvard Brenn denied that the dam was to blame.",
        "Halvard Brenn",
        "Halvard Brenn denied that the dam was to blame",
    ),
    (
        "Petra Solane accused Tarvia of stealing water.",
        "Petra Solane",
        "Petra Solane accused Tarvia of stealing water",
    ),
    (
        "Orla Teyne vowed to open the gates by force.",
        "Orla Teyne",
        "Orla Teyne vowed to open the gates by force",
    ),
    ("The army announced the capture of two posts.", "army", "The army announced the capture of two posts"),
    # bodies and offices
    (
        "The Lesmondi Water Authority said the flow had halved.",
        "Lesmondi Water Authority",
        "the flow had halved",
    ),
    (
        "Tarvian police detained 24 people, the Interior Ministry said.",
        "Interior Ministry",
        "Tarvian police detained 24 people",
    ),
    # narration
    ("The Kessary Dam was completed in 1991.", None, "The Kessary Dam was completed in 1991"),
    (
        "The official did not say how many people were affected.",
        None,
        "The official did not say how many people were affected",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "excerpt"), ONE)
def test_one_claim_and_its_speaker(text: str, speaker: str | None, excerpt: str | None) -> None:
    claims = said(text)
    assert claims, "no claim found"
    found, words = claims[0]
    if speaker is not None:
        assert found == speaker
    if excerpt is not None:
        assert words == excerpt


def test_narration_has_no_speaker_and_the_narrators_side() -> None:
    (draft,) = read_drafts("The Kessary Dam was completed in 1991.")
    assert draft.attribution.kind == "narration"
    assert (draft.attribution.side, draft.attribution.speaker, draft.attribution.cue) == ("press", None, None)


STORIES = [
    (
        "pronouns and titles stand for who was named",
        "Petra Solane, the governor of Ilvane, said the wells were empty. "
        "She added that 40 tankers were on the way. The governor warned that the harvest was lost.",
        ["Petra Solane"] * 3,
    ),
    (
        "a body is taken up as it and as the ministry",
        "The Tarvian Energy Ministry said the lake was low. The ministry said the gates would stay shut. "
        "The lake will be full in June, it added.",
        ["Tarvian Energy Ministry"] * 3,
    ),
    (
        "a surname is the full name",
        "The gates are shut, said Halvard Brenn, the energy minister.\nThe lake is rising, Brenn added.",
        ["Halvard Brenn"] * 2,
    ),
    (
        "speech runs over sentences and paragraphs",
        "“We have taken nothing from them at all. The treaty gives us that water."
        "\n\n“It always did so,” Brenn said.",
        ["Halvard Brenn"] * 3,
    ),
    (
        "an interrupted quotation",
        "“The wells are dry in nine villages,” Solane said. “We have asked the commission for help.”",
        ["Petra Solane"] * 2,
    ),
    (
        "two speakers in one sentence",
        "Brenn said the dam was safe, while Solane said the walls were cracked.",
        ["Halvard Brenn", "Petra Solane"],
    ),
    (
        "an adding participle keeps the speaker",
        "Aste said the guards had fired first, adding that two soldiers were wounded.",
        ["Mirel Aste"] * 2,
    ),
]


@pytest.mark.parametrize(
    ("text", "speakers"), [story[1:] for story in STORIES], ids=[story[0] for story in STORIES]
)
def test_speakers_are_carried(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in said(text)] == speakers


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Lesmondi officials said the river was low.", "lesmond"),
        ("Ivo Tarn, head of the Ilvane district's fire service, said two barns burned.", "lesmond"),
        ("A spokesman for the Tarvian army said the border was calm.", "tarvia"),
        ("Idris Calloway said both states had broken the treaty.", "commission"),
        ("Two barns burned in Upper Sarn, the local authorities said.", "lesmond"),
        ("Scientists said the summer would be dry.", "unknown"),
        ("A farmer in the village said Tarvia had stolen the river.", "unknown"),
    ],
)
def test_the_side_is_the_speakers_never_the_topics(text: str, side: str) -> None:
    assert read_drafts(text)[0].attribution.side == side


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Brenn said on Monday that the lake was low. He added that it would rise.", ["2022-06-06"] * 2),
        (
            "The lake is low, Brenn told reporters. “It will rise within weeks,” he said on Sunday.",
            ["2022-06-05"] * 2,
        ),
        ("Brenn said on Monday the lake was low. Solane said the wells were dry.", ["2022-06-06", None]),
        ("The lake is low, Brenn said.", [None]),
    ],
)
def test_the_day_it_was_said_holds_for_the_run(text: str, days: list[str | None]) -> None:
    found = sorted(read_drafts(text), key=lambda draft: draft.start)
    assert [draft.stated_on and draft.stated_on.isoformat() for draft in found] == days


def test_who_retells_is_a_relay() -> None:
    (draft,) = read_drafts("Brenn has asserted that there can be no talks, Orla Teyne said.")
    assert draft.attribution.speaker == "Halvard Brenn"
    assert draft.attribution.relayed_by == ("Orla Teyne",)
