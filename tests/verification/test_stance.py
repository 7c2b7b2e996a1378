"""What one sentence of news says about another: every rule of the contract on several topics."""

import pytest

from tests.verification.judging import stances

FOR, AGAINST, NEITHER = "supports", "contradicts", None

OTHER_WORDS = [
    (
        "More than 90 firemen fought the fire at the Tessin mill.",
        "More than 90 firemen toiled at the Tessin mill to put out the blaze.",
        FOR,
    ),
    (
        "The Tessin port handles 7,500 containers on a normal day.",
        "On a normal day the Tessin port moves 7,500 containers.",
        FOR,
    ),
    (
        "The Tessin port handles 7,500 containers on a normal day.",
        "On a normal day the Karsk port moves 7,500 containers.",
        NEITHER,
    ),
    ("The firm's shares rose 8 percent in May.", "The firm's shares fell 8 percent in May.", AGAINST),
    ("Hundreds were killed in Tessin.", "There were no deaths in Karsk.", NEITHER),
]

SAME_THING = [
    ("How many villages does Velmar hold?", "Velmar controls 40 villages in the Hask region.", NEITHER),
    ("The grain in the Tessin silos has gone bad.", "Grain in the silos of Tessin has rotted.", FOR),
    ("Night shifts were shortened in Tessin.", "Night shifts in Tessin were cut.", FOR),
    ("Velmari troops have taken 40 villages.", "The Velmari army has seized 40 settlements.", FOR),
    ("40 settlements are in Velmari hands.", "Velmar controls 40 villages in the Hask region.", FOR),
    ("More than 3,000 people fled Hask.", "Some 3,500 residents were evacuated from Hask.", FOR),
    ("A fire destroyed the warehouse in Tessin.", "A blaze has destroyed a depot in Tessin.", FOR),
    ("The central bank raised rates.", "The central bank has increased its key rate.", FOR),
    ("Velmar's air defence shot down 12 drones.", "Velmari air defences downed 12 UAVs overnight.", FOR),
    ("The court convicted the mayor of fraud.", "The mayor was found guilty of fraud by the court.", FOR),
    ("The minister has resigned.", "The minister stepped down on Tuesday.", FOR),
    ("Workers at the plant have walked out.", "Employees of the plant went on strike.", FOR),
    ("Floods have killed 14 people in Tessin.", "Fourteen people died in the floods in Tessin.", FOR),
    ("Velmar opened a museum in Hask.", "Velmar controls 40 villages in the Hask region.", NEITHER),
    ("A Velmari helicopter was shot down.", "Velmari air defences shot down 12 drones.", NEITHER),
    ("Norway sent troops to Hask.", "Velmar has sent troops to Hask.", NEITHER),
    ("HASK VELMAR OSTRANY HASK", "Velmar attacked the Hask region of Ostrany.", NEITHER),
    ("Norway controls 40 villages.", "Velmar controls 40 villages.", NEITHER),
    ("Norway shot down 12 drones.", "Velmari air defences shot down 12 drones.", NEITHER),
    ("Fourteen people were killed in Tirana.", "Fourteen people have been killed.", NEITHER),
    ("Inflation fell to 3 percent in Velmar.", "Velmar controls 40 villages.", NEITHER),
]

