import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain import Quantity
from service.extraction.quantities import find_quantities
from tests.extraction.figure_notation import all_shown

COUNTED = [
    ("Rescuers pulled 14 hikers from the gorge.", "14 hikers: 14 hiker"),
    ("Forty-one ballots were spoiled", "Forty-one ballots: 41 ballot"),
    ("a crew of twenty five sailors", "twenty five sailors: 25 sailor"),
    ("The union counts 12,480 members.", "12,480 members: 12,480 member"),
    (
        "1 250 hectolitres and 12 500 bottles",
        "1 250 hectolitres: 1,250 hectolitre | 12 500 bottles: 12,500 bottle",
    ),
    ("1,21,000 voters turned out in Nashik", "1,21,000 voters: 121,000 voter"),
    ("121.000 voters, said the Spanish agency", "121.000 voters: 121,000 voter"),
    ("the 1.250.000 refugees", "1.250.000 refugees: 1,250,000 refugee"),
    ("seven newly built grain silos collapsed", "seven newly built grain silos: 7 silo"),
    (
        "17 Turkish-made Bayraktar reconnaissance drones",
        "17 Turkish-made Bayraktar reconnaissance drones: 17 drone",
    ),
    ("36 “ghost” tankers sailed", "36 “ghost” tankers: 36 tanker"),
    ("the army sent 40 Armed Forces vehicles", "40 Armed Forces vehicles: 40 vehicle"),
    ("three Environment Agency officers", "three Environment Agency officers: 3 officer"),
    (
        "It employs 350 people, 90 women and 12 children's nurses",
        "350 people: 350 person | 90 women: 90 woman | 12 children's nurses: 12 nurse",
    ),
    ("44 servicemen and 2 policewomen", "44 servicemen: 44 serviceman | 2 policewomen: 2 policewoman"),
    ("five aircraft, 60 personnel", "five aircraft: 5 aircraft | 60 personnel: 60 personnel"),
    (
        "two crew members and 30 service members",
        "two crew members: 2 crew member | 30 service members: 30 service member",
    ),
    ("he handed over nine pieces of jewellery", "nine pieces of jewellery: 9 jewellery"),
    ("15 units of equipment burned", "15 units of equipment: 15 equipment"),
    (
        "two families, six buses, four churches, three boxes, two crises",
        "two families: 2 family | six buses: 6 bus | four churches: 4 church | three boxes: 3 box | "
        "two crises: 2 crisis",
    ),
    ("a column of 60 Leopard 2 tanks", "60 Leopard 2 tanks: 60 tank"),
    ("two Su-34 jets", "two Su-34 jets: 2 jet"),
    ("One striker was arrested, one armed man fled", "One striker: 1 striker | one armed man: 1 man"),
    ("300 ppl at the gate", "300 ppl: 300 person"),
    ("121 wounded and 12 dead", "121: 121 - | 12: 12 -"),
    ("200 forced to flee as the levee broke", "200: 200 -"),
    ("18 died when the bridge fell", "18: 18 -"),
    ("43 yesterday, 51 on Monday", "43: 43 - | 51: 51 -"),
    ("TWELVE HOUSES FLATTENED AS STORM HITS", "TWELVE HOUSES: 12 house"),
    ("Storm Flattens Twelve Houses", "Twelve Houses: 12 house"),
    ("28 villages seized", "28 villages: 28 village"),
    ("2000 soldiers marched", "2000 soldiers: 2,000 soldier"),
    ("Storm Kills 3 in Nice; claimed 12 lives, ten wins", "3: 3 - | 12 lives: 12 life | ten wins: 10 win"),
    ("a pair of goals and a trio of saves", "a pair of goals: 2 goal | a trio of saves: 3 save"),
]

POINTING = [
    ("Nine dockers were hurt, two of them badly", "Nine dockers: 9 docker | two of them: 2 docker"),
    ("killed 8 miners and trapped 31 others", "8 miners: 8 miner | 31 others: 31 miner"),
    ("Six students were freed, and another 20 are held", "Six students: 6 student | 20: 20 student"),
    ("14 ships wait, 5 more than on Friday", "14 ships: 14 ship | 5 more: 5 ship"),
    ("14 ships wait. Another 5 are due.", "14 ships: 14 ship | 5: 5 -"),
    ("The number of strikers fell to 37 on Monday from 61 on Saturday", "37: 37 striker | 61: 61 striker"),
    ("turnout rose from 28 to 92 delegates", "28: 28 delegate | 92 delegates: 92 delegate"),
    (
        "rose from 1.2 to 1.5 million fans",
        "1.2: 1,150,000..1,249,999.95 fan | 1.5 million fans: 1,450,000..1,549,999.95 fan",
    ),
    ("output dropped to 85 tonnes a week from 210", "85 tonnes: 85,000 kg | 210: 210,000 kg"),
    ("25 of the 26 jurors", "25 of the 26 jurors: 25 of 26 juror"),
    ("25 out of 26 jurors agreed", "25 out of 26 jurors: 25 of 26 juror"),
    ("Of the 26 rafts, 25 sank", "26 rafts: 26 raft | 25: 25 of 26 raft"),
    (
        "Out of 26 rafts 25 sank and four people died",
        "26 rafts: 26 raft | 25: 25 of 26 raft | four people: 4 person",
    ),
    ("two of the port authority's nine cranes", "two of the port authority's nine cranes: 2 of 9 crane"),
    ("three of the bridges", "three of the bridges: 3 bridge"),
    ("all 26 jurors", "26 jurors: 26 juror"),
    (
        "It lost 26 drones, a cruise missile, and two boats.",
        "26 drones: 26 drone | a cruise missile: 1 missile | two boats: 2 boat",
    ),
    ("12 soldiers, a spokesman said", "12 soldiers: 12 soldier"),
]

