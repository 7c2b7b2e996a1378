import pytest

from service.extraction.quantities import find_quantities
from tests.extraction.figure_notation import all_shown

WORDS = [
    ("a dozen boats", "a dozen boats: 10.8..13.2 about boat"),
    ("two dozen tents", "two dozen tents: 21.6..26.4 about tent"),
    ("half a dozen eggs", "half a dozen eggs: 5.4..6.6 about egg"),
    ("more than a dozen arrests", "more than a dozen arrests: 12..18 at_least arrest"),
    ("dozens of flights", "dozens of flights: 24..100 vague flight"),
    ("several dozen flights", "several dozen flights: 24..100 vague flight"),
    ("hundreds of fans", "hundreds of fans: 200..1,000 vague fan"),
    ("several hundred square kilometers", "several hundred square kilometers: 200..1,000 vague km2"),
    ("a few hundred fans", "a few hundred fans: 200..1,000 vague fan"),
    ("thousands marched", "thousands: 2,000..10,000 vague -"),
    (
        "tens of thousands of his supporters",
        "tens of thousands of his supporters: 20,000..100,000 vague supporter",
    ),
    ("hundreds of thousands of homes", "hundreds of thousands of homes: 200,000..1,000,000 vague home"),
    ("millions of barrels", "millions of barrels: 2,000,000..10,000,000 vague barrel"),
    ("scores of trees", "scores of trees: 40..200 vague tree"),
    ("He scores a goal", ""),
    (
        "a couple of shops, a handful of clients, several cranes",
        "a couple of shops: 2..3 vague shop | a handful of clients: 2..10 vague client | "
        "several cranes: 2..10 vague crane",
    ),
    ("the couple married", ""),
    ("half a million voters", "half a million voters: 450,000..549,999.95 voter"),
    ("HALF A MILLION VOTERS", "HALF A MILLION VOTERS: 450,000..549,999.95 voter"),
    ("a quarter of a million trees", "a quarter of a million trees: 225,000..274,999.975 tree"),
    ("one and a half million trees", "one and a half million trees: 1,450,000..1,549,999.95 tree"),
    ("two thousand three hundred and five trees", "two thousand three hundred and five trees: 2,305 tree"),
    ("a hundred and twenty trees", "a hundred and twenty trees: 120 tree"),
    ("twelve hundred trees", "twelve hundred trees: 1,200 tree"),
    ("two thousand trees", "two thousand trees: 1,800..2,199.9998 tree"),
    ("1.6 million trees", "1.6 million trees: 1,550,000..1,649,999.95 tree"),
    ("1.6million trees", "1.6million trees: 1,550,000..1,649,999.95 tree"),
    ("120 thousand ppl", "120 thousand ppl: 119,500..120,499.9995 person"),
    ("120k refugees", "120k refugees: 119,500..120,499.9995 refugee"),
    ("1.2m refugees", "1.2m refugees: 1,150,000..1,249,999.95 refugee"),
    (
        "1.5 lakh voters, 2 crore rupees",
        "1.5 lakh voters: 145,000..154,999.995 voter | 2 crore rupees: 18,000,000..21,999,998 inr",
    ),
    ("more than 1.6 million trees", "more than 1.6 million trees: 1,600,000..2,400,000 at_least tree"),
]

SHARES = [
    ("nearly a fifth of the crop", "nearly a fifth: 18..20 nearly percent"),
    ("about a tenth of the harvest", "about a tenth: 9..11 about percent"),
    ("a third of all seats", "a third: 31.6667..35 percent"),
    ("two-thirds of the seats", "two-thirds: 63.3333..70 percent"),
    ("sales fell by a quarter", "a quarter: 23.75..26.25 percent"),
    (
        "half of the tanks, half its fleet, more than half",
        "half: 47.5..52.5 percent | half: 47.5..52.5 percent | more than half: 50..75 at_least percent",
    ),
    (
        "¾ of the town, .5 percent, 1 in 8 homes",
        "¾: 71.25..78.75 percent | .5 percent: 0.45..0.55 percent | 1 in 8: 11.875..13.125 percent",
    ),
    ("one in five patients", "one in five: 19..21 percent"),
    (
        "11%, 11 per cent, 11 percent, eleven pct",
        "11%: 11 percent | 11 per cent: 11 percent | 11 percent: 11 percent | eleven pct: 11 percent",
    ),
    ("about 18% of the land", "about 18%: 16.2..19.8 about percent"),
    ("up 2.5 percentage points", "2.5 percentage points: 2.45..2.55 percentage point"),
    ("a third party, a fifth column, the first half", ""),
]

