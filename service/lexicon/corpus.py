"""One corpus's own tables: its documents, sides, speakers and name variants.

They are read from a folder of four TOML files that an editor can change; no name of a person, a
place or an outlet is in the code. `docs/adding.md` says how a newsroom brings its own folder.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path

from service.domain import UNKNOWN_SIDE, Side
from service.errors import CorpusError
from service.lexicon import read_toml
from service.lexicon.names import name_key, spelling_pattern, squeeze
from service.lexicon.rows import DocumentRow, SideRow, SpeakerRow, VariantRow, read_rows

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""Document and side ids stand in URLs and in query strings, so they need no escaping there."""

NAMES_REMEMBERED = 10_000
"""Spellings whose keys are kept, some 2 MB at most; an article asks for a thousand, most of them often."""


class SpeakerKind(StrEnum):
    """What a speaker is; an AGENCY (or platform) relays what others say."""

    PERSON = "person"
    BODY = "body"
    OFFICE = "office"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class SideTable:
    """A side and the words by which a text names it: itself, its people, and places that speak for it."""

    side: Side
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who makes claims. `holder` is the person in an office, where one held it throughout."""

    name: str
    kind: SpeakerKind
    side: str | None
    role: str | None
    aliases: tuple[str, ...]
    holder: str | None


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """An article file and what is known of it. `dated` is "stated" or "inferred", of `published_on`."""

    id: str
    file: Path
    outlet: str
    title: str | None
    url: str | None
    published_on: date | None
    dated: str


@dataclass(frozen=True)
class Corpus:
    """The tables of one corpus. `variants` maps a casefolded spelling to the name it stands for."""

    name: str
    folder: Path
    documents: tuple[ManifestEntry, ...]
    sides: tuple[SideTable, ...]
    speakers: tuple[Speaker, ...]
    variants: Mapping[str, str]

    @property
    def narrator(self) -> str:
        """The id of the side that is the outlets' own voice."""
        return next(table.side.id for table in self.sides if table.side.narrator)

    @cached_property
    def latest_day(self) -> date | None:
        """The day of its newest article; None where none has a day."""
        return max((entry.published_on for entry in self.documents if entry.published_on), default=None)

    def side_ids(self) -> tuple[str, ...]:
        """Every side's id, in the file's order, and `unknown` last."""
        return (*(table.side.id for table in self.sides), UNKNOWN_SIDE)

    def speaker_named(self, name: str) -> Speaker | None:
        """The speaker of this name or alias; case, spelling, "the", hyphens and 's make no difference."""
        return self._speakers.get(self.name_key(name))

    def side_of_name(self, word: str) -> str | None:
        """The side that this country, capital or demonym stands for."""
        return self._side_names.get(self.name_key(word))

    def side_of_place(self, word: str) -> str | None:
        """The side for which the offices of this place speak."""
        return self._side_places.get(self.name_key(word))

    def canonical(self, text: str) -> str:
        """The text with every known spelling, in any case, replaced by the name it stands for."""
        if self._variant_pattern is None:
            return text
        # .get: "ı" matches "i" in any case and yet does not casefold to it.
        return self._variant_pattern.sub(lambda found: self.variants.get(squeeze(found[0]), found[0]), text)

    def name_key(self, name: str) -> str:
        """What two spellings of one name have in common; for look-up, not for show."""
        return self._key_of(name)

    @cached_property
    def _key_of(self) -> Callable[[str], str]:
        """The keys of the names seen last: an article asks for each of its names many times."""
        return lru_cache(NAMES_REMEMBERED)(lambda name: name_key(self.canonical(name)))

    @cached_property
    def _variant_pattern(self) -> re.Pattern[str] | None:
        return spelling_pattern(self.variants) if self.variants else None

    @cached_property
    def _speakers(self) -> Mapping[str, Speaker]:
        return {
            self.name_key(name): speaker
            for speaker in self.speakers
            for name in (speaker.name, *speaker.aliases)
        }

    @cached_property
    def _side_names(self) -> Mapping[str, str]:
        return {
            self.name_key(word): table.side.id
            for table in self.sides
            for word in (*table.names, *table.demonyms)
        }

    @cached_property
    def _side_places(self) -> Mapping[str, str]:
        return {self.name_key(word): table.side.id for table in self.sides for word in table.places}


def load_corpus(folder: Path) -> Corpus:
    """Read and check the corpus in `folder`.

    Raises CorpusError, naming file and entry, for whatever would give wrong answers later: a missing
    file, an unknown key or side, a wrong type, a name or an alias that two entries claim.
    """
    name, documents = _read_manifest(folder)
    variants = _read_variants(folder / "variants.toml")
    corpus = Corpus(
        name=name,
        folder=folder,
        documents=documents,
        sides=_read_sides(folder / "sides.toml"),
        speakers=_read_speakers(folder / "speakers.toml"),
        variants=variants,
    )
    _check_side_words(corpus)
    _check_speakers(corpus)
    return corpus


