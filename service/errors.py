"""The errors of Claimside; they know no HTTP.

ClaimsideError
├── CorpusError          a table or article under the corpus folder is wrong; names file and entry
├── LexiconError         a word list under service/lexicon is wrong; names file and entry
├── SettingError         an environment variable holds a value that cannot be used
├── UnreadableText       a text that cannot be taken in (empty, NUL, lone surrogate, too long)
├── NotFound             no claim or document has this id
├── IdTaken              what is to be stored has the id of something else
├── BadCursor            a page cursor that this service did not make
├── InferenceUnavailable the files of the inference model cannot be read
├── KeysUnavailable      the file of the API keys cannot be read or written now
└── IndexUnavailable     the record or the search index cannot be opened or read now
"""


class ClaimsideError(Exception):
    """Anything that Claimside reports on purpose."""


class CorpusError(ClaimsideError):
    """A corpus file is wrong. The message names the file and the entry."""


class LexiconError(ClaimsideError):
    """A language word list is wrong. The message names the file and the entry."""


class SettingError(ClaimsideError):
    """A setting has a value that cannot be used. The message names its environment variable."""


class UnreadableText(ClaimsideError):
    """A text that cannot be taken in."""


class NotFound(ClaimsideError):
    """Nothing has this id."""

    def __init__(self, noun: str, wanted: str) -> None:
        super().__init__(f"no {noun} has the id {wanted!r}")
        self.noun = noun
        self.wanted = wanted


class IdTaken(ClaimsideError):
    """Something else has this id already."""

    def __init__(self, noun: str, wanted: str) -> None:
        super().__init__(f"another {noun} has the id {wanted!r}")
        self.noun = noun
        self.wanted = wanted


class BadCursor(ClaimsideError):
    """A cursor that this service did not make."""


class InferenceUnavailable(ClaimsideError):
    """The inference model's files are missing or malformed. The message names them."""


class IndexUnavailable(ClaimsideError):
    """The record or the search index cannot be used now."""


class KeysUnavailable(ClaimsideError):
    """The API keys cannot be read or written now."""
