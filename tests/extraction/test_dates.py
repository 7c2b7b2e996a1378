import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extraction.dates import find_calendar_spans, find_days, find_period

Days = tuple[str, str, str]
TUESDAY = date(2024, 8, 20)
"""The day of the article, where a table gives none."""


def shown(
    text: str, published_on: date | None, *, future: bool = False, near: date | None = None
) -> list[Days]:
    found = find_days(text, published_on, future=future, near=near)
    return [(period.text, period.first.isoformat(), period.last.isoformat()) for _, _, period in found]


PAST = [
    ("The minister resigned on Monday", [("Monday", "2024-08-19", "2024-08-19")]),
    ("early Tuesday, a pipeline burst", [("early Tuesday", "2024-08-20", "2024-08-20")]),
    ("the vote was held last Tuesday", [("last Tuesday", "2024-08-13", "2024-08-13")]),
    ("on Sunday night", [("Sunday night", "2024-08-18", "2024-08-18")]),
    ("WEDNESDAY'S DERBY", [("WEDNESDAY", "2024-08-14", "2024-08-14")]),
    ("on Thurs the court sat", [("Thurs", "2024-08-15", "2024-08-15")]),
    ("The Sun said on Sat", [("Sat", "2024-08-17", "2024-08-17")]),
    ("The judge sat down; Mon ami", []),
    ("every Friday morning, each Monday", []),
    (
        "today, yesterday, overnight",
        [
            ("today", "2024-08-20", "2024-08-20"),
            ("yesterday", "2024-08-19", "2024-08-19"),
            ("overnight", "2024-08-19", "2024-08-20"),
        ],
    ),
    ("last night's storm", [("last night", "2024-08-19", "2024-08-20")]),
    ("the day before yesterday", [("the day before yesterday", "2024-08-18", "2024-08-18")]),
    ("On Aug 15, the club said", [("Aug 15", "2024-08-15", "2024-08-15")]),
    ("signed on 6 August", [("6 August", "2024-08-06", "2024-08-06")]),
    ("the 6th of August", [("6th of August", "2024-08-06", "2024-08-06")]),
    ("Sept. 16", [("Sept. 16", "2024-09-16", "2024-09-16")]),
    ("Monday, Aug. 19, 2024", [("Monday, Aug. 19, 2024", "2024-08-19", "2024-08-19")]),
    ("Friday 7 March 2025", [("Friday 7 March 2025", "2025-03-07", "2025-03-07")]),
    ("on December 12", [("December 12", "2023-12-12", "2023-12-12")]),
    ("in August", [("August", "2024-08-01", "2024-08-31")]),
    (
        "in July, in December",
        [("July", "2024-07-01", "2024-07-31"), ("December", "2023-12-01", "2023-12-31")],
    ),
    ("since early August", [("since early August", "2024-08-01", "2024-08-20")]),
    ("in mid-July", [("mid-July", "2024-07-11", "2024-07-21")]),
    ("at the end of June", [("the end of June", "2024-06-21", "2024-06-30")]),
    (
        "last May, last September",
        [("last May", "2024-05-01", "2024-05-31"), ("last September", "2023-09-01", "2023-09-30")],
    ),
    ("in March 2022", [("March 2022", "2022-03-01", "2022-03-31")]),
    (
        "in 2014, in early 2023",
        [("2014", "2014-01-01", "2014-12-31"), ("early 2023", "2023-01-01", "2023-04-30")],
    ),
    ("since 2014", [("since 2014", "2014-01-01", "2024-08-20")]),
    ("since Aug 6", [("since Aug 6", "2024-08-06", "2024-08-20")]),
    ("since the Monday vote", [("since the Monday", "2024-08-19", "2024-08-20")]),
    ("after Monday's vote", [("Monday", "2024-08-19", "2024-08-19")]),
    ("until Monday, before Aug 6", []),
    (
        "two days ago, a year ago",
        [("two days ago", "2024-08-18", "2024-08-18"), ("a year ago", "2023-06-22", "2023-10-20")],
    ),
    ("almost a week ago", [("almost a week ago", "2024-08-13", "2024-08-15")]),
    (
        "over a week ago, about a week ago",
        [("over a week ago", "2024-08-11", "2024-08-13"), ("about a week ago", "2024-08-11", "2024-08-15")],
    ),
    ("a few days ago", [("a few days ago", "2024-08-14", "2024-08-18")]),
    ("three hours ago", [("three hours ago", "2024-08-20", "2024-08-20")]),
    ("in the past 24 hours", [("the past 24 hours", "2024-08-19", "2024-08-20")]),
    ("In just the last 24 hours", [("the last 24 hours", "2024-08-19", "2024-08-20")]),
    ("over the past two weeks", [("the past two weeks", "2024-08-06", "2024-08-20")]),
    ("in recent days", [("recent days", "2024-08-13", "2024-08-20")]),
    ("last week", [("last week", "2024-08-12", "2024-08-18")]),
    ("in the last week", [("the last week", "2024-08-13", "2024-08-20")]),
    (
        "this week, this month, this year",
        [
            ("this week", "2024-08-19", "2024-08-20"),
            ("this month", "2024-08-01", "2024-08-20"),
            ("this year", "2024-01-01", "2024-08-20"),
        ],
    ),
    (
        "last month, last year",
        [("last month", "2024-07-01", "2024-07-31"), ("last year", "2023-01-01", "2023-12-31")],
    ),
    ("earlier this month", [("earlier this month", "2024-08-01", "2024-08-20")]),
    ("later this month", [("later this month", "2024-08-20", "2024-08-31")]),
    ("over the weekend", [("the weekend", "2024-08-17", "2024-08-18")]),
    ("from Aug 6 to Aug 12", [("Aug 6 to Aug 12", "2024-08-06", "2024-08-12")]),
    (
        "Aug 5-7, 5 to 7 August",
        [("Aug 5-7", "2024-08-05", "2024-08-07"), ("5 to 7 August", "2024-08-05", "2024-08-07")],
    ),
    ("between August 6 and August 12", [("August 6 and August 12", "2024-08-06", "2024-08-12")]),
    (
        "on August 6 and August 12",
        [("August 6", "2024-08-06", "2024-08-06"), ("August 12", "2024-08-12", "2024-08-12")],
    ),
    ("from June 15 to August 18, 2009", [("June 15 to August 18, 2009", "2009-06-15", "2009-08-18")]),
    ("the August deal", [("the August", "2024-08-01", "2024-08-31")]),
    ("the December 1844 issue", [("December 1844", "1844-12-01", "1844-12-31")]),
    ("In August 12 miners died", [("August", "2024-08-01", "2024-08-31")]),
    ("this may be wrong, they march on", []),
    ("12 may have died", []),
    ("on May 5, by May", [("May 5", "2024-05-05", "2024-05-05"), ("May", "2024-05-01", "2024-05-31")]),
    ("at 3 am, 2359 GMT, 10.30pm, 23:59", []),
    ("on February 30, on 31 June", []),
    ("Aug 6,000 people, Aug 6%, 1984 votes, 40 a week", []),
    ("we have a plan", []),
]

