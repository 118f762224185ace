"""Stage 4 of 7: Sentence → Mention. Persons called by one part of their name, whom the article names in full elsewhere.

«Tổng thống Mỹ John Carver … Carver nói …»: by itself a foreign word may be anything; here it can only be he.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from vnus_graph.grammar.bare_names import thing_before
from vnus_graph.grammar.body_words import listed
from vnus_graph.grammar.countries import is_country
from vnus_graph.grammar.mentions import Parsed, Phrase
from vnus_graph.grammar.names import acronym, foreign
from vnus_graph.model import PersonMention


def by_part_of_name(parsed: Sequence[Parsed]) -> tuple[Parsed, ...]:
    """The sentences of an article, with those whom they call by a part of a full name in the article."""
    known = _parts(parsed)
    return tuple(_with_surnames(one, known) if known else one for one in parsed)


def _parts(parsed: Sequence[Parsed]) -> set[str]:
    """Parts that one full name alone has of those which an office or «ông» tells to be persons'."""
    mentions = (phrase.mention for one in parsed for phrase in one.phrases)
    bearers: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if isinstance(mention, PersonMention) and (mention.titles or mention.honorific) and " " in mention.name:
            for part in filter(_telling, mention.name.split()):
                bearers[part].add(mention.name)
    return {part for part, names in bearers.items() if len(names) == 1}


def _telling(part: str) -> bool:
    """Whether a part of a foreign name is no other word."""
    return part.isalpha() and part[0].isupper() and foreign(part) and not acronym(part) and not is_country(part)


def _with_surnames(parsed: Parsed, known: set[str]) -> Parsed:
    line = parsed.line
    at = [i for i, token in enumerate(line.tokens) if token.text in known]
    if not at:
        return parsed
    taken = {i for phrase in parsed.phrases for i in range(phrase.first, phrase.last)}
    found = [Phrase(i, i + 1, _mention(parsed, i)) for i in at if i not in taken and _alone(parsed, i)]
    phrases = sorted((*parsed.phrases, *found), key=lambda phrase: phrase.first)
    return replace(parsed, phrases=tuple(phrases)) if found else parsed


def _alone(parsed: Parsed, at: int) -> bool:
    """Whether no other name goes on there: «Carver | nói», not «Tòa nhà Carver», «Carver & Co», «Mary Carver»."""
    line = parsed.line
    beside = (line.word(at - 1), line.word(at + 1))
    if {"-", "–", "&"} & set(beside) or thing_before(line, at) or listed().match(line.tokens, at):
        return False
    before = at > 0 and line.capital(at - 1) and at - 1 > 0 and line.tokens[at - 1].text.isalpha()
    return not before and not line.capital(at + 1)


def _mention(parsed: Parsed, at: int) -> PersonMention:
    token = parsed.line.tokens[at]
    return PersonMention(token.start, token.end, "person.surname", token.text)
