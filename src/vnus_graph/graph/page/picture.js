"use strict";
// The canvas: vis-network paints nodes and edges; names, and what is out of focus, are painted here over it.
const picture = (() => {
  const { data } = model;
  const place = document.getElementById("network");
  const ratio = () => window.devicePixelRatio || 1;
  const labels = new Map(data.nodes.map((node) => [node.id, node.label.split("\n")]));
  const style = new Map(data.nodes.map((node) => [node.id, { ...node, label: undefined, title: undefined }]));
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const NOTHING = { nodes: [], focus: [], lines: [] };
  let drawn = NOTHING;
  let chosen = null;

  const options = { ...data.options, interaction: { ...data.options.interaction, keyboard: false } };
  const network = new vis.Network(place, { nodes, edges }, options);

  // --- names ---------------------------------------------------------------------------------------------------------

  const SIZE = 13;
  const LINE = 15;
  const KEPT_CLEAR = 60; // that many nodes no name may cover
  const widths = new Map();

  function width(context, id) {
    if (!widths.has(id)) widths.set(id, Math.max(...labels.get(id).map((row) => context.measureText(row).width)));
    return widths.get(id);
  }

  // The most important names first, always at the same size; one that would cover another is left out.
  function paintNames(context) {
    context.save();
    context.setTransform(ratio(), 0, 0, ratio(), 0, 0);
    context.font = `${SIZE}px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = "rgba(250, 251, 252, 0.9)";
    const scale = network.getScale();
    const inSight = ({ x, y }) => x > 0 && y > 0 && x < place.clientWidth && y < place.clientHeight;
    const wanted = (drawn.focus.length ? drawn.focus : drawn.nodes)
      .map((id) => ({ id, size: style.get(id).size * scale, ...network.canvasToDOM(network.body.nodes[id]) }))
      .filter(inSight);
    const taken = wanted.slice(0, KEPT_CLEAR).map(({ x, y, size }) => [x - size, y - size, x + size, y + size]);
    let names = 0;
    for (const { id, x: middle, y, size } of wanted) {
      const half = width(context, id) / 2;
      const x = Math.max(half + 3, Math.min(place.clientWidth - half - 3, middle));
      const height = labels.get(id).length * LINE;
      const box = [y + size + 2, y - size - height].map((top) => [x - half, top, x + half, top + height]).find((one) => !covers(one, taken));
      if (!box) continue;
      taken.push(box);
      names += 1;
      context.fillStyle = id === chosen ? "#000" : "#1c2128";
      labels.get(id).forEach((row, i) => {
        context.strokeText(row, x, box[1] + i * LINE);
        context.fillText(row, x, box[1] + i * LINE);
      });
    }
    context.restore();
    place.dataset.names = names;
  }

  const covers = ([left, top, right, bottom], taken) =>
    taken.some((other) => left < other[2] && other[0] < right && top < other[3] && other[1] < bottom);

  // What is not in focus is veiled, what is in focus painted again above the veil.
  function paintFocus(context) {
    if (!drawn.focus.length) return;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = "rgba(250, 251, 252, 0.86)";
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
    for (const { number } of drawn.lines.filter(isFocal)) {
      network.body.edges[number].draw(context);
      network.body.edges[number].drawArrows(context);
    }
    for (const id of drawn.focus) network.body.nodes[id].draw(context);
  }

  const isFocal = (line) => (view.edge ? line.key === view.edge : line.s === drawn.focus[0] || line.o === drawn.focus[0]);

  network.on("afterDrawing", (context) => {
    paintFocus(context);
    paintNames(context);
  });

  // --- what is shown -------------------------------------------------------------------------------------------------

  let view = {};

  function fresh(set, wanted, same) {
    const ids = new Set(wanted.map((one) => one.id));
    set.remove(set.getIds().filter((id) => !ids.has(id)));
    set.update(wanted.filter((one) => !set.get(one.id) || !same(set.get(one.id), one)));
  }

  // Shows `shown` (see model.shown) of a view, with everything in sight or what is in focus.
  function show(shown, next) {
    [drawn, view, chosen] = [NOTHING, next, next.actor]; // the canvas may be painted between the updates below
    const aspect = place.clientWidth / Math.max(place.clientHeight, 1);
    const base = shown.nodes.filter((id) => !shown.extra.has(id));
    let at = arrange(base, shown.lines, aspect);
    if (shown.extra.size) at = arrange(shown.nodes, shown.lines, aspect, at);
    const placed = shown.nodes.map((id) => ({ ...style.get(id), x: at.get(id)[0], y: at.get(id)[1] }));
    const joined = shown.lines.map((line) => ({
      ...data.edges[line.number],
      width: 1.6 + Math.round(10 * Math.log2(model.facts(line, next).length)) / 10,
      title: model.sentence(line),
    }));
    fresh(nodes, placed, (a, b) => a.x === b.x && a.y === b.y);
    fresh(edges, joined, (a, b) => a.width === b.width);
    drawn = shown;
    const line = next.edge && shown.lines.find((one) => one.key === next.edge);
    network.setSelection({ nodes: at.has(chosen) ? [chosen] : [], edges: line ? [line.number] : [] }, { highlightEdges: false });
    place.dataset.nodes = shown.nodes.length;
    place.dataset.edges = shown.lines.length;
    fit();
  }

  // Brings the focus, or else everything, into sight with room for the names.
  function fit() {
    const points = (drawn.focus.length ? drawn.focus : drawn.nodes).map((id) => network.body.nodes[id]);
    if (!points.length) return;
    const range = (axis) => points.reduce(([a, b], p) => [Math.min(a, p[axis]), Math.max(b, p[axis])], [Infinity, -Infinity]);
    const [[left, right], [top, bottom]] = [range("x"), range("y")];
    const across = (place.clientWidth - Math.min(130, place.clientWidth / 5)) / Math.max(right - left, 1);
    const down = (place.clientHeight - Math.min(110, place.clientHeight / 5)) / Math.max(bottom - top, 1);
    const scale = Math.max(Math.min(across, down, 1.1), 0.02);
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 14 / scale }, scale, animation: false });
  }

  network.on("resize", fit);

  function zoom(factor) {
    network.moveTo({ scale: network.getScale() * factor, animation: false });
  }

  // The shown actor nearest to `id` in a direction, [1, 0] being to the right; the most important one without `id`.
  function towards(id, [across, down]) {
    if (!drawn.nodes.includes(id)) return drawn.nodes[0];
    const here = network.body.nodes[id];
    let best = [Infinity, id];
    for (const to of drawn.nodes) {
      const [dx, dy] = [network.body.nodes[to].x - here.x, network.body.nodes[to].y - here.y];
      const ahead = dx * across + dy * down;
      const aside = Math.abs(dx * down) + Math.abs(dy * across);
      if (to !== id && ahead > aside / 2 && ahead + 2 * aside < best[0]) best = [ahead + 2 * aside, to];
    }
    return best[1];
  }

  // Where an actor is on the screen, for tests and tools: [x, y] within the canvas.
  function whereIs(id) {
    const { x, y } = network.canvasToDOM(network.body.nodes[id]);
    return [x, y];
  }

  // How many actors can be shown with their names.
  const room = () => Math.min(90, Math.max(18, Math.round((place.clientWidth * place.clientHeight) / 13000)));

  return { network, show, fit, zoom, towards, whereIs, room };
})();