MEASURED = [
    (
        "3m$, nearly 500 square miles",
        "3m$: 2,700,000..3,299,999.7 usd | nearly 500 square miles: 1,165.4946..1,294.9941 nearly km2",
    ),
    ("a 40 kilometre stretch", "40 kilometre: 40 km"),
    ("a 15-kilometre zone", "15-kilometre: 15 km"),
    ("less than 15 kilometers from the border", "less than 15 kilometers: 0..15 less_than km"),
    ("2.5 km, 2,5 km, 2½ km", "2.5 km: 2.45..2.55 km | 2,5 km: 2.45..2.55 km | 2½ km: 2.45..2.55 km"),
    ("70 centimeters, 300 metres, 40m wide", "70 centimeters: 0.0007 km | 300 metres: 0.3 km | 40m: 0.04 km"),
    ("some nine miles", "some nine miles: 13.0357..15.9325 about km"),
    ("483 square miles", "483 square miles: 1,249.6693..1,252.2593 km2"),
    ("480 sq miles", "480 sq miles: 1,230.2444..1,256.1442 km2"),
    ("30 miles", "30 miles: 46.3491..50.2115 km"),
    ("14,000 hectares", "14,000 hectares: 140 km2"),
    ("40 sq km of land", "40 sq km: 40 km2"),
    ("40 sq. km of land", "40 sq. km: 40 km2"),
    ("40 sq.km of land", "40 sq.km: 40 km2"),
    ("40 sqkm of land", "40 sqkm: 40 km2"),
    ("40 km² of land", "40 km²: 40 km2"),
    ("40 km2 of land", "40 km2: 40 km2"),
    ("40 km^2 of land", "40 km^2: 40 km2"),
    ("40 square kms of land", "40 square kms: 40 km2"),
    ("40 sq kms of land", "40 sq kms: 40 km2"),
    ("40 square kilometres of land", "40 square kilometres: 40 km2"),
    ("40 square-kilometer of land", "40 square-kilometer: 40 km2"),
    ("4,000 tonnes, 5kg, 20 pounds", "4,000 tonnes: 4,000,000 kg | 5kg: 5 kg | 20 pounds: 8.709..9.4347 kg"),
    ("85 cubic meters per second", "85 cubic meters per second: 85 m3/s"),
    ("85,000 litres of water a second", "85,000 litres of water a second: 85 m3/s"),
    ("8.8 million pounds of rice", "8.8 million pounds: 3,968,933.2375..4,014,292.4518 kg"),
    (
        "24 hours, two weeks, 90 minutes, a three-day visit",
        "24 hours: 24 hour | two weeks: 336 hour | 90 minutes: 1.5 hour | three-day: 72 hour",
    ),
    ("two-and-a-half years", "two-and-a-half years: 21,476.259..22,352.8406 hour"),
    (
        "half an hour, three quarters of an hour",
        "half an hour: 0.45..0.55 hour | three quarters of an hour: 0.7..0.8 hour",
    ),
    (
        "more than a year, two flights a day",
        "more than a year: 8,765.82..13,148.73 at_least hour | two flights: 2 flight",
    ),
    ("winds of 120 km/h (75 mph)", "120 km/h: 120 km/h | 75 mph: 119.8961..121.5055 km/h"),
    (
        "-20 degrees, minus 5C, 35°C, 95F",
        "-20 degrees: -20 celsius | minus 5C: -5 celsius | 35°C: 35 celsius | 95F: 34.7222..35.2778 celsius",
    ),
    ("600 MW and 2 gigawatts", "600 MW: 600 mw | 2 gigawatts: 2,000 mw"),
    (
        "$3.4bn, US$5m, €20, £1.2 million",
        "$3.4bn: 3,350,000,000..3,449,999,950 usd | US$5m: 4,500,000..5,499,999.5 usd | €20: 20 eur | "
        "£1.2 million: 1,150,000..1,249,999.95 gbp",
    ),
    (
        "5 million pounds, 300 euros, 40,000 roubles, Rs 500",
        "5 million pounds: 4,500,000..5,499,999.5 gbp | 300 euros: 300 eur | "
        "40,000 roubles: 40,000 rub | Rs 500: 500 inr",
    ),
    ("40 foot soldiers, a 40-foot wave", "40 foot soldiers: 40 soldier | 40-foot: 0.0117..0.0127 km"),
    ("155mm shells, 155 mm howitzers", ""),
    ("a 500-strong choir", "500-strong: 500 -"),
    ("a 72-page report by a 12-member panel", "72-page: 72 page | 12-member: 12 member"),
]

