"""Stage 7 of 7, the page: where each node is drawn, computed at build time so that a browser only has to paint.

Each connected part is laid out by itself and the parts are then set in rows, largest first. A part starts from the
distances to a few pivots (Brandes and Pich 2007, «Eigensolver Methods for Progressive Multidimensional Scaling») and is
smoothed by springs that repel near neighbours only (Fruchterman and Reingold 1991, their grid variant): seven
seconds for 7,000 nodes. The same graph gives the same positions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

SPACING = 130.0
"""Wanted distance between neighbours, in the page's pixels."""
_PIVOTS = 32
_ROUNDS = 100
_REACH = 4.0
"""Nodes further apart than this many spacings do not repel each other."""
_STRAY = SPACING
"""Who is near whom is found out anew when a node may have gone as far as this."""


def layout(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Whole-pixel (x, y) of every node; `edges` are pairs of nodes, direction and repetition do not matter."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted((a, b) if a < b else (b, a) for a, b in edges if a != b))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    drawn = [(part, _part(graph.subgraph(part), part)) for part in parts]
    return _in_rows(drawn)


def _part(graph: nx.Graph[str], names: Sequence[str]) -> Points:
    """Positions of one connected part, a row each in the order of `names`."""
    if len(names) < 3:
        return np.array([[SPACING * 1.5 * i, 0.0] for i in range(len(names))])
    number = {name: i for i, name in enumerate(names)}
    # networkx goes through a part in the order of a set, so which end of an edge comes first is up to chance.
    ends = np.array(sorted(sorted((number[a], number[b])) for a, b in graph.edges), dtype=np.intp)
    return _smooth(_by_distance(ends, len(names)), ends)


def _by_distance(ends: NDArray[np.intp], size: int) -> Points:
    """Pivot scaling: the two main directions of the hop distances to pivots chosen far from each other."""
    rows: list[NDArray[np.float64]] = []
    nearest = np.full(size, np.inf)
    pivot = int(np.argmax(np.bincount(ends.ravel(), minlength=size)))
    for _ in range(min(_PIVOTS, size)):
        rows.append(_hops(ends, pivot, size))
        nearest = np.minimum(nearest, rows[-1])
        pivot = int(np.argmax(nearest))
    squares = np.array(rows).T ** 2
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1, keepdims=True) + squares.mean())
    spans, axes = np.linalg.eigh(centred.T @ centred)
    wide = spans[:-3:-1] > spans[-1] * 1e-9  # a line has no second direction but what rounding makes of it
    vectors = centred @ axes[:, :-3:-1] * np.where(wide, spans[:-3:-1], np.inf) ** -0.5
    vectors *= np.where(vectors[np.abs(vectors).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    vectors = vectors.round(6) * size**0.5  # the last digits depend on the machine
    # Nodes with the same distances coincide; a fixed jitter lets the springs part them.
    jitter = np.random.RandomState(7).uniform(-0.5, 0.5, (size, 2))
    far = size**0.5 / 3  # as wide as they need room; what lies far out is brought in
    spread: Points = (np.clip(vectors, -2.5, 2.5) * far + jitter) * SPACING
    return spread


def _hops(ends: NDArray[np.intp], start: int, size: int) -> NDArray[np.float64]:
    """How many edges each node of a connected part is from `start`."""
    sources, targets = np.concatenate([ends, ends[:, ::-1]]).T
    hops = np.full(size, np.inf)
    hops[start] = 0
    for level in range(size):
        reached = targets[hops[sources] == level]
        reached = reached[np.isinf(hops[reached])]
        if not len(reached):
            break
        hops[reached] = level + 1
    return hops


def _smooth(points: Points, ends: NDArray[np.intp]) -> Points:
    """Fruchterman–Reingold with a cooling step; `ends` is an array of index pairs, one row an edge.

    An edge pulls the less the more edges both of its ends have, so that what gathers around a hub keeps its room.
    """
    degree = np.bincount(ends.ravel(), minlength=len(points))
    hold = 1.0 / np.minimum(degree[ends[:, 0]], degree[ends[:, 1]])
    near, strayed = _near(points), 0.0
    for step in np.geomspace(SPACING, SPACING / 50, _ROUNDS):
        if strayed > _STRAY:
            near, strayed = _near(points), 0.0
        apart = _pull(points, near, lambda square: SPACING**2 / square)
        moved = apart + _pull(points, ends.T, lambda _: -hold)
        length = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
        moved *= np.minimum(length, step) / length
        points = points + moved
        strayed += float(np.minimum(length, step).max())
    return points


def _near(points: Points) -> NDArray[np.intp]:
    """Index pairs, one a column, of nodes within reach of each other: those of a grid's cell, or of adjoining ones."""
    reach = _REACH * SPACING
    cells = np.floor((points - points.min(axis=0)) / reach).astype(np.intp)
    rows = int(cells[:, 1].max()) + 2  # an empty one, so that no cell at the end of a column adjoins the next column
    key = cells[:, 0] * rows + cells[:, 1]
    order = np.argsort(key, kind="stable")
    found = []
    for aside in (0, 1, rows - 1, rows, rows + 1):
        first, last = (np.searchsorted(key[order], key + aside, side) for side in ("left", "right"))
        many = last - first
        one = np.repeat(np.arange(len(points)), many)
        other = order[np.arange(len(one)) - np.repeat(np.cumsum(many) - many, many) + np.repeat(first, many)]
        close = sum((axis[one] - axis[other]) ** 2 for axis in points.T) <= reach**2
        close &= (one < other) | (aside > 0)
        found.append(np.stack((one[close], other[close])))
    pairs: NDArray[np.intp] = np.concatenate(found, axis=1)
    return pairs


def _pull(points: Points, pairs: NDArray[np.intp], force: Callable[[Points], Points]) -> Points:
    """Sum over each node's pairs of the way from the partner, `force(squared distance)` times."""
    one, other = pairs
    away = [axis[one] - axis[other] for axis in points.T]
    strength = force(np.maximum(away[0] ** 2 + away[1] ** 2, (SPACING / 100) ** 2))
    total = np.empty_like(points)
    for axis, way in enumerate(away):
        way *= strength
        total[:, axis] = np.bincount(one, way, len(points)) - np.bincount(other, way, len(points))
    return total


def _in_rows(parts: Sequence[tuple[Sequence[str], Points]]) -> dict[str, tuple[int, int]]:
    """Parts side by side in rows about as wide as the whole is high."""
    gap = 2 * SPACING
    sizes = [np.ptp(points, axis=0) + gap for _, points in parts]
    width = max([sum(float(w * h) for w, h in sizes) ** 0.5 * 1.3, *(float(w) for w, _ in sizes)], default=0.0)
    placed: dict[str, tuple[int, int]] = {}
    left = top = height = 0.0
    for (names, points), (w, h) in zip(parts, sizes, strict=True):
        if left and left + w > width:
            left, top, height = 0.0, top + height, 0.0
        for name, (x, y) in zip(names, points - points.min(axis=0) + (left, top), strict=True):
            placed[name] = (round(float(x)), round(float(y)))
        left, height = left + w, max(height, h)
    return placed
