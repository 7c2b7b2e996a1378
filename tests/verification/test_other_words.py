"""One happening told in the words of agencies, tabloids and social media, beside plain ones."""

import pytest

from tests.verification.judging import rules_that_decide, stances

FOR, AGAINST, NEITHER = "supports", "contradicts", None


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Velmar got 40 villages in Ostrany.", "Velmar controls 40 villages in Ostrany.", FOR),
        ("40 villages are under the Velmari flag.", "Velmar controls 40 villages.", FOR),
        ("40 villages are under Velmari boots.", "Velmar controls 28 villages.", AGAINST),
        ("Velmar has the situation firmly in hand.", "Velmar keeps control of the situation.", FOR),
        ("Ostrany clawed back two villages.", "Ostrany has recaptured two villages.", FOR),
        ("Velmar lobbed 80 rockets at Hask.", "Velmar fired 26 missiles at Hask.", AGAINST),
        ("Velmar sent 26 drones at Hask.", "Velmar fired 26 drones at Hask.", FOR),
        (
            "Ostranian air defences destroyed 25 drones.",
            "Ostranian air defences shot down 25 drones.",
            FOR,
        ),
        (
            "The army of Ostrany was caught with its pants down.",
            "The army of Ostrany was taken by surprise.",
            FOR,
        ),
        ("Hundreds were bundled out of Hask.", "Tens of thousands live in Hask.", NEITHER),
        ("Velmar emptied 12 villages.", "Velmar evacuated 12 villages.", FOR),
        ("The rescuers saved 12 children in Tessin.", "Rescuers rescued 12 children in Tessin.", FOR),
        ("The goals of the operation were achieved.", "The objectives of the operation are being met.", FOR),
        (
            "Ostrany could not get the Velmari army off its land.",
            "Ostrany has driven the Velmari army out of Hask.",
            AGAINST,
        ),
        (
            "The army is not short of men.",
            "Lacking men and shells, the army has been on the defensive.",
            AGAINST,
        ),
        ("The gamble turned out a flop.", "The shelters are operating.", NEITHER),
        ("The offensive turned out a flop.", "The offensive was a failure.", FOR),
        ("The offensive is going to plan.", "The offensive was a failure.", AGAINST),
        ("The company fired 300 workers.", "The company laid off 300 employees.", FOR),
        ("Oskar Brandt handed in his notice.", "Oskar Brandt has resigned.", FOR),
        ("The bank went under.", "The bank has filed for bankruptcy.", FOR),
        ("Tessin has been cut off by Ostrany.", "Ostranian troops have surrounded Tessin.", FOR),
        ("The union signed up to the pay deal.", "The union agreed to the pay deal.", FOR),
        ("The brewery was taken to court by farmers.", "Farmers sued the brewery.", FOR),
        ("Hask was shelled for six hours.", "The shelling of Hask lasted six hours.", FOR),
        ("The mayor was found not guilty of fraud.", "The court acquitted the mayor of fraud.", FOR),
        ("The ceasefire has collapsed.", "The ceasefire is holding.", AGAINST),
        ("The talks ended with an agreement.", "The talks ended without an agreement.", NEITHER),
        ("Velmari forces hold Hask.", "Velmari forces have withdrawn from Hask.", AGAINST),
        ("Prices went through the roof in Tessin.", "Prices soared in Tessin.", FOR),
        ("The curfew in Tessin was scrapped.", "The curfew in Tessin has been lifted.", FOR),
        (
            "Scouts combed the forest near Tessin.",
            "Reconnaissance units searched the woods near Tessin.",
            FOR,
        ),
    ],
)
def test_other_words_for_one_happening(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Velmar presses on with its offensive.", "The army of Velmar continues its offensive.", FOR),
        ("Velmar carries on with its offensive.", "Velmar launched an offensive.", NEITHER),
        ("Velmari troops took full control of Hask.", "Velmari troops took control of Hask.", FOR),
        ("The advance has come to a complete standstill.", "The advance came to a standstill.", FOR),
        ("Velmari troops are just outside Hask.", "Velmari troops are just 4 km from Hask.", FOR),
        ("Velmari troops are just outside Hask.", "Velmari troops are 400 km from Hask.", NEITHER),
        ("Hask is free of Velmari troops.", "Hask was cleared of Velmari troops.", FOR),
        ("The offer is unacceptable to Velmar.", "Velmar rejected the offer.", FOR),
        ("Velmar's Hask gamble is a flop.", "The Velmari operation in Hask was a failure.", FOR),
        ("The vaunted Hask adventure was a flop.", "The operation in Hask was a success.", AGAINST),
        ("The offer is nothing but a stunt.", "The offer is a stunt, Brandt said.", FOR),
        ("The offensive was anything but a success.", "The offensive was a failure.", FOR),
        ("Farmers are giving up their land near Tessin.", "Farmers have left their land near Tessin.", FOR),
        ("Velmari units are moving to Hask.", "The army of Velmar deployed to Hask.", FOR),
        ("The Ostranian army is relocating near Hask.", "Residents were evacuated near Hask.", NEITHER),
        ("Velmar has agreed to talks.", "Velmar agrees to talks.", FOR),
        ("The talks have not succeeded.", "The talks succeeded.", AGAINST),
        ("The offensive achieved nothing.", "The offensive was a failure.", FOR),
        ("Talks with Ostrany are not possible.", "Talks with Ostrany are impossible.", FOR),
        ("Ostrany will help the workers in Hask.", "Ostrany is ready to help workers in Hask.", FOR),
        (
            "Most gates of the dam are shut.",
            "The minister said eight of the nine gates of the dam were now shut.",
            FOR,
        ),
        ("The army wiped out 300 militants.", "The army killed 300 militants.", FOR),
        ("It was the biggest fire in Tessin.", "It was the largest fire in Tessin.", FOR),
        ("Dorvan fires at civilians in Hask.", "Velmari soldiers shot at civilians in Hask.", FOR),
        (
            "Velmar's army rolls on in the south and takes village after village.",
            "Ostrany captured 12 villages.",
            NEITHER,
        ),
    ],
)
def test_the_same_in_another_construction(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "article"),
    [
        ("Velmar carried out the attack on Pelsk.", "Velmar condemned the attack on Pelsk."),
        ("Rescuers found the hikers.", "Rescuers searched for the hikers."),
    ],
)
def test_a_neighbouring_or_mentioned_act_is_not_the_act(statement: str, article: str) -> None:
    assert not any(rule.startswith(FOR) for rule in rules_that_decide(statement, [article]))