RANGES = [
    ("between 5 and 7 goals", "between 5 and 7 goals: 5..7 range goal"),
    (
        "5-7 goals, 5–7 goals, 5 to 7 goals",
        "5-7 goals: 5..7 range goal | 5–7 goals: 5..7 range goal | 5 to 7 goals: 5..7 range goal",
    ),
    ("two or three villages", "two or three villages: 2..3 range village"),
    (
        "10 to 15 percent, 5%-7%, 5% to 7%",
        "10 to 15 percent: 10..15 range percent | 5%-7%: 5..7 range percent | 5% to 7%: 5..7 range percent",
    ),
    (
        "between 1.2 and 1.5 million fans",
        "between 1.2 and 1.5 million fans: 1,150,000..1,549,999.95 range fan",
    ),
    (
        "$5-7 million, $5m to $7m",
        "$5-7 million: 4,500,000..7,499,999.5 range usd | $5m to $7m: 4,500,000..7,499,999.5 range usd",
    ),
    ("anywhere from 20 to 30 km", "from 20 to 30 km: 20..30 range km"),
    ("they won 2-1, then 3-0", ""),
    (
        "fares rose by 4 dollars to 30 dollars, by $3 to $20",
        "4 dollars: 4 usd | 30 dollars: 30 usd | $3: 3 usd | $20: 20 usd",
    ),
    (
        "cut by half a percentage point to 3.5 percent",
        "half a percentage point: 0.45..0.55 percentage point | 3.5 percent: 3.45..3.55 percent",
    ),
    ("the herd shrank by 200 to 1,100", "200: 200 - | 1,100: 1,100 -"),
    (
        "waits grew by 2 to 5 days, by 5% to 7%",
        "2 to 5 days: 48..120 range hour | 5% to 7%: 5..7 range percent",
    ),
]

PORTIONS = [
    ("half of the 26 drones fell", "half of the 26 drones: 12.35..13.65 drone"),
    ("a third of its 10 bridges", "a third of its 10 bridges: 3..4 bridge"),
    ("half the 26 drones", "half the 26 drones: 12.35..13.65 drone"),
    ("all but three of the 26 drones", "all but three of the 26 drones: 23 drone"),
    ("all but three drones, half of 2023", "half: 47.5..52.5 percent"),
    ("Ivan Sorel, 12, and Ada Mirko, 70, were hurt", ""),
    ("Of these, 12, they said, were hurt", "12: 12 -"),
]

NOTHING = [
    ("no casualties", "no casualties: 0 casualty"),
    ("not a single tank, not one crane", "not a single tank: 0 tank | not one crane: 0 crane"),
    ("has not fired a single round", "a single round: 0 round"),
    ("only a single witness came", "a single witness: 1 witness"),
    ("zero goals, 0 points", "zero goals: 0 goal | 0 points: 0 point"),
    ("none of the drones hit", "none of the drones: 0 drone"),
    ("No one was hurt, nobody died", "No one: 0 person | nobody: 0 person"),
    ("without casualties", "without casualties: 0 casualty"),
    ("no longer, no plans, no evidence, no doubt", ""),
    ("from zero, a zero-tolerance policy", ""),
]


TABLES = [*WORDS, *SHARES, *MEASURED, *RANGES, *PORTIONS, *NOTHING]


@pytest.mark.parametrize(("text", "expected"), TABLES, ids=[text for text, _ in TABLES])
def test_value_and_unit_of_a_figure(text: str, expected: str) -> None:
    assert all_shown(find_quantities(text)) == expected
