"use strict";
// Shows the data that the build laid out. Text from the press is only ever set as textContent.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const term = (name) => data.terms[name] || [name, name];
  const name = (id) => (data.actors[id] || { label: id }).label;

  function element(tag, text, ...classes) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    made.classList.add(...classes);
    return made;
  }

  const both = (vi, en) => (vi === en ? vi : `${vi} · ${en}`);

  // --- the network ---------------------------------------------------------------------------------------------------

  // What has not happened is told by its kind and status: «Chuyến thăm (đã lên lịch)», not «đã thăm».
  const pending = (line) => Boolean(line.status) && line.status !== "Held";
  const verb = (line) =>
    pending(line) ? term(line.facts[0].kind).map((kind, i) => `${kind} (${term(line.status)[i].toLowerCase()})`) : term(line.p);
  const sentence = (line) => `${name(line.s)} — ${both(...verb(line))} — ${name(line.o)}`;
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges.map((edge) => ({ ...edge, title: sentence(data.lines[edge.id]) })));
  const network = new vis.Network(byId("network"), { nodes, edges }, data.options);
  network.once("afterDrawing", () => network.fit({ animation: false }));
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) showActor(node);
    else if (edge !== undefined) showLine(edge);
    else showWelcome();
  });

  // --- the side panel ------------------------------------------------------------------------------------------------

  function rows(pairs) {
    const list = element("dl");
    for (const [vi, en, value] of pairs) {
      if (!value) continue;
      const key = element("dt", vi);
      key.title = en;
      list.append(key, element("dd", value));
    }
    return list;
  }

  function quotation(quote) {
    const article = data.articles[quote.article] || {};
    const made = element("blockquote");
    const source = [article.outlet, article.published, article.title || quote.article].filter(Boolean).join(", ");
    made.append(element("p", `«${quote.text.trim()}»`), element("div", source, "faint"));
    made.append(element("div", `${term("rule")[0]}: ${quote.rule}`, "faint"));
    return made;
  }

  function fill(...content) {
    byId("panel").replaceChildren(...content);
    byId("panel").parentElement.scrollTop = 0;
  }

  function showLine(number) {
    const line = data.lines[number];
    const [vi, en] = verb(line);
    const title = element("h2", `${name(line.s)} — ${vi} — ${name(line.o)}`);
    const facts = line.facts.flatMap((fact) => [
      element("h3", fact.label || term(fact.kind)[0]),
      rows([
        ["Loại", "Kind", both(...term(fact.kind))],
        ["Trạng thái", "Status", line.status && both(...term(line.status))],
        ["Thời gian", "When", fact.when],
        ["Nơi", "Place", fact.place],
        ["Khuôn khổ", "Level", fact.level && both(...term(fact.level))],
      ]),
      ...(fact.quotes || []).map(quotation),
    ]);
    fill(title, element("div", en, "en"), ...facts);
    if (edges.get(number)) network.setSelection({ nodes: [], edges: [number] });
  }

  function showActor(id) {
    const actor = data.actors[id];
    if (!actor) return;
    const links = data.lines.flatMap((line, number) => (line.s === id || line.o === id ? [lineButton(line, number, id)] : []));
    fill(
      element("h2", actor.label),
      rows([
        ["Loại", "Kind", both(...term(actor.kind || actor.type))],
        ["Tên tiếng Anh", "English name", actor.en],
        ["Tên khác", "Other names", (actor.aliases || []).join("; ")],
        ["Quốc gia", "Country", actor.country],
        ["Thuộc", "Part of", actor.partOf],
      ]),
      element("h3", `Quan hệ · Edges (${links.length})`),
      ...links,
    );
    if (!nodes.get(id)) return;
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: false });
  }

  function lineButton(line, number, id) {
    const symmetric = !data.edges[number].arrows;
    const ends = symmetric && line.o === id ? [line.o, line.s] : [line.s, line.o];
    const made = element("button", `${name(ends[0])} — ${verb(line)[0]} — ${name(ends[1])}`);
    const titles = line.facts.filter((fact) => fact.kind === "Tenure").map((fact) => fact.label);
    const notes = [...titles, ...line.facts.map((fact) => fact.when)].filter(Boolean);
    made.append(element("div", [...new Set(notes)].join("; "), "faint"));
    made.addEventListener("click", () => showLine(number));
    return made;
  }

  function showWelcome() {
    fill(
      element("h2", "Chọn một nút hoặc một cạnh"),
      element("p", "Bấm vào cạnh để đọc câu làm bằng chứng; bấm vào nút để xem chủ thể và các quan hệ của nó."),
      element("p", "Choose a node or an edge: an edge shows the sentences it rests on, a node its actor and edges.", "en"),
    );
  }

  // --- legend, filter, search ----------------------------------------------------------------------------------------

  const hidden = new Set();

  function applyFilter() {
    const hides = (line) => hidden.has(line.p) || (hidden.has("pending") && pending(line));
    edges.update(data.lines.map((line, id) => ({ id, hidden: hides(line) })));
  }

  function filterRow(key, mark, vi, en) {
    const row = element("label");
    const box = element("input");
    Object.assign(box, { type: "checkbox", checked: true });
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(key);
      else hidden.add(key);
      applyFilter();
    });
    row.append(box, mark, element("span", vi), element("span", en, "en"));
    return row;
  }

  function lineMark(colour, ...classes) {
    const mark = element("span", "", "key", ...classes);
    mark.style.borderTopColor = colour;
    return mark;
  }

  function legend() {
    const shapes = Object.fromEntries(data.nodes.map((node) => [data.actors[node.id].type, node.shape]));
    const actors = Object.keys(shapes).sort().map((type) => {
      const row = element("label");
      const mark = element("span", "", "shape", shapes[type]);
      mark.style.background = data.colours.actors[type];
      row.append(mark, element("span", term(type)[0]), element("span", term(type)[1], "en"));
      return row;
    });
    const used = [...new Set(data.lines.map((line) => line.p))];
    const lines = used.map((p) => filterRow(p, lineMark(data.colours.lines[p] || data.colours.other), ...term(p)));
    if (data.lines.some(pending)) {
      lines.push(filterRow("pending", lineMark(data.colours.other, "dashed"), "chưa hoặc không diễn ra", "planned, proposed, cancelled or denied"));
    }
    byId("legend").append(element("h3", "Chú giải · Legend"), ...actors, element("h3", "Cạnh · Edges"), ...lines);
  }

  function search() {
    const ids = new Map();
    for (const [id, actor] of Object.entries(data.actors)) {
      for (const label of [actor.label, actor.en, ...(actor.aliases || [])]) if (label && !ids.has(label)) ids.set(label, id);
    }
    byId("actors").append(...[...ids.keys()].map((label) => Object.assign(element("option"), { value: label })));
    byId("search").addEventListener("change", (event) => {
      const wanted = event.target.value.trim().toLowerCase();
      const found = wanted && [...ids.keys()].find((label) => label.toLowerCase() === wanted || label.toLowerCase().includes(wanted));
      if (found) showActor(ids.get(found));
    });
  }

  // #actor=ID and #edge=NUMBER open the page at one of them, so that it can be pointed to.
  function fromAddress() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (data.lines[wanted.get("edge")]) showLine(Number(wanted.get("edge")));
    else if (data.actors[wanted.get("actor")]) showActor(wanted.get("actor"));
    else showWelcome();
  }

  const counts = [[data.nodes.length, "chủ thể", "actors"], [data.lines.length, "cạnh", "edges"], [Object.keys(data.articles).length, "bài", "articles"]];
  byId("counts").textContent = counts.map(([n, vi, en]) => `${n} ${vi} · ${en}`).join(", ");
  legend();
  search();
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
