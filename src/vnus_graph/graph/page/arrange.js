"use strict";
// Where the actors of a view are drawn. The build laid out the whole graph; a few of its actors, shown alone, are moved
// from there to where each has room, by springs (Fruchterman and Reingold) run to their end before anything is drawn.
// Only +, -, *, / and square roots, so that every browser arrives at the same picture.
const arrange = (() => {
  const ROOM = 105; // wanted distance, in pixels
  const REACH = 3 * ROOM; // those further apart do not repel each other
  const ROUNDS = 90;
  const MOST = 300; // above this the build's own positions serve
  const home = new Map(model.data.nodes.map((node) => [node.id, [node.x, node.y]]));

  // Positions of `ids`, joined by `lines`, for a picture `aspect` times as wide as high; those in `fixed` stay there.
  function arrange(ids, lines, aspect, fixed = new Map()) {
    if (ids.length > MOST && !fixed.size) return new Map(ids.map((id) => [id, home.get(id)]));
    const number = new Map(ids.map((id, i) => [id, i]));
    const pairs = new Map();
    for (const { s, o } of lines) {
      const [a, b] = [number.get(s), number.get(o)];
      if (a !== undefined && b !== undefined) pairs.set(a < b ? a * ids.length + b : b * ids.length + a, [a, b]);
    }
    const joined = [...pairs.values()];
    const points = fixed.size ? beside(ids, joined, fixed) : spread(ids);
    const degree = ids.map(() => 0);
    for (const end of joined.flat()) degree[end] += 1;
    const ties = joined.map(([a, b]) => [a, b, 1 / Math.min(degree[a], degree[b])]); // as in layout.py
    const still = ids.map((id) => fixed.has(id));
    for (let round = 0; round < ROUNDS; round++) {
      move(points, ties, still, (ROOM * (ROUNDS - round)) / ROUNDS);
    }
    if (!fixed.size) stretch(points, aspect);
    return new Map(ids.map((id, i) => [id, points[i].map(Math.round)]));
  }

  // The build's positions, brought as near to each other as their number allows.
  function spread(ids) {
    const at = ids.map((id) => home.get(id));
    const side = ROOM * Math.sqrt(ids.length);
    const [left, width] = extent(at, 0);
    const [top, height] = extent(at, 1);
    return at.map(([x, y], i) => [((x - left) / (width || 1)) * side + (i % 7), ((y - top) / (height || 1)) * side + (i % 5)]);
  }

  // Newcomers start near the mean of those they are joined to.
  function beside(ids, pairs, fixed) {
    const sums = ids.map(() => [0, 0, 0]);
    const add = (to, from) => {
      const at = fixed.get(ids[from]);
      if (at) sums[to] = [sums[to][0] + at[0], sums[to][1] + at[1], sums[to][2] + 1];
    };
    for (const [a, b] of pairs) {
      add(a, b);
      add(b, a);
    }
    return ids.map((id, i) => {
      if (fixed.has(id)) return [...fixed.get(id)];
      const [x, y, count] = sums[i];
      return [x / (count || 1) + ((i * 79) % 97) - 48, y / (count || 1) + ((i * 53) % 89) - 44];
    });
  }

  function move(points, ties, still, most) {
    const n = points.length;
    const force = points.map(() => [0, 0]);
    const push = (a, b, strength) => {
      const dx = points[a][0] - points[b][0];
      const dy = points[a][1] - points[b][1];
      const distance = Math.sqrt(dx * dx + dy * dy) || 1;
      const size = strength(distance) / distance;
      force[a][0] += dx * size;
      force[a][1] += dy * size;
      force[b][0] -= dx * size;
      force[b][1] -= dy * size;
    };
    for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) push(a, b, (d) => (d < REACH ? (ROOM * ROOM) / d : 0));
    for (const [a, b, hold] of ties) push(a, b, (d) => -d * hold);
    const middle = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / n);
    for (let i = 0; i < n; i++) {
      if (still[i]) continue;
      const pull = force[i].map((f, axis) => f + (middle[axis] - points[i][axis]) * 0.1);
      const length = Math.sqrt(pull[0] * pull[0] + pull[1] * pull[1]) || 1;
      const step = Math.min(length, most) / length;
      points[i] = points[i].map((value, axis) => value + pull[axis] * step);
    }
  }

  function stretch(points, aspect) {
    const [, width] = extent(points, 0);
    const [, height] = extent(points, 1);
    if (!width || !height) return;
    const factor = Math.sqrt(Math.min(3, Math.max(1 / 3, (aspect * height) / width)));
    for (const point of points) {
      point[0] *= factor;
      point[1] /= factor;
    }
  }

  // Least value along an axis, and the distance from there to the greatest.
  function extent(points, axis) {
    const values = points.map((point) => point[axis]);
    const least = values.reduce((a, b) => Math.min(a, b), Infinity);
    return [least, values.reduce((a, b) => Math.max(a, b), -Infinity) - least];
  }

  return arrange;
})();
