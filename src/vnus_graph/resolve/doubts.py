"""Stage 6 of 7: Readings → Resolution. Doubtful pairs as people judge them: names, offices, articles, quotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from vnus_graph.grammar.fold import fold
from vnus_graph.model import Doubt, Side
from vnus_graph.resolve.identity import Cluster, Identity
from vnus_graph.resolve.personal_names import strength

_TELLING = frozenset({"rare", "usual"})
_SHOWN = 5


def doubts(identity: Identity, ids: Mapping[str, str]) -> tuple[Doubt, ...]:
    """The pairs of `identity` that are doubtful, sorted by score and ids; `ids` gives the actor of each cluster key."""
    of_key = {cluster.key: cluster for cluster in identity.clusters}
    called = _called(identity)
    found = []
    for left, right, pair in identity.doubtful:
        first, second = sorted((left, right), key=lambda key: ids[key])
        one, other = (_side(of_key[key], ids[key], called) for key in (first, second))
        found.append(Doubt(of_key[first].members[0][1].type, one, other, round(pair.score, 2), pair.features))
    return tuple(sorted(found, key=lambda doubt: (-doubt.score, doubt.left.actor, doubt.right.actor)))


def _called(identity: Identity) -> dict[tuple[str, str], set[tuple[str, str | None]]]:
    """Under each type and name, the clusters called so, each with the states in which it is."""
    found: dict[tuple[str, str], set[tuple[str, str | None]]] = defaultdict(set)
    for cluster in identity.clusters:
        for _, entity in cluster.members:
            for name in (entity.name, *entity.aliases):
                found[entity.type, fold(name)].add((cluster.key, entity.country))
    return found


def _side(cluster: Cluster, actor: str, called: Mapping[tuple[str, str], set[tuple[str, str | None]]]) -> Side:
    """How a judgement names the cluster: by its usual name and state, and by an article where that names others too."""
    usual = Counter((entity.name, entity.country) for _, entity in cluster.members)
    name, country = max(usual, key=lambda one: (usual[one], one[1] is not None, len(one[0]), one[0], one[1] or ""))
    article, entity = next(m for m in cluster.members if (m[1].name, m[1].country) == (name, country))
    others = {key for key, state in called[entity.type, fold(name)] if country in (None, state)} - {cluster.key}
    weak = entity.type == "Person" and strength(name) not in _TELLING
    articles = tuple(dict.fromkeys(member[0] for member in cluster.members))
    return Side(
        actor,
        name,
        country,
        article if others or weak or entity.type == "Delegation" else None,
        tuple(sorted({name for _, one in cluster.members for name in (one.name, *one.aliases)})[:_SHOWN]),
        cluster.offices[:_SHOWN],
        articles[:_SHOWN],
        entity.evidence[0] if entity.evidence else None,
    )