FIGURES = [
    (
        "The 12 hostels with room for 900 people are open.",
        "12 hostels, with a capacity to house 300 people, have opened.",
        AGAINST,
    ),
    ("12 of the drones launched overnight were shot down.", "Air defences shot down 12 drones.", FOR),
    ("Half of the 24 drones were shot down.", "Air defences shot down 12 drones.", FOR),
    ("All but one of the 12 bridges are closed.", "11 bridges are closed.", FOR),
    ("All but three of the 26 drones were shot down.", "Air defences shot down 12 drones.", AGAINST),
    ("A third of the 300 villagers fled Hask.", "Some 250 villagers fled Hask.", AGAINST),
    ("26 drones were shot down.", "Of the 26 drones, 12 were shot down.", AGAINST),
    ("90 Ostranians were captured near Hask.", "19 Ostranian soldiers were captured near Hask.", AGAINST),
    ("19 Ostranians were captured near Hask.", "19 Ostranian soldiers were captured near Hask.", FOR),
    ("The hostels in Hask have beds for 300 people.", "The hostels in Hask can house 300 people.", FOR),
    ("The hostels in Hask have beds for 900 people.", "The hostels in Hask can house 300 people.", AGAINST),
    ("The hostels in Hask have room for 900 people.", "The hostels in Hask house 300 people.", NEITHER),
    ("The gap in the border is 12 miles wide.", "They crossed a 40 km stretch of the border.", AGAINST),
    ("A 25 mile stretch of the border is open.", "They crossed a 40 km stretch of the border.", FOR),
    ("Velmar's grip extends over 60 villages.", "Velmar controls 40 villages.", AGAINST),
    ("Velmar owns 60 villages now.", "Velmar controls 40 villages.", AGAINST),
    ("The evacuation covers 9 districts.", "Nine districts were evacuated.", FOR),
    ("Velmar holds 28 villages.", "Velmar controls 40 villages.", AGAINST),
    ("Velmar holds about 42 villages.", "Velmar controls more than 40 villages.", FOR),
    ("Velmar holds at least 30 villages.", "Velmar controls 40 villages.", FOR),
    ("Velmar holds fewer than 30 villages.", "Velmar controls 40 villages.", AGAINST),
    ("Velmar holds 40 villages.", "Velmar has evacuated 40 villages.", NEITHER),
    ("Velmar holds 40 villages.", "Ostrany has recaptured 40 villages.", NEITHER),
    ("Ostrany shot down 20 drones.", "Velmar fired 25 drones at Ostrany.", NEITHER),
    (
        "Velmari forces control 100 square miles of Ostrany.",
        "Velmari forces control 259 square km of Ostrany.",
        FOR,
    ),
    ("Hundreds were killed in Tessin.", "Three people were killed in Tessin.", AGAINST),
    (
        "Velmari troops are 80 km deep inside Ostrany.",
        "Velmari troops have advanced 10 kilometres into Ostrany.",
        AGAINST,
    ),
    ("The toll in Tessin has reached 30.", "The toll in Tessin stands at 12.", AGAINST),
    ("650 people left Hask.", "In the last 24 hours, 40 people left Hask.", NEITHER),
    # of which of the two another doer, or less than the figure, may be so as well
    ("Gullwing unveiled 16 phones.", "The minister did not unveil the plan.", NEITHER),
    ("Velmar did not take 15 villages in Ostrany.", "Velmar took villages in Ostrany.", NEITHER),
]

NEIGHBOURS = [
    ("Fewer than 150 shelters were opened in Tessin.", "Velmar has set up 120 shelters in Tessin.", FOR),
    # of what was seized a smaller number was won back
    (
        "Fewer than 20 villages in Ostrany fell to Velmar.",
        "Ostrany recaptured a dozen villages in Ostrany that Velmar had seized.",
        NEITHER,
    ),
    ("120 shelters were opened in Tessin.", "Velmar has set up 120 shelters in Tessin.", FOR),
    ("120 shelters were opened in Tessin.", "Velmar has set up 84 shelters in Tessin.", AGAINST),
    ("120 shelters were opened in Tessin.", "Velmar has set up 84 shelters in Hask.", NEITHER),
    ("120 shelters were opened in Tessin.", "Velmar has set up 84 schools in Tessin.", NEITHER),
    ("14,000 hectares of rice dried up in Tessin.", "14,000 hectares of rice were lost in Tessin.", FOR),
    ("The attack on Hask began in March.", "Velmari troops bombed Hask.", NEITHER),
    ("Velmar opened a school in Tessin.", "Velmar shut a school in Tessin.", AGAINST),
    ("Drop", "Prices rose in Tessin.", NEITHER),
]

OTHER_ACTS = [
    ("14 ferries were sold by the harbour company.", "14 ferries were repaired by the company.", NEITHER),
    ("84 shelters were closed in Karsk.", "Some 84 shelters were established in Karsk.", NEITHER),
    ("92 farms in the Tessin valley were flooded.", "92 farms in the Tessin valley were searched.", NEITHER),
    ("Three nurses were wounded in Tessin.", "Three nurses were killed in Tessin.", NEITHER),
    ("Burglars robbed 28 villages.", "Velmar captured 28 villages.", NEITHER),
    ("Eight engineers will travel to the mine.", "The firm will send eight engineers to the mine.", FOR),
]

SINGLED_OUT = [
    ("The harbour has been shut for three weeks.", "The harbour has been shut.", NEITHER),
    ("The harbour has been shut for three weeks.", "For three weeks the harbour has been shut.", FOR),
    ("The second tunnel in Karsk was flooded.", "A tunnel in Karsk was flooded.", NEITHER),
    ("The second tunnel in Karsk was flooded.", "The second tunnel in Karsk has been flooded.", FOR),
    ("The largest bakery in Karsk was closed.", "A bakery in Karsk was closed.", NEITHER),
    ("The tunnel was opened for the first time.", "The tunnel was opened.", NEITHER),
    ("Velmar has struck Hask from a different side.", "Velmar has struck Hask.", NEITHER),
    ("Velmar has struck Hask from a different side.", "From another side Velmar has struck Hask.", FOR),
    ("Karsk's latest budget was approved.", "The budget of Karsk was approved.", FOR),
]

