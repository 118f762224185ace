"""The table of words that say nothing about an article, anew: `seeds/knowledge/common_words.tsv`, from many articles.

    python benchmarks/common_words.py GRAPH > seeds/knowledge/common_words.tsv

GRAPH is the folder of a build, of ten thousand articles or so. Listed are the phrases that half a per cent of them
have; those that are mostly parts of persons' names are left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from vnus_graph.archive.shelf import Shelf
from vnus_graph.resolve.wording import phrases

_SHARE = 0.005
_HEAD = """\
# Words that say nothing about an article: two side by side, or a foreign one, as in half a per cent of {count} articles
# of the Vietnamese press, diplomatic and general, or more; without what belongs to names of persons. Two articles that
# share other words than these are about like things. Made anew by `benchmarks/common_words.py`.
words\tper_mille"""


def main() -> None:
    """The table on standard output."""
    said, named, count = Counter[str](), Counter[str](), 0
    for reading in Shelf(Path(sys.argv[1]) / "readings.jsonl"):
        count += 1
        said.update(phrases(reading.document.article.text))
        people = [name for one in reading.entities if one.type == "Person" for name in (one.name, *one.aliases)]
        named.update({phrase for name in people for phrase in phrases(name)})
    print(_HEAD.format(count=count))
    for phrase in sorted(said):
        if (
            said[phrase] >= _SHARE * count
            and 2 * named[phrase] < said[phrase]
            and not phrase.replace(" ", "").isdigit()
        ):
            print(phrase, round(1000 * said[phrase] / count), sep="\t")


if __name__ == "__main__":
    main()
