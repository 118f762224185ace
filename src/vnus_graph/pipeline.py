"""The stages in order: the first file to read.

    1 read      file, folder, page, feed → Article
    2 clean     Article → Document        body apart from page noise
    3 annotate  Document → Sentence       syllables, words, parts of speech
    4 grammar   Sentence → Mention        dates, titles, persons, bodies, places
    5 events    Sentence + Mention → Claim; and what stands around the names, for stage 6
    6 resolve   Readings → Resolution     who is who, over all articles
    7 graph     Resolution → RDF, and its views

`extract` takes one article through stages 2 to 5 and depends on nothing but the article; `api.build` runs it over
many and goes on with stages 6 and 7.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from vnus_graph.annotate import annotate, captions
from vnus_graph.clean import clean
from vnus_graph.events import reader
from vnus_graph.grammar import mentions
from vnus_graph.grammar.countries import completed, countries
from vnus_graph.grammar.dates import dates
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.mentions import Parsed
from vnus_graph.grammar.places import places
from vnus_graph.grammar.surnames import by_part_of_name
from vnus_graph.grammar.years import complete
from vnus_graph.model import Article, Document, Mention, Reading, Sentence
from vnus_graph.resolve.circumstances import circumstances


@dataclass(frozen=True, slots=True)
class Trace:
    """What each stage made of one article."""

    document: Document
    sentences: tuple[tuple[Sentence, tuple[Mention, ...]], ...]
    """Each sentence with the dates, persons, bodies, … found in it; those of captions last."""
    reading: Reading


def extract(article: Article) -> Reading:
    """All that one article says, with its evidence."""
    return trace(article).reading


def trace(article: Article) -> Trace:
    """The same, with what the stages before it found."""
    document = clean(article)
    parsed = parse(document)
    sentences = tuple((one.sentence, (*(phrase.mention for phrase in one.phrases), *one.nested)) for one in parsed)
    reading = reader.read(document, parsed)
    return Trace(document, sentences, replace(reading, around=circumstances(reading)))


LONGEST = 500
"""Tokens. What is longer is no sentence but a page without full stops; who did what in it nobody could say."""


def parse(document: Document) -> tuple[Parsed, ...]:
    """Stages 3 and 4: the sentences of a document with their noun phrases, dates completed over the whole of it.

    Behind those of title and body stand those of captions, which belong to blocks of noise.
    """
    sentences = [_readable(sentence) for sentence in (*annotate(document), *captions(document))]
    days = complete([dates(sentence, document.published) for sentence in sentences], sentences, document.published)
    states = completed([countries(sentence.tokens) for sentence in sentences])
    stated = (Line(sentence.tokens, named) for sentence, named in zip(sentences, states, strict=True))
    lines = (line.holding(places(line), found) for line, found in zip(stated, days, strict=True))
    return by_part_of_name([mentions.read(sentence, line) for sentence, line in zip(sentences, lines, strict=True)])


def _readable(sentence: Sentence) -> Sentence:
    """The sentence itself; without its tokens if it is too long to be one."""
    return sentence if len(sentence.tokens) <= LONGEST else replace(sentence, tokens=())
