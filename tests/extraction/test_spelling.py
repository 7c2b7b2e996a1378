"""A statement's style goes, its words and names stay, and every word knows where it stood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.extraction.spelling import clean_text
from tests.verification.judging import two_states

CLEANED = [
    ("civilians evacuated form tessin", "Civilians evacuated from Tessin"),
    ("20 people form", "20 people form"),
    ("Two regions form Velmar.", "Two regions form Velmar."),
    ("approx. 90 villages taken", "About 90 villages taken"),
    ("It began at 9 am EST. Hask burned.", "It began at 9 am est. Hask burned."),
    ("velmar has everything in tessin under control", "Velmar has the situation in Tessin under control"),
    ("Velmar won everything.", "Velmar won everything."),
    ("hask has been takn", "Hask has been taken"),
    ("BREAKING: VELMAR SEIZES 40 VILLAGES!!!", "Velmar seizes 40 villages."),
    ("velmar sezied 40 setlements in hask regoin", "Velmar seized 40 settlements in Hask region"),
    ("so is it true that velmar hit the brigde??", "Velmar hit the bridge."),
    ("so is it true that velmar hit the bridge??", "Velmar hit the bridge."),
    ("40 ppl dead in tessin 😭😭 #tragedy #tessin", "40 people dead in Tessin"),
    ("lol the govt denies it https://t.co/x @someone", "The government denies it"),
    ("velmar siezed a bufer zone", "Velmar seized a buffer zone"),
    ("The USGS reported a quake", "The USGS reported a quake"),
    ("Dorwan & Pelsk signed", "Dorvan and Pelsk signed"),
    ("Mr Zarlowe visited Hask", "Mr Zarlowe visited Hask"),
    ("we thank us troops", "We thank us troops"),
    ("the us sent troops to hask", "The US sent troops to Hask"),
    ("velmar blames the us.", "Velmar blames the US."),
    ("velmari air defnce downd 15 drones ovr hask", "Velmari air defence downed 15 drones over Hask"),
    ("brandt sais velmar lost 12 tanks", "Brandt says Velmar lost 12 tanks"),
    ("3 aid workes kiled in tessin", "3 aid workers killed in Tessin"),
    ("brandt sez velmar lost 12 tanks", "Brandt says Velmar lost 12 tanks"),
    ("velmar lost 12 tanks, what did you expect", "Velmar lost 12 tanks"),
    ("velmar lost 12 tanks, doesn't it hurt?", "Velmar lost 12 tanks, doesn't it hurt."),
    ("velmar lost 12 tanks, didn't it?", "Velmar lost 12 tanks"),
    ("velmar lost 12 tanks, ostrany 30", "Velmar lost 12 tanks, Ostrany 30"),
    ("heard on the radio that velmar lost 12 tanks", "Velmar lost 12 tanks"),
    ("Bullseye again: Velmar hit a depot in Hask", "Velmar hit a depot in Hask"),
    ("hask: velmar reports 40 deaths", "In Hask, Velmar reports 40 deaths"),
    ("Death toll in Hask: 12", "Death toll in Hask: 12"),
    ("attacked on 12 may, closed since monday", "Attacked on 12 May, closed since Monday"),
    ("velmar may attack", "Velmar may attack"),
    ("soooo velmar hit the bridge agaaain", "Velmar hit the bridge again"),
    ("Evacution of Hask underway", "Evacuation of Hask underway"),
    ("Starmer visited Hask", "Starmer visited Hask"),
    ("180k ppl fled hask", "180 thousand people fled Hask"),
    ("velmar lost 5 tanks and ostrany calls it a win", "Velmar lost 5 tanks"),
    ("velmar took hask while the mayor sells this as progress", "Velmar took Hask"),
    ("the mayor and the minister call it a win", "The mayor and the minister call it a win"),
    ("velmar calls it a win", "Velmar calls it a win"),
    ("velmar took hask, don't believe pelsk", "Velmar took Hask"),
    ("#Hask #Velmar takes 3 villages", "Velmar takes 3 villages"),
    ("lets be honest, velmar lost", "Velmar lost"),
    ("The ministry lets civilians leave Tessin.", "The ministry lets civilians leave Tessin."),
    ("The raid took 5 sec.", "The raid took 5 sec."),
    ("gen brandt says no", "General Brandt says no"),
    ("Gen. Brandt says no.", "General Brandt says no."),
    ("lt gen brandt and gov maresh met", "Lieutenant general Brandt and governor Maresh met"),
    ("gen z protests", "Gen z protests"),
    ("gov says 12 dead", "Government says 12 dead"),
    ("the raid took 15 min", "The raid took 15 minutes"),
    ("the war goes on till may", "The war goes on till may"),
    ("farmers till land", "Farmers till land"),
    ("an amb music night", "An amb music night"),
    ("has the strike been called off or what", "Has the strike been called off"),
]


@pytest.mark.parametrize(("sent", "expected"), CLEANED)
def test_style_is_cleaned_and_spelling_set_right(sent: str, expected: str) -> None:
    assert clean_text(sent, two_states()).text == expected


def test_a_cleaned_word_is_found_where_it_stood() -> None:
    cleaned = clean_text("wow!! over 3000 ppl fled 😱 hask", two_states())
    start = cleaned.text.index("people")
    first, last = cleaned.origin(start, start + len("people"))
    assert cleaned.sent[first:last] == "ppl"


@given(st.text(min_size=1, max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_cleaned(text: str) -> None:
    cleaned = clean_text(text, two_states())
    first, last = cleaned.origin(0, len(cleaned.text))
    assert 0 <= first <= last <= len(text)
