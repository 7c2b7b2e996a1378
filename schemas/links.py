"""Links that open a page at the words quoted, by text fragments.

The syntax is that of https://wicg.github.io/scroll-to-text-fragment/:
`#:~:text=[prefix-,]start[,end][,-suffix]`, each part percent-encoded, `-` too, which has a meaning
there. A browser that does not know it opens the page at its top.
"""

from urllib.parse import quote

LONGEST_EXACT = 300
SHORTEST_ALONE = 20
"""Both as in Google's own fragment generator: longer texts are given by their first and last words,
shorter ones with the words around them (text-fragments-polyfill, fragment-generation-utils)."""

WORDS_OF_RANGE = 6
WORDS_AROUND = 3
DIRECTIVE = ":~:"


def link_to_text(url: str | None, text: str, before: str, after: str) -> str | None:
    """Return the url that opens at `text`, None where there is no web page to open."""
    if url is None or not url.startswith(("http://", "https://")):
        return None
    page = url.split(DIRECTIVE)[0]
    joint = DIRECTIVE if "#" in page else "#" + DIRECTIVE
    return f"{page}{joint}text={','.join(fragment_parts(text, before, after))}"


def fragment_parts(text: str, before: str, after: str) -> list[str]:
    """Return the encoded parts of the directive, in order."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    if len(lines) > 1 or len(text) > LONGEST_EXACT:
        # A search for one string never crosses the end of a paragraph; one from start to end does.
        return [encode(lines[0][:WORDS_OF_RANGE]), encode(lines[-1][-WORDS_OF_RANGE:])]
    parts = [encode(text.split())]
    if len(text) < SHORTEST_ALONE:
        prefix = before.splitlines()[-1:] or [""]
        suffix = after.splitlines()[:1] or [""]
        if words := prefix[0].split()[-WORDS_AROUND:]:
            parts.insert(0, encode(words) + "-")
        if words := suffix[0].split()[:WORDS_AROUND]:
            parts.append("-" + encode(words))
    return parts


def encode(words: list[str]) -> str:
    """Return the words as one percent-encoded part."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