HEDGED = [
    ("more than 90 rescuers", "more than 90 rescuers: 90..135 at_least rescuer"),
    ("at least 12 goals", "at least 12 goals: 12..18 at_least goal"),
    ("upwards of 40 trucks", "upwards of 40 trucks: 40..60 at_least truck"),
    ("no fewer than 16 judges", "no fewer than 16 judges: 16..24 at_least judge"),
    ("in excess of 2,000 claims", "in excess of 2,000 claims: 2,000..3,000 at_least claim"),
    ("the toll has exceeded 650", "exceeded 650: 650..975 at_least -"),
    ("650 or more families", "650 or more families: 650..975 at_least family"),
    (
        "650+ families, 80-plus homes",
        "650+ families: 650..975 at_least family | 80-plus homes: 80..120 at_least home",
    ),
    ("20 goals or more", "20 goals or more: 20..30 at_least goal"),
    ("just over 100 votes", "just over 100 votes: 100..110 at_least vote"),
    (">100,000 ballots", ">100,000 ballots: 100,000..150,000 at_least ballot"),
    ("up to 1,610 workers", "up to 1,610 workers: 0..1,610 at_most worker"),
    ("as many as 50 flights", "as many as 50 flights: 0..50 at_most flight"),
    ("no more than five seats", "no more than five seats: 0..5 at_most seat"),
    ("a maximum of 30 patients", "a maximum of 30 patients: 0..30 at_most patient"),
    ("ten players at most", "ten players at most: 0..10 at_most player"),
    ("fewer than 1,000 dockers", "fewer than 1,000 dockers: 0..1,000 less_than docker"),
    ("well below 150 cases", "well below 150 cases: 0..150 less_than case"),
    (
        "nearly 60 stores, almost 40 staff",
        "nearly 60 stores: 54..60 nearly store | almost 40 staff: 36..40 nearly staff",
    ),
    ("close to 500 fans", "close to 500 fans: 450..500 nearly fan"),
    (
        "about 3,000 homes, roughly 70 cows",
        "about 3,000 homes: 2,700..3,300 about home | roughly 70 cows: 63..77 about cow",
    ),
    ("some 700 dockers", "some 700 dockers: 630..770 about docker"),
    ("an estimated 20,000 fans", "an estimated 20,000 fans: 18,000..22,000 about fan"),
    ("losses estimated at 180,000", "estimated at 180,000: 162,000..198,000 about -"),
    (
        "20-odd tents, 30 or so cars, ~40 boats",
        "20-odd tents: 18..22 about tent | 30 or so cars: 27..33 about car | ~40 boats: 36..44 about boat",
    ),
    ("up to about 500 seats", "up to about 500 seats: 0..500 at_most seat"),
    ("at least another 12 trains", "at least another 12 trains: 12..18 at_least train"),
    ("a total of 120 wells", "120 wells: 120 well"),
    ("exactly 14 goals, only 3 points", "14 goals: 14 goal | 3 points: 3 point"),
    (
        "12 people, at least 5 of them children",
        "12 people: 12 person | at least 5 of them: 5..7.5 at_least person",
    ),
    ("more than dozens of boats", "more than dozens of boats: 24..150 at_least boat"),
]

OVER = [
    ("Over 6,500 people found refuge", "Over 6,500 people: 6,500..9,750 at_least person"),
    (
        "we relocated over 121,000 individuals",
        "over 121,000 individuals: 121,000..181,500 at_least individual",
    ),
    ("refuge to over 40 families", "over 40 families: 40..60 at_least family"),
    ("can accommodate over 90 guests", "over 90 guests: 90..135 at_least guest"),
    ("The firm controls over 28 mines", "over 28 mines: 28..42 at_least mine"),
    ("it seized over 28 villages", "over 28 villages: 28..42 at_least village"),
    ("and over 20 engines worked", "over 20 engines: 20..30 at_least engine"),
    ("shot down two missiles over nine regions", "two missiles: 2 missile | nine regions: 9 region"),
    ("drones were intercepted over three cities", "three cities: 3 city"),
    ("the smoke spread over 12 counties", "12 counties: 12 county"),
    ("talks over 10 hostages", "10 hostages: 10 hostage"),
    (
        "a raise of 14 percent over two years",
        "14 percent: 14 percent | two years: 15,778.476..19,284.8022 hour",
    ),
    ("rain fell over the past 3 days", "3 days: 72 hour"),
    ("lasted over 3 hours", "over 3 hours: 3..4.5 at_least hour"),
    ("talks about 3 villages", "3 villages: 3 village"),
    ("hold about 3 villages", "about 3 villages: 2.7..3.3 about village"),
]