FUTURE = [
    ("will meet on Tuesday", [("Tuesday", "2024-08-20", "2024-08-20")]),
    ("will meet on Monday", [("Monday", "2024-08-26", "2024-08-26")]),
    ("is due next Tuesday", [("next Tuesday", "2024-08-27", "2024-08-27")]),
    ("will vote on November 5", [("November 5", "2024-11-05", "2024-11-05")]),
    ("will vote in March", [("March", "2025-03-01", "2025-03-31")]),
    ("will vote tomorrow", [("tomorrow", "2024-08-21", "2024-08-21")]),
    ("within the next 48 hours", [("the next 48 hours", "2024-08-20", "2024-08-22")]),
    (
        "this week, this weekend",
        [("this week", "2024-08-20", "2024-08-25"), ("this weekend", "2024-08-24", "2024-08-25")],
    ),
    (
        "next week, next month",
        [("next week", "2024-08-26", "2024-09-01"), ("next month", "2024-09-01", "2024-09-30")],
    ),
]

UNDATED = [
    ("24 August 2024", [("24 August 2024", "2024-08-24", "2024-08-24")]),
    ("August 24, 2024", [("August 24, 2024", "2024-08-24", "2024-08-24")]),
    ("2024-08-19T10:00", [("2024-08-19T10:00", "2024-08-19", "2024-08-19")]),
    ("19.08.2024", [("19.08.2024", "2024-08-19", "2024-08-19")]),
    ("in July 2024", [("July 2024", "2024-07-01", "2024-07-31")]),
    ("in 2014", [("2014", "2014-01-01", "2014-12-31")]),
    ("on Monday, yesterday, last week, two days ago, on August 6", []),
]


@pytest.mark.parametrize(("text", "expected"), PAST, ids=[text for text, _ in PAST])
def test_days_in_the_past_of_the_article(text: str, expected: list[Days]) -> None:
    assert shown(text, TUESDAY) == expected