NO_TOTALS = [
    ("Velmar closed two more mines.", "Velmar closed a dozen mines.", NEITHER),
    ("Velmar closed a dozen mines.", "Velmar has closed two more mines.", NEITHER),
    (
        "Velmar closed a dozen mines.",
        "Two mines were closed by Velmar: Karsk and Brin.",
        NEITHER,
    ),
    ("Velmar closed more than a dozen mines.", "Velmar has closed two mines.", AGAINST),
    (
        "650 people sleep in schools in Tessin.",
        "Snow fell in Tessin. About 90 people sleep in schools in 23 regions.",
        NEITHER,
    ),
]

DOUBTS = [
    ("Talks with Ostrany are possible.", "Maresh questioned the possibility of talks with Ostrany.", NEITHER),
    ("Talks with Ostrany are possible.", "Maresh doubts that talks with Ostrany are possible.", NEITHER),
    ("Velmar has closed the mine.", "There is no doubt that Velmar has closed the mine.", FOR),
]

PLACES = [
    ("Nobody was killed in Hask.", "The strike on Karsk brought no casualties.", NEITHER),
    ("40 people fled Spain.", "Some 40 people fled the region.", NEITHER),
    ("84 shelters are open in Tessin.", "Velmar said 120 shelters are open across Velmar.", NEITHER),
    ("Three people were hurt in Tessin.", "Nobody was hurt, police in Karsk said.", NEITHER),
]

NEGATION = [
    (
        "The Ostranian army is defending Hask rather than retreating.",
        "The Ostranian army is retreating from Hask.",
        AGAINST,
    ),
    (
        "Velmar's army has been attacking rather than defending.",
        "Velmar's army is on the defensive.",
        AGAINST,
    ),
    ("Norhaven does not plan to withdraw.", "Norhaven has no plans to withdraw.", FOR),
    ("Nobody was evacuated from Hask.", "Some 3,500 residents were evacuated from Hask.", AGAINST),
    ("The strike on Tessin caused no casualties.", "There were no casualties in the strike on Tessin.", FOR),
    ("Dozens were killed in the strike on Tessin.", "The strike on Tessin brought no casualties.", AGAINST),
    ("Velmar and Ostrany have not held talks.", "Velmar and Ostrany held talks in Pelsk.", AGAINST),
    ("Talks with Ostrany are possible.", "Talks with Ostrany are impossible.", AGAINST),
    ("The border crossing at Hask is open.", "The border crossing at Hask has been closed.", AGAINST),
    (
        "The offensive has not slowed the Ostranian army.",
        "The offensive has slowed the Ostranian army.",
        AGAINST,
    ),
    ("The offensive was a failure.", "The offensive was a success.", AGAINST),
    ("Ostrany has beaten back every Velmari attack.", "Velmari forces captured Lower Brin.", AGAINST),
]

DENIALS = [
    (
        "The harbour company lost 3 million crowns.",
        "Oskar Brandt rejected claims that the harbour company had lost 3 million crowns.",
        AGAINST,
    ),
    ("The police beat detainees.", "The police rejected accusations that it beat detainees.", AGAINST),
    ("The jury was bribed.", "Brandt dismissed claims that the jury was bribed.", AGAINST),
    ("Miners at the pit were at risk.", "The firm denied that miners at the pit were at risk.", AGAINST),
    (
        "The mayor was under pressure from farmers.",
        "The mayor of Pelsk denied that he was under pressure from farmers.",
        AGAINST,
    ),
    (
        "The minister had been in Pelsk with bankers.",
        "The minister denied he had been in Pelsk with bankers.",
        AGAINST,
    ),
    ("The plant was sold.", "Brandt did not reject reports that the plant was sold.", FOR),
]

