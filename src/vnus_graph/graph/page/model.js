"use strict";
// The data that the build laid out, and which actors and lines of it a view shows.
const model = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const ranked = data.nodes.map((node) => node.id); // most important first
  const rank = new Map(ranked.map((id, i) => [id, i]));
  const linesOf = new Map();
  data.lines.forEach((line, number) => {
    line.number = number;
    line.pending = Boolean(line.status) && line.status !== "Held";
    line.key = [line.s, line.p, line.o, line.status].filter(Boolean).join(" ");
    for (const end of [line.s, line.o]) {
      if (!linesOf.has(end)) linesOf.set(end, []);
      linesOf.get(end).push(line);
    }
  });

  // --- names ---------------------------------------------------------------------------------------------------------

  const term = (name) => data.terms[name] || [name, name];
  const both = (vi, en) => (vi === en ? vi : `${vi} · ${en}`);
  const actor = (id) => data.actors[id];
  const name = (id) => (data.actors[id] || { label: id }).label;
  // What has not happened is told by its kind and status: «Chuyến thăm (đã lên lịch)», not «đã thăm».
  const verb = (line) =>
    line.pending
      ? term(data.facts[line.facts[0]].kind).map((kind, i) => `${kind} (${term(line.status)[i].toLowerCase()})`)
      : term(line.p);
  const sentence = (line) => `${name(line.s)} — ${both(...verb(line))} — ${name(line.o)}`;

  // --- time ----------------------------------------------------------------------------------------------------------

  const dated = data.facts.filter((fact) => fact.months).flatMap((fact) => fact.months);
  const span = dated.length ? [dated.reduce((a, b) => Math.min(a, b)), dated.reduce((a, b) => Math.max(a, b))] : null;
  const written = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  function month(text) {
    const found = /^(\d{1,4})-(\d{1,2})$/.exec(text || "");
    return found ? Number(found[1]) * 12 + Number(found[2]) - 1 : null;
  }

  // The facts of a line that fall into the view's period, as numbers.
  function facts(line, view) {
    const [from, to] = [month(view.from), month(view.to)];
    if (from === null && to === null && !view.dated) return line.facts;
    return line.facts.filter((number) => {
      const when = data.facts[number].months;
      if (!when) return !view.dated;
      return (to === null || when[0] <= to) && (from === null || when[1] >= from);
    });
  }

  // --- what a view shows ---------------------------------------------------------------------------------------------

  const ofCountry = (id, country) => id === country || (actor(id) || {}).country === country;

  function admits(line, view) {
    const hidden = view.hide;
    if (hidden.has(line.p) || (line.pending && hidden.has("pending"))) return false;
    if (hidden.size && [line.s, line.o].some((end) => hidden.has(actor(end).type))) return false;
    if (view.country && !ofCountry(line.s, view.country) && !ofCountry(line.o, view.country)) return false;
    return facts(line, view).length > 0;
  }

  const other = (line, id) => (line.s === id ? line.o : line.s);

  // The `limit` most important actors of the view with a line between them, and beside these (`extra`) the most
  // important neighbours of the chosen actor or the ends of the chosen line; `total` is how many there would be in all.
  function shown(view, limit) {
    const lines = data.lines.filter((line) => admits(line, view));
    const candidates = new Set(lines.flatMap((line) => [line.s, line.o]));
    const first = new Set(ranked.filter((id) => candidates.has(id)).slice(0, limit));
    const joined = new Set(lines.filter((line) => first.has(line.s) && first.has(line.o)).flatMap((line) => [line.s, line.o]));
    const focus = [];
    if (view.actor && rank.has(view.actor)) {
      const near = lines.filter((line) => line.s === view.actor || line.o === view.actor).map((line) => other(line, view.actor));
      focus.push(view.actor, ...[...new Set(near)].sort((a, b) => rank.get(a) - rank.get(b)).slice(0, limit));
    } else if (view.edge) {
      const line = byKey(view.edge);
      if (line) focus.push(line.s, line.o);
    }
    const nodes = [...new Set([...joined, ...focus])].sort((a, b) => rank.get(a) - rank.get(b));
    const present = new Set(nodes);
    return {
      nodes,
      focus,
      extra: new Set(focus.filter((id) => !joined.has(id))),
      lines: lines.filter((line) => present.has(line.s) && present.has(line.o)),
      total: candidates.size,
    };
  }

  const byKey = (key) => data.lines.find((line) => line.key === key);

  // --- text ----------------------------------------------------------------------------------------------------------

  // Without diacritics, «đ» included: «Đỗ Ngọc Ánh» → «do ngoc anh».
  const folded = (text) => plain(text).normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
  const plain = (text) => text.normalize("NFC").toLowerCase();

  return {
    data, ranked, rank, term, both, actor, name, verb, sentence, span, written, month, facts, shown, byKey, folded, plain,
    linesOf: (id) => linesOf.get(id) || [],
  };
})();
