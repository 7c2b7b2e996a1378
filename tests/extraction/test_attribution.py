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
    # a clause with "that" which the parser hangs on a noun
    (
        "The firm told a customer, Ann Lee, that repairs would cost £2m.",
        "firm",
        "repairs would cost £2m",
    ),
    (
        "However, the head of the depot in the town of Kamna, Petar Zoric, earlier confirmed to the channel"
        " Kanal 9 that three people had received notices.",
        "Petar Zoric",
        "three people had received notices",
    ),
    # relays and two levels
    (
        "Farms have lost the harvest, reported Corvane, citing Petra Solane.",
        None,
        "Farms have lost the harvest",
    ),
    ("The gates were closed, he was quoted as saying.", None, "The gates were closed"),
    (
        "The Courier reported that 40 jobs would go, citing two people familiar with the matter.",
        "Courier",
        "40 jobs would go",
    ),
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
    # asides in the midst of a sentence, whatever the parser makes of them
    ("The problem now, Brenn told reporters on Friday, is that the lake is empty.", "Halvard Brenn", None),
    ("But the gates that his country holds, Brenn added, are like a tap.", "Halvard Brenn", None),
    (
        "The camp is near the weir, which, Solane said, is usually full of anglers at dawn.",
        "Petra Solane",
        "The camp is near the weir",
    ),
    ("In recent days, aides to the governor say, the army has lost patience with the talks.", "aides", None),
    # quotations whose words are no clause, names with a party or an age behind them
    (
        "“It was a great day. One of the best,” Orla Teyne (F-Corvane) said in an interview.",
        "Orla Teyne",
        None,
    ),
    ("“The gates will stay shut,” Halvard Brenn, F-Corvane, said Tuesday.", "Halvard Brenn", None),
    ("“I think the gates are shut,” Orla Teyne, an engineer, told me this week.", "Orla Teyne", None),
    # without a clause of its own
    ("As one farmer pointed out, the gap between the two walls is vast.", "one farmer", None),
    ("As the police have said, the driver had a permit.", "police", "the driver had a permit"),
    ("In Solane's words, four wells in five are dry.", "Petra Solane", "four wells in five are dry"),
    ("The talks go well, was stated on the company's site.", "company", "The talks go well"),
    ("A statement from the ministry said 12 people had died.", "ministry", "12 people had died"),
    # whom the tagger or the parser misreads
    ("But Brenn claims that he should be the exception.", "Halvard Brenn", "he should be the exception"),
    (
        "Solane said after the vote she would not accept the offer if it were made.",
        "Petra Solane",
        None,
    ),
    ("The lake is dead, according to show insiders.", "insiders", "The lake is dead"),
    ("Those close to him say that he would have to consider Orla Teyne.", "Those close to him", None),
    (
        "Sens. Ada Merkel (F-Cor.), Sherry Brun (L-Sarn) and Rob Mendes (L-Il.) all suggested "
        "that the wall was weak.",
        "Ada Merkel, Sherry Brun and Rob Mendes",
        "the wall was weak",
    ),
    (
        "A ministry spokesman called this “quite untrue” but would not say more.",
        "ministry spokesman",
        "A ministry spokesman called this “quite untrue” but would not say more",
    ),
    (
        "Solane hit back at suggestions that the wells were full.",
        "Petra Solane",
        "Solane hit back at suggestions that the wells were full",
    ),
    (
        "The deputy minister did not exclude that soldiers will help.",
        "deputy minister",
        "The deputy minister did not exclude that soldiers will help",
    ),
    # a view of those whose business it is to have one, retold or not
    (
        "Analysts expect the bank to cut rates in May, the Courier reported.",
        "Analysts",
        "Analysts expect the bank to cut rates in May",
    ),
    ("Traders forecast rates of 4%, Corvane reported.", "Traders", "Traders forecast rates of 4%"),
    (
        "Investigators suspect a downed power line.",
        "Investigators",
        "Investigators suspect a downed power line",
    ),
    ("Brenn said the army expects an attack at dawn.", "Halvard Brenn", "the army expects an attack at dawn"),
    ("Prices are expected to fall, the bank said.", "bank", "Prices are expected to fall"),
    # who is only named before a colon
    ("The chief executive: “We are closing the plant.”", "chief executive", "We are closing the plant"),
    ("The boss: we are closing the plant in May.", "boss", "we are closing the plant in May"),
    ("Her lawyer: “She did nothing wrong.”", "lawyer", "She did nothing wrong"),
    ("The families: “We have waited for six years.”", "families", "We have waited for six years"),
    ("Police: two men were held after the fire", "Police", "two men were held after the fire"),
    ("Halvard Brenn: the dam will stay shut", "Halvard Brenn", "the dam will stay shut"),
    # "that" where the parser takes it for something else, and a second clause with it
    ("Brenn told Corvane that officers “will read this very carefully”.", "Halvard Brenn", None),
    (
        "The firm admitted the loss of 40 farms in May.",
        "firm",
        "The firm admitted the loss of 40 farms in May",
    ),
    # an adjective between marks
    ("Health Secretary Miriam Cole said she was “horrified”.", "Miriam Cole", "she was “horrified”"),
    # whom "told" has behind it hears
    (
        "“The lake can fill in ten weeks,” the institute's director, Rosa Ibel, told Corvane.",
        "Rosa Ibel",
        "The lake can fill in ten weeks",
    ),
    # two words
    ("Petra Solane added: “Nobody listened.”", "Petra Solane", "Nobody listened"),
    # the subject of a passive says nothing
    ("Rates are forecast to rise to 4%, economists said.", "economists", "Rates are forecast to rise to 4%"),
    ("Forty people had died, it was announced on Monday.", None, "Forty people had died"),
    ("Forty people had died, it was reported by Corvane.", "Corvane", "Forty people had died"),
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
    # a figure is worth a short excerpt
    ("“It was 30,” Brenn said.", "Halvard Brenn", "It was 30"),
    # right behind a quotation and before a colon any verb reports
    ("“It is a disgrace for this valley,” fumed Solane.", "Petra Solane", "It is a disgrace for this valley"),
    ("“We lost it all in one night!” groaned Orla Teyne, a farmer.", "Orla Teyne", None),
    ("“I will never leave this town,” the mayor shrugged.", "mayor", "I will never leave this town"),
    # a call within the quotation is no report
    ("“We have not lost a single boat, thank God,” said Petra Solane.", "Petra Solane", None),
    ("The wells are dry, say farmers.", "farmers", "The wells are dry"),
    # what makes it conditional stays
    (
        "If the wall breaks, Ilvane will move two villages, Halvard Brenn said.",
        "Halvard Brenn",
        "If the wall breaks, Ilvane will move two villages",
    ),
    (
        "Solane said that unless it rains the farms will lose 40 cows.",
        "Petra Solane",
        "unless it rains the farms will lose 40 cows",
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


UNNAMED = [
    "A former engineer ignored warnings about cracks, Corvane Crown Court heard yesterday.",
    "Engineer ‘ignored’ cracks for two years, jury told",
    "He repeated it eleven times, the court was told.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_what_a_court_hears_is_somebodys_whom_the_text_does_not_name(text: str) -> None:
    attribution = read_drafts(text)[0].attribution
    assert (attribution.kind, attribution.speaker) == ("reported", None)


NOT_SAID = [
    "He considered debt a last resort.",
    "This museum tells the truth that a country was founded on water.",
    "Halvard Brenn was accused of stealing water.",
    "The dam is said to be safe.",
    "She expects to win.",
    "The plane is suspected of carrying arms.",
    "Water crisis: the wells have run dry",
    "The verdict: the firm pays all of it.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_nobody_says_is_narration(text: str) -> None:
    assert read_drafts(text)[-1].attribution.kind == "narration"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The answer is this: “The wells were dry in every village.”", "quote"),
        ("“The wells were dry in every village,” was the reply.", "quote"),
        ("The play “Where the river was born in May” has closed.", "narration"),
    ],
)
def test_speech_is_never_the_articles_own_claim(text: str, kind: str) -> None:
    attribution = next(
        draft.attribution for draft in read_drafts(text) if "w" in text[draft.start : draft.end]
    )
    assert (attribution.kind, attribution.speaker) == (kind, None)


@pytest.mark.parametrize(
    ("text", "kind", "cue"),
    [
        ("Petra Solane added: “Nobody listened.”", "quote", "added"),
        ("“Nobody listened,” Petra Solane said.", "quote", "said"),
        ("Petra Solane, having seen the lake, was furious: “It is all but empty.”", "quote", ":"),
        ("The boss: “We are closing the plant.”", "quote", ":"),
        ("She called the plan “a disaster”.", "reported", "called"),
    ],
)
def test_kind_and_cue_are_those_of_the_words(text: str, kind: str, cue: str) -> None:
    attribution = read_drafts(text)[-1].attribution
    assert (attribution.kind, attribution.cue) == (kind, cue)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The Interior Ministry said 24 men were held. None was hurt, the Tarvian Interior Ministry said.",
            ["Tarvian Interior Ministry", "Tarvian Interior Ministry"],
        ),
        (
            "The Health Ministry said 24 were ill. The Norland Health Ministry said all were well again.\n"
            "The Sarnish Health Ministry said the water was clean.",
            ["Health Ministry", "Norland Health Ministry", "Sarnish Health Ministry"],
        ),
    ],
)
def test_a_body_goes_by_its_longer_name_where_there_is_one(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in said(text)] == speakers


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
        "a past tense goes on with the past tense, not with the clause within",
        "Solane said that the council would declare a drought and suggested that wells be dug.",
        ["Petra Solane"] * 2,
    ),
    (
        "the second half of what was said needs no subject",
        "Solane says the plan would cost little in the early years, but would eventually drain the lake.",
        ["Petra Solane"],
    ),
    (
        "the company is the one whose name was given",
        "Northgate Rovers denied the talks. The player will stay for a year, the club said.",
        ["Northgate Rovers"] * 2,
    ),
    (
        "whom the text called he is not she, be it in bad English an army",
        "Halvard Brenn said the lake was low. He said it would rise. "
        "The Tarvian army said it had closed a gate. On Monday, she again said that two gates were shut.",
        ["Halvard Brenn", "Halvard Brenn", "Tarvian army", "Tarvian army"],
    ),
    (
        "whom a sentence introduces can be he",
        "Our correspondent Petra Solane is in Ilvane. She says houses have lost their roofs. "
        "One of them is Derek Moyle. “The council has not been here,” he told her.",
        [None, "Petra Solane", None, "Derek Moyle"],
    ),
    (
        "who leads in to a quotation speaks",
        "The engineer, Orla Teyne, was having none of it: “The wall was always weak. Brenn knows it.”",
        [None, "Orla Teyne", "Orla Teyne"],
    ),
    (
        "a name within a quotation is not he",
        "“Halvard Brenn knows that the wall was never safe,” Petra Solane said. He came in May. "
        "She claimed that the lake was low.",
        ["Petra Solane", None, "Petra Solane"],
    ),
    (
        "who owns up within a quotation does not speak the next one",
        "“Halvard Brenn admitted that he was wrong in May,” Petra Solane said. The day ended with a letter. "
        "“The wall was never safe to stand on.”",
        ["Halvard Brenn", None, "Petra Solane"],
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
    ("text", "speaker", "role"),
    [
        ("Mayor Ada Lund said the bridge was closed.", "Ada Lund", "Mayor"),
        ("Coach Rob Ames said the team was ready.", "Rob Ames", "Coach"),
        ("The bridge is closed, said Captain Ada Lund.", "Ada Lund", "Captain"),
        ("Governor Inga Hale visited the town. Hale denied the flood.", "Inga Hale", "Governor"),
        ("Mary Ada Lund said the bridge was closed.", "Mary Ada Lund", None),
    ],
)
def test_a_title_before_the_name_is_the_role(text: str, speaker: str, role: str | None) -> None:
    attribution = read_drafts(text)[-1].attribution
    assert (attribution.speaker, attribution.role) == (speaker, role)


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
        ("Our correspondent Ada Lund says a dozen houses have lost their roofs.", "press"),
        ("Our chief engineer, Ada Lund, says a dozen houses have lost their roofs.", "unknown"),
    ],
)
def test_the_side_is_the_speakers_never_the_topics(text: str, side: str) -> None:
    assert read_drafts(text)[0].attribution.side == side


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # the party of who has spoken
        ("Petra Solane said the dam was shut. The party said it would not rest.", ["lesmond", "lesmond"]),
        ("The party said it would not rest.", ["unknown"]),
        # who has a body of his own is not of the one named before
        (
            "The Lesmondi Water Authority said it was full. “We have had 4,000 calls,” a spokesman for the"
            " Handel chain said. “We have had 4,000 more,” a spokesman said.",
            ["unknown", "lesmond"],
        ),
        # a thing is not who was named with it
        (
            "“They all knew in May,” said Petra Solane of SafePlate, which published an email on Saturday."
            " The email warns of 12 leaks.",
            ["lesmond", "unknown"],
        ),
        # what the article itself tells of a speaker
        (
            "Petra Solane, who visited 450 of the farms, accused Tarvia of stealing water.",
            ["press", "lesmond"],
        ),
        (
            "Petra Solane, who denied that the dam was shut in May, accused Tarvia of stealing water.",
            ["lesmond", "lesmond"],
        ),
    ],
)
def test_each_claim_has_its_own_side(text: str, sides: list[str]) -> None:
    assert [draft.attribution.side for draft in read_drafts(text)] == sides


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "“They all knew in May,” said Petra Solane of SafePlate, which published an email on Saturday.",
            [None],
        ),
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
