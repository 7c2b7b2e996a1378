"""The words by which sentences are told apart: loaded, lower case, and in one list of opposites each."""

from service.lexicon.checkworthiness import load_worth_words


def test_words_are_lower_case_and_none_both_judges_and_measures() -> None:
    words = load_worth_words()
    lists = [words.judging, words.stance, words.holding, words.ought, words.open, words.perhaps]
    lists += [words.scenic, words.holds, words.comparing, words.scheduled]
    assert all(one and all(word == word.lower() for word in one) for one in lists)
    assert not words.judging & (words.comparing | words.scheduled | words.holds)
    assert not words.open & words.ought


def test_phrases_are_lower_case_and_have_plain_apostrophes() -> None:
    words = load_worth_words()
    for phrase in (*words.opinion_phrases, *words.empty_phrases):
        assert phrase == phrase.lower().replace("’", "'").strip()
