"""Syllables and punctuation marks of a text: the tokens that the grammar matches on.

White space ends a token. A punctuation mark is a token of its own but inside a number or date («1.000», «28/6»,
«30/9-1/10», «15h15»), a name («Mát-xcơ-va», «N'Djamena», «GD&ĐT», «ASEAN+3»), an address («vov.vn») or an abbreviation
(«D.C.», «TP.HCM», «PGS.»). Dashes are never part of a token, hyphens as `hyphens` decides. Whether the dot of an
abbreviation ends the sentence instead is settled in `sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining

from vnus_graph.annotate import joints
from vnus_graph.annotate.hyphens import HYPHEN, HYPHENS, LOOK_BACK, cuts
from vnus_graph.annotate.nfc import INVISIBLE

Span = tuple[int, int]
"""Start and end of a token in the NFC text."""

INITIALS = "A-ZĂÂĐÊÔƠƯ"
"""Letters that a name is shortened to. With a tone mark they are syllables: «Đông Nam Á.»"""

TITLES = "TP Tp TX Tx GS Gs TS Ts PGS Pgs ThS Ths BS Bs LS Ls KS KTS NCS NSND NSƯT NGND Mr Mrs Ms Dr Prof St Md Mohd"
"""Abbreviations that stand before a name or open one («Md. Karim»), and so never end a sentence."""
SUFFIXES = "Jr Sr Inc Corp Co Ltd"
"""Abbreviations that stand after a name, and may end a sentence."""

_INNER = r"[\w\u0300-\u036f]"
_QUANTITY = rf"\d++(?:[A-Za-z]{{1,4}}\d{{0,3}}(?!{_INNER}))?"
_DOMAINS = "vn|com|net|org|gov|edu|info|int|eu|ru|cn"

_TOKEN = re.compile(
    "|".join(
        (
            r"(?P<plain>(?<!\S)[^\W\d_]+(?![^\s,]))",  # what most tokens are, before the rarer kinds are tried
            r"""(?:https?://|www\.)[^\s<>"“”«»]+(?<![.,;:!?)\]…'’])""",
            r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}",
            rf"(?:[A-Za-z0-9-]{{1,63}}\.){{1,4}}(?:{_DOMAINS})(?!\w)",
            r"\.{2,}|…+",
            r"T[Pp]\.HCM(?!\w)",
            rf"(?P<initials>[{INITIALS}](?:\.[{INITIALS}](?!\w|[{HYPHENS}][a-zà-ỹ]))+(?:\.(?!\.))?)",
            r"(?P<etc>v\.v(?:\.(?!\.))?(?!\w))",
            rf"(?P<title>(?:{TITLES.replace(' ', '|')})\.(?!\.))",
            rf"(?P<suffix>(?:{SUFFIXES.replace(' ', '|')})\.(?!\.))",
            rf"(?P<initial>[{INITIALS}]\.(?!\.))",
            rf"[{INITIALS}]{{1,5}}&[{INITIALS}]{{1,5}}(?!\w)",
            rf"{_QUANTITY}(?:[.,:/+{HYPHENS}]{_QUANTITY})*",
            rf"(?P<word>[^\W_]{_INNER}*(?:['’][^\W\d_]{_INNER}*)*(?:\+\d+)?(?:[{HYPHENS}]{_INNER}+)*)",
            rf"[^\s{INVISIBLE}]",
        )
    )
)
_SHORTENED = re.compile(
    rf"(?P<initials>[{INITIALS}](?:\.[{INITIALS}])*\.)|(?P<etc>v\.v\.)"
    rf"|(?P<title>(?:{TITLES.replace(' ', '|')})\.)|(?P<suffix>(?:{SUFFIXES.replace(' ', '|')})\.)"
)


def split(text: str) -> list[Span]:
    """Split NFC `text` into tokens, in order; they cover all but white space and `nfc.INVISIBLE`. Linear."""
    spans: list[Span] = []
    for start, end in _raw(text):
        # A mark belongs to the character before it, whichever token that went to.
        if spans and spans[-1][1] == start and combining(text[start]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _raw(text: str) -> Iterator[Span]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        for cut in _cuts(match, text):
            yield start, match.start() + cut
            start = match.start() + cut
        yield start, end


def _cuts(match: re.Match[str], text: str) -> list[int]:
    """Positions in a token where one of its own ends."""
    if match.lastgroup == "plain":
        return joints.cuts(match.group())
    if match.lastgroup != "word":
        return []
    word, start = match.group(), match.start()
    return cuts(word, text[max(0, start - LOOK_BACK) : start]) if HYPHEN.search(word) else joints.cuts(word)


def abbreviation(token: str) -> str:
    """Return «initials» («D.», «D.C.»), «title» («TP.»), «suffix» («Ltd.»), «etc» («v.v.») or ""."""
    matched = _SHORTENED.fullmatch(token) if token[-1] == "." and len(token) > 1 else None
    return matched.lastgroup or "" if matched else ""