NAMES = [
    "the second bridge, the 22nd brigade, a forty-first birthday",
    "Kh-59, F-16, M/KN-23, A320, G7, T-72B3, Covid-19, 5G, 4x4",
    "World War Two, the Five Eyes, Article 5, Phase two, No. 10, number one, Chapter 7",
    "at 3 am, 02pm, 05:02pm, 2359 GMT, 10.30am, 23:59",
    "Aug 6, 6 August, August 6, 2024, 2024-08-06, 06.08.2024, 24 August 2024",
    "in 2014, the 1988 treaty, since 1974, the 2024 elections, the 1990s, 2023-24",
    "2014-2016, between 2014 and 2016, from 2014",
    "(1) a plan, (2) a cost, 65 years old, about seven-thirty, # 81, the 1881-1894 reign",
    "in 1661, 14 February 1788, the 1958–59 season, born in 2144",
    "Toy Story 2, the top 20 players, at the age of 38, almost no campers",
    "one another, no one's, one day, one of the goals, the one",
    "two days ago, almost a week ago",
    "a 12-year-old boy, aged 34, aged between 17 and 34, Articles 5-7, a ten-point plan, a one-time payment",
    "24/7, 9/11, #5, @user99, https://example.org/status/18231, 1.2.3.4",
    "hit-and-run raids per 100,000, all but three of them",
]

TABLES = [*COUNTED, *POINTING, *HEDGED, *OVER]


@pytest.mark.parametrize(("text", "expected"), TABLES, ids=[text for text, _ in TABLES])
def test_figures_of_a_sentence(text: str, expected: str) -> None:
    assert all_shown(find_quantities(text)) == expected


@pytest.mark.parametrize("text", NAMES)
def test_names_and_days_are_no_figures(text: str) -> None:
    assert [quantity.text for quantity in find_quantities(text) if quantity.unit != "person"] == []


def test_part_of_a_whole() -> None:
    [part] = find_quantities("25 out of the 26 drones")
    assert (part.value, part.part_of, part.unit) == (25, 26, "drone")


def test_next_figures_of_one_digit_have_nothing_in_common() -> None:
    for first, second in [("1.6 million", "1.7 million"), ("9 miles", "10 miles"), ("2.5 km", "2.6 km")]:
        [one], [other] = find_quantities(first), find_quantities(second)
        assert one.disjoint(other)


CONVERTED = [
    ("1,250 sq km", "483 square miles"),
    ("1,250 sq km", "480 sq miles"),
    ("50 km", "30 miles"),
    ("8 km", "5 miles"),
    ("3 km", "2 miles"),
]


@pytest.mark.parametrize(("metric", "imperial"), CONVERTED)
def test_a_converted_figure_holds_the_one_it_was_made_from(metric: str, imperial: str) -> None:
    [one], [other] = find_quantities(metric), find_quantities(imperial)
    assert not one.disjoint(other)


def test_a_parse_knows_better() -> None:
    text = "He sold 30 to buyers abroad, 40 red ones."
    heads = {text.index("30"): "car", text.index("40"): "One"}
    assert [(q.text, q.unit) for q in find_quantities(text, heads)] == [("30", "car"), ("40 red ones", "one")]


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    sound(text, find_quantities(text))


WORDS = """
5 12 1,250 1 250 2.5 480 0 2014 a an one two twenty five hundred thousand million dozen dozens half third of
the and to or - – / , . % $ € km miles sq squared days year more than over about up nearly no not
single few several drones villages people wounded Iskander K m k bn ½ between from Aug 6 ago minus others
them out some + ~ ' ’
"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " "]))
def test_any_heap_of_figure_words_is_read(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    sound(text, find_quantities(text))


def sound(text: str, found: list[Quantity]) -> None:
    reached = 0
    for one in found:
        assert text[one.start : one.end] == one.text
        assert reached <= one.start < one.end
        assert one.low <= one.value <= one.high
        assert math.isfinite(one.low) and math.isfinite(one.high)
        reached = one.end


HOSTILE = [
    "9",
    "9,",
    "9 ",
    "5-",
    "about ",
    "more than ",
    "a ",
    "½",
    "two-",
    "million ",
    "1 000 ",
    "not a single ",
    "$",
    "5 x ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_hostile_text_takes_linear_time(piece: str) -> None:
    began = time.process_time()
    find_quantities(piece * (100_000 // len(piece)))
    assert time.process_time() - began < 10