def _read_manifest(folder: Path) -> tuple[str, tuple[ManifestEntry, ...]]:
    path = folder / "corpus.toml"
    name = read_toml(path, CorpusError).get("name")
    if not isinstance(name, str) or not name.strip():
        raise CorpusError(f"{path.name}: name: expected a text, the corpus's name")
    entries = tuple(
        _read_document(folder, row) for _, row in read_rows(path, {"document": DocumentRow}, "name")
    )
    _check_unique(path, "document", (entry.id for entry in entries))
    return name, entries


def _read_document(folder: Path, row: DocumentRow) -> ManifestEntry:
    file = folder / row.file
    where = f"corpus.toml: document {row.file!r}"
    if not file.resolve().is_relative_to(folder.resolve()):
        raise CorpusError(f"{where}: lies outside the corpus folder")
    if not file.is_file():
        raise CorpusError(f"{where}: no such file in {folder}")
    if not ID.fullmatch(file.stem):
        raise CorpusError(f"{where}: the file's stem is the document's id: letters, digits, . _ - only")
    if row.url is not None and not row.url.startswith(("http://", "https://")):
        raise CorpusError(f"{where}: url {row.url!r} is no http(s) address")
    if row.dated is not None and row.published_on is None:
        raise CorpusError(f"{where}: dated without published_on")
    dated = row.dated or "stated"
    return ManifestEntry(file.stem, file, row.outlet, row.title, row.url, row.published_on, dated)


def _read_sides(path: Path) -> tuple[SideTable, ...]:
    rows = [row for _, row in read_rows(path, {"side": SideRow})]
    for row in rows:
        if not ID.fullmatch(row.id) or row.id == UNKNOWN_SIDE:
            raise CorpusError(
                f"{path.name}: side {row.id!r}: no usable id: letters, digits, . _ - only, not 'unknown'"
            )
    _check_unique(path, "side", (row.id for row in rows))
    narrators = [row.id for row in rows if row.narrator]
    if len(narrators) != 1:
        found = ", ".join(narrators) or "none"
        raise CorpusError(f"{path.name}: exactly one side has narrator = true, found {found}")
    return tuple(
        SideTable(Side(row.id, row.name, row.description, row.narrator), row.names, row.demonyms, row.places)
        for row in rows
    )


def _read_speakers(path: Path) -> tuple[Speaker, ...]:
    tables = {kind.value: SpeakerRow for kind in SpeakerKind}
    return tuple(
        Speaker(row.name, SpeakerKind(table), row.side, row.role, row.aliases, row.holder)
        for table, row in read_rows(path, tables)
    )


def _read_variants(path: Path) -> Mapping[str, str]:
    rows = [row for _, row in read_rows(path, {"variant": VariantRow})]
    names = {squeeze(row.name) for row in rows}
    _check_unique(path, "variant", (squeeze(row.name) for row in rows))
    variants: dict[str, str] = {}
    for row in rows:
        for spelling in map(squeeze, row.spellings):
            if spelling in names or spelling in variants:
                raise CorpusError(
                    f"{path.name}: variant {row.name!r}: {spelling!r} already stands for another name"
                )
            variants[spelling] = row.name
    return variants


def _check_side_words(corpus: Corpus) -> None:
    for kind in ("names and demonyms", "places"):
        owners: dict[str, str] = {}
        for table in corpus.sides:
            words = table.places if kind == "places" else (*table.names, *table.demonyms)
            for word in words:
                owner = owners.setdefault(corpus.name_key(word), table.side.id)
                if owner != table.side.id:
                    raise CorpusError(
                        f"sides.toml: side {table.side.id!r}: {word!r} is among the {kind} of {owner!r}"
                    )


def _check_speakers(corpus: Corpus) -> None:
    owners: dict[str, Speaker] = {}
    for speaker in corpus.speakers:
        where = f"speakers.toml: {speaker.kind} {speaker.name!r}"
        if speaker.side is not None and speaker.side not in corpus.side_ids()[:-1]:
            raise CorpusError(
                f"{where}: unknown side {speaker.side!r}; known: {', '.join(corpus.side_ids()[:-1])}"
            )
        for name in (speaker.name, *speaker.aliases):
            owner = owners.setdefault(corpus.name_key(name), speaker)
            if owner is not speaker:
                raise CorpusError(f"{where}: {name!r} already names the {owner.kind} {owner.name!r}")
    for speaker in corpus.speakers:
        _check_holder(corpus, speaker)


def _check_holder(corpus: Corpus, speaker: Speaker) -> None:
    if speaker.holder is None:
        return
    where = f"speakers.toml: {speaker.kind} {speaker.name!r}"
    if speaker.kind is not SpeakerKind.OFFICE:
        raise CorpusError(f"{where}: only an office has a holder")
    holder = corpus.speaker_named(speaker.holder)
    if holder is None or holder.kind is not SpeakerKind.PERSON:
        raise CorpusError(f"{where}: holder {speaker.holder!r} is no [[person]]")
    if holder.side != speaker.side:
        raise CorpusError(f"{where}: holder {holder.name!r} is of side {holder.side!r}, not {speaker.side!r}")


def _check_unique(path: Path, table: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise CorpusError(f"{path.name}: {table} {name!r}: listed twice")
        seen.add(name)