ROLES = [
    (
        "Ostranian soldiers taken prisoner near Hask",
        "Velmari troops took Ostranian soldiers prisoner near Hask.",
        FOR,
    ),
    (
        "Ostrany now outguns and outnumbers Velmar.",
        "Lacking men and shells compared to Velmar, Ostrany has been on the defensive for a year.",
        NEITHER,
    ),
    ("Ostrany launched the attack on Hask.", "Velmar launched an attack on Hask.", AGAINST),
    ("Hask is in Ostranian hands.", "Hask remains under Velmari control.", AGAINST),
    (
        "Ostranian troops captured 19 Velmari soldiers.",
        "Velmari troops captured 19 Ostranian soldiers.",
        AGAINST,
    ),
    ("Protesters detained 24 officers.", "Police detained 24 protesters.", AGAINST),
    ("Pelsk was bombed by Velmar overnight.", "Ostrany bombed the Karsk region of Velmar.", NEITHER),
    ("Velmar sued Ostrany.", "Ostrany sued Velmar over the fish quota.", NEITHER),
    ("Three nurses were killed by Ostranian shelling.", "Three nurses were killed in shelling.", NEITHER),
    ("Velmar flooded the mine in Tessin.", "The mine in Tessin was flooded.", NEITHER),
    ("Ostrany burned the grain store in Tessin.", "The grain store in Tessin was burned.", NEITHER),
    ("Ostrany burned the store in Tessin.", "Ostrany sent raiders. The store in Tessin was burned.", FOR),
    ("Karsk was shelled by Ostrany.", "Ostranian artillery shelled Karsk.", FOR),
]

PLANS = [
    ("Ostrany isn't out to open a tunnel.", "Ostrany plans to open a tunnel.", AGAINST),
    ("Velmar has built a new bridge in Tessin.", "Velmar plans to build a new bridge in Tessin.", NEITHER),
    ("Velmar plans to build a bridge in Tessin.", "Velmar intends to build a bridge in Tessin.", FOR),
    ("Velmar will withdraw its troops.", "Velmar might withdraw its troops.", FOR),
]

DAYS = [
    ("A depot in Tessin was hit on Tuesday evening.", "A depot in Tessin was hit early Tuesday.", AGAINST),
    # "in March" is when they were seized
    (
        "Velmar took back the villages that Ostrany had seized in March.",
        "In May Velmar took back the villages that Ostrany had seized in March.",
        FOR,
    ),
    ("The Velmari attack on Hask began in March.", "Velmar launched an attack on Hask on May 6.", AGAINST),
    ("Velmar's attack on Hask began on 6 May 2031.", "Velmar launched an attack on Hask on May 6.", FOR),
]


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        *OTHER_WORDS,
        *SAME_THING,
        *NEIGHBOURS,
        *OTHER_ACTS,
        *SINGLED_OUT,
        *NO_TOTALS,
        *DOUBTS,
        *PLACES,
        *FIGURES,
        *NEGATION,
        *DENIALS,
        *ROLES,
        *PLANS,
        *DAYS,
    ],
)
def test_what_a_claim_says_about_a_statement(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


SPEAKERS = [
    (
        "Oskar Brandt blamed the army for the fire in Hask.",
        "Ilona Maresh blamed the army for the fire in Hask.",
        AGAINST,
    ),
    ("Brandt said Velmar holds 40 villages.", "Velmar controls 40 villages, Oskar Brandt said.", FOR),
    ("Brandt said Velmar holds 40 villages.", "Velmar controls 40 villages, Ilona Maresh said.", AGAINST),
    ("Brandt said Velmar holds 28 villages.", "Velmar controls 40 villages, Oskar Brandt said.", AGAINST),
    ("Brandt said Velmar holds 40 villages.", "Velmar controls 40 villages.", NEITHER),
    ("According to Maresh, Hask has fallen.", "Hask has fallen, Maresh said.", FOR),
    ("Ostrany says its army lost 12 tanks.", "The army lost 12 tanks, Oskar Brandt said.", FOR),
    ("Brandt denied that talks were held.", "Brandt denied that talks were held.", FOR),
    ("Brandt claims to have repelled all attacks.", "Velmari forces captured Hask, Maresh said.", NEITHER),
    (
        "Brandt said Ostrany lost 12 tanks.",
        "Ostrany lost 12 tanks, Brandt said. Ostrany lost 15 tanks, Brandt said.",
        FOR,
    ),
    ("First reports say Velmar holds 40 villages.", "Velmar controls 40 villages, Maresh said.", FOR),
    (
        "The Velmari Interior Ministry said Velmar holds 40 villages.",
        "Velmar controls 40 villages, Maresh said.",
        NEITHER,
    ),
    ("They lost 12 tanks, Maresh said.", "Ostrany lost 12 tanks, Ilona Maresh said.", FOR),
    ("Brandt called the visit a provocation.", "Oskar Brandt denounced the visit as a provocation.", FOR),
]


@pytest.mark.parametrize(("statement", "article", "expected"), SPEAKERS)
def test_who_says_so_counts_where_the_statement_names_somebody(
    statement: str, article: str, expected: str | None
) -> None:
    assert stances(statement, article) == expected