@pytest.mark.parametrize(("text", "expected"), FUTURE, ids=[text for text, _ in FUTURE])
def test_days_after_a_future_verb(text: str, expected: list[Days]) -> None:
    assert shown(text, TUESDAY, future=True) == expected


@pytest.mark.parametrize(("text", "expected"), UNDATED, ids=[text for text, _ in UNDATED])
def test_without_a_day_of_publication_only_full_dates(text: str, expected: list[Days]) -> None:
    assert shown(text, None) == expected


def test_a_day_near_which_dates_without_a_year_are_taken() -> None:
    assert shown("on August 6, on Monday", None, near=TUESDAY) == [("August 6", "2024-08-06", "2024-08-06")]


@pytest.mark.parametrize(
    ("text", "published_on", "first"),
    [
        ("on December 20", date(2025, 1, 10), date(2024, 12, 20)),
        ("on January 9", date(2024, 12, 30), date(2025, 1, 9)),
        ("on Feb 29", date(2024, 6, 1), date(2024, 2, 29)),
        ("on August 20", TUESDAY, TUESDAY),
    ],
)
def test_the_year_that_an_article_leaves_out(text: str, published_on: date, first: date) -> None:
    [(_, _, period)] = find_days(text, published_on)
    assert period.first == first


def test_the_period_of_a_text_is_the_shortest_it_names() -> None:
    period = find_period("Since August, he said on Monday, sales in July fell on Friday", TUESDAY)
    assert period is not None and period.text == "Monday"
    assert find_period("Nothing is dated here.", TUESDAY) is None


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("At 3 am on Aug 6, 12 men fled", ["3 am", "Aug 6"]),
        ("In 2014 and two days ago, in the past 24 hours", ["In 2014", "two days ago"]),
        ("05:02pm and 2359 GMT", ["05:02pm", "2359 GMT"]),
    ],
)
def test_where_figures_are_days_and_times(text: str, spans: list[str]) -> None:
    assert [text[start:end] for start, end in find_calendar_spans(text)] == spans


DAYS = st.dates() | st.none() | st.sampled_from([date.min, date.max])
WORDS = """
Monday Sun Aug 6 12, May may 2024 2014 in on since until last next this the of early mid late week weekend
month year ago two a few 24 99999 hours days past coming overnight yesterday tomorrow - – to and between every
's 6th . almost over 2024-02-30 31.12.9999 decades years 9999
"""
PIECES = st.sampled_from(WORDS.split())


def sound(text: str, published_on: date | None, *, future: bool) -> None:
    reached = 0
    for start, end, period in find_days(text, published_on, future=future, near=TUESDAY):
        assert text[start:end] == period.text
        assert reached <= start < end
        assert period.first <= period.last
        reached = end


@given(st.text(max_size=300), DAYS, st.booleans())
def test_any_text_is_read(text: str, published_on: date | None, future: bool) -> None:
    sound(text, published_on, future=future)


@given(st.lists(PIECES, max_size=30), DAYS, st.booleans())
def test_any_heap_of_day_words_is_read(pieces: list[str], published_on: date | None, future: bool) -> None:
    sound(" ".join(pieces), published_on, future=future)


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_within_a_week(published_on: date, weekday: int) -> None:
    text = f"on {published_on + timedelta(weekday):%A}"
    [(_, _, past)] = find_days(text, published_on)
    [(_, _, ahead)] = find_days(text, published_on, future=True)
    assert past.first.weekday() == ahead.first.weekday() == (published_on + timedelta(weekday)).weekday()
    assert timedelta(0) <= published_on - past.first < timedelta(7)
    assert timedelta(0) <= ahead.first - published_on < timedelta(7)


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.dates(date(2000, 1, 1), date(2050, 1, 1)))
def test_a_date_without_a_year_gets_the_nearest_past_one(published_on: date, day: date) -> None:
    found = find_days(f"on {day:%B} {day.day}", published_on)
    for _, _, period in found:
        assert timedelta(-274) <= period.first - published_on <= timedelta(91)
        assert (period.first.month, period.first.day) == (day.month, day.day)
    assert len(found) == 1 or (day.month, day.day) == (2, 29)


HOSTILE = [
    "9",
    " ",
    "Monday ",
    "Aug 6 ",
    "last ",
    "since August ",
    "Monday to ",
    "a few weeks ago ",
    "the last ",
    "1.1.2000 ",
    "a ",
    "in ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_hostile_text_takes_linear_time(piece: str) -> None:
    began = time.process_time()
    find_days(piece * (100_000 // len(piece)), TUESDAY)
    assert time.process_time() - began < 10
