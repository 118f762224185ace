"""Stage 7 of 7, its event rows: a row an event, in PLOVER's vocabulary and POLECAT's columns.

The columns are those of the POLECAT event data in their order, tab-separated, several actors parted by «; » and «None»
for what is not known, so that code written for POLECAT reads the file; those of `EXTRA` follow. Contexts, quad codes
and who is actor and who recipient follow the PLOVER manual, DRAFT 0.7b1, of the Open Event Data Alliance
(https://github.com/openeventdata/PLOVER); types, modes and sectors are annotations of the ontology.

Cancelled and denied events are left out: the manual lets negated events be excluded, and its code for a cancelled
meeting needs to know who cancelled it. Planned ones have the context «future», proposed ones «hypothetical».
"""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from pyoxigraph import NamedNode, Store

from vnus_graph.graph.exports.plover_actors import NONE, Coded, Coder, iso3
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.spans import own_span, span, written
from vnus_graph.graph.vocabulary import is_a, plover

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
"""As in the weekly files of POLECAT (https://doi.org/10.7910/DVN/AJGVIT)."""
EXTRA = (
    "Event End Date", "Date Raw", "Date Basis", "Status", "Level", "Actor IRI", "Recipient IRI", "Articles", "URLs",
    "Rules", "Event Text",
)  # fmt: skip
"""What the graph knows besides: «Date Raw» is the date as written, «Date Basis» where the date is from («event»,
«visit» that the event is part of, or «publication»), «Event Text» the quotes."""

QUAD_CODES = {
    "AGREE": "VERBAL COOPERATION",
    "CONSULT": "VERBAL COOPERATION",
    "SUPPORT": "VERBAL COOPERATION",
}
"""PLOVER's quad category of each type that the ontology uses."""
CONTEXTS = {"Held": NONE, "Planned": "future", "Proposed": "hypothetical"}
"""PLOVER's context for each status that makes a row."""


def plover_rows(store: Store) -> bytes:
    """All events that are not cancelled or denied, as tab-separated rows with a header, in the order of their names."""
    reader = Reader(store)
    coder = Coder(reader)
    out = io.StringIO()
    writer = csv.DictWriter(out, (*COLUMNS, *EXTRA), restval=NONE, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    for event in reader.instances("Event"):
        if row := _row(reader, coder, event):
            writer.writerow({name: " ".join(value.split()) or NONE for name, value in row.items()})
    return out.getvalue().encode()


def _row(reader: Reader, coder: Coder, event: NamedNode) -> dict[str, str] | None:
    kind, status = reader.kind(event) or "Event", reader.node(event, "status")
    type_, said = plover(kind, "ploverType"), reader.name(status) if status else "Held"
    if type_ is None or said not in CONTEXTS:
        return None
    evidence = reader.nodes(event, "evidence")
    articles = sorted({a for piece in evidence for a in reader.nodes(piece, "inArticle")}, key=lambda a: a.value)
    names = frozenset(reader.name(article) for article in articles)
    actors, recipients = ([coder.code(each, names) for each in side] for side in _direction(reader, event, kind))
    return {
        "Event ID": reader.name(event),
        "Event Type": type_,
        "Event Mode": plover(kind, "ploverMode") or NONE,
        "Quad Code": QUAD_CODES[type_],
        "Contexts": CONTEXTS[said],
        **_dates(reader, event, articles),
        **_side("Actor", actors),
        **_side("Recipient", recipients),
        **_place(reader, event),
        **_story(reader, articles),
        "Status": said,
        "Level": "; ".join(reader.label(level, "en") or "" for level in reader.nodes(event, "level")),
        "Rules": "; ".join(sorted({rule for piece in evidence for rule in reader.texts(piece, "rule")})),
        "Event Text": " | ".join(text for piece in evidence for text in reader.texts(piece, "quote")),
    }


def _direction(reader: Reader, event: NamedNode, kind: str) -> tuple[list[NamedNode], list[NamedNode]]:
    """Actors and recipients: visitors and hosts where they are told apart, inviter and invitee, else all are actors.

    «The visitor will always be coded as the source actor and the host will be the recipient»; where there is no clear
    distinction «all participants are coded as source actors» (manual, section CONSULT).
    """
    everyone = reader.nodes(event, "participant")
    recipients = {actor.value for role in ("host", "destination", "invitee") for actor in reader.nodes(event, role)}
    for side in ("oneSide", "otherSide"):
        members = {actor.value for actor in reader.nodes(event, side)}
        if is_a(kind, "Meeting") and members & recipients:
            recipients |= members
    actors = [actor for actor in everyone if actor.value not in recipients]
    if not actors:
        return everyone, []
    return actors, [actor for actor in everyone if actor.value in recipients]


def _dates(reader: Reader, event: NamedNode, articles: list[NamedNode]) -> dict[str, str]:
    """The event's own date, else its visit's, else that of publication, as POLECAT does; `Date Basis` tells which."""
    published = min((day for article in articles for day in reader.texts(article, "published")), default=None)
    days, raw = span(reader, event), written(reader, event)
    found = {"Publication Date": published or NONE, "Date Raw": raw or NONE}
    if days:
        first, last = (day.isoformat() for day in days)
        basis = "event" if own_span(reader, event) else "visit"
        return {**found, "Event Date": first, "Event End Date": last, "Date Basis": basis}
    return {**found, "Event Date": published or NONE, "Date Basis": "publication" if published else NONE}


def _side(role: str, actors: list[Coded]) -> dict[str, str]:
    """Columns of one side, an entry an actor in each."""

    def listed(values: list[str]) -> str:
        return "; ".join(value.replace("; ", ", ") for value in values)

    return {
        f"{role} Name": listed([actor.name for actor in actors]),
        f"{role} Country": listed([actor.country for actor in actors]),
        f"Primary {role} Sector": listed([a.sectors[0] if len(a.sectors) == 1 else NONE for a in actors]),
        f"{role} Sectors": listed([", ".join(actor.sectors) or NONE for actor in actors]),
        f"{role} Title": listed([actor.title for actor in actors]),
        f"{role} Name Raw": listed([actor.raw for actor in actors]),
        f"{role} IRI": listed([actor.iri for actor in actors]),
    }


def _place(reader: Reader, event: NamedNode) -> dict[str, str]:
    place, destination = reader.node(event, "place"), reader.node(event, "destination")
    country = (reader.node(place, "locatedIn") if place else None) or destination
    name = reader.label(place) or NONE if place else NONE
    found = {"Placename": name, "Raw Placename": name, "Country": (iso3(country) if country else None) or NONE}
    if place and (number := reader.text(place, "geonamesId")):  # only cities have one
        where = {column: reader.text(place, column.lower()) or NONE for column in ("Latitude", "Longitude")}
        found |= {"City": name, "GeoNames ID": number, **where}
    return found


def _story(reader: Reader, articles: list[NamedNode]) -> dict[str, str]:
    """Where it was told."""
    return {
        "Source": "; ".join(sorted({name for article in articles for name in reader.texts(article, "outlet")})),
        "Articles": "; ".join(reader.name(article) for article in articles),
        "URLs": "; ".join(sorted({url for article in articles for url in reader.texts(article, "url")})),
        "Language": "vi",
        "Version": f"vnus-graph {_version()}",
    }


@cache
def _version() -> str:
    try:
        return version("vnus-graph")
    except PackageNotFoundError:
        return NONE
