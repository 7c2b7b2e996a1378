"""Makes schema.org's `Claim` of a claim and its copies."""

from collections.abc import Sequence
from typing import Any

from schemas.linked import CONTEXT
from schemas.links import link_to_text
from service.domain import Claim
from service.lexicon.corpus import Corpus, SpeakerKind


def link_claim(claim: Claim, copies: Sequence[Claim], corpus: Corpus) -> dict[str, Any]:
    """Return what `LinkedClaimSchema` dumps; `copies` hold the claim itself and are in order of days."""
    articles = [link_article(copy) for copy in copies]
    return known(
        context=CONTEXT,
        type_="Claim",
        identifier=claim.id,
        text=claim.text,
        author=link_author(claim, corpus),
        date_published=claim.stated_on or copies[0].source.published_on,
        appearance=articles,
        first_appearance=articles[0],
    )


def link_author(claim: Claim, corpus: Corpus) -> dict[str, Any]:
    """Return the speaker as a person or an organisation; the outlet where nobody else speaks."""
    speaker = claim.attribution.speaker
    if speaker is None:
        return known(type_="Organization", name=claim.source.outlet or claim.source.document_id)
    listed = corpus.speaker_named(speaker)
    # Whom no table knows is a person where the article gives an office or a trade.
    person = (
        listed.kind in (SpeakerKind.PERSON, SpeakerKind.OFFICE)
        if listed
        else claim.attribution.role is not None
    )
    kind = "Person" if person else "Organization"
    return known(type_=kind, name=speaker, job_title=claim.attribution.role if person else None)


def link_article(claim: Claim) -> dict[str, Any]:
    """Return the article in which a claim stands."""
    source = claim.source
    publisher = {"type_": "Organization", "name": source.outlet} if source.outlet else None
    return known(
        type_="NewsArticle",
        identifier=source.document_id,
        headline=source.title,
        publisher=publisher,
        url=link_to_text(source.url, claim.text, claim.before, claim.after),
        date_published=source.published_on,
    )


def known(**values: Any) -> dict[str, Any]:
    """Return the values without those that are not known."""
    return {name: value for name, value in values.items() if value is not None}
