"use strict";
// The search box: actors as you type, by any of their names, with and without diacritics; arrows, Enter and Escape.
const search = (() => {
  const MOST = 12;
  const box = document.getElementById("search");
  const list = document.getElementById("results");
  const { element } = panel;
  let found = [];
  let at = -1;

  // Every name of every actor, as typed and folded; the most important actors first.
  const others = Object.keys(model.data.actors).filter((id) => !model.rank.has(id));
  const entries = [...model.ranked, ...others].flatMap((id) => {
    const actor = model.actor(id);
    return [...new Set([actor.label, actor.en, ...(actor.aliases || [])].filter(Boolean))].map((text) => ({
      id, text, plain: ` ${model.plain(text)}`, folded: ` ${model.folded(text)}`,
    }));
  });

  // How well an entry answers, the least the best: as typed before without diacritics, its start before its middle.
  function quality(entry, plain, folded) {
    if (entry.plain.startsWith(` ${plain}`)) return 0;
    if (entry.plain.includes(` ${plain}`)) return 1;
    if (entry.folded.startsWith(` ${folded}`)) return 2;
    if (entry.folded.includes(` ${folded}`)) return 3;
    return folded.split(/\s+/).every((word) => entry.folded.includes(` ${word}`)) ? 4 : null;
  }

  function find(text) {
    const [plain, folded] = [model.plain(text.trim()), model.folded(text.trim())];
    if (!folded) return [];
    const best = new Map();
    for (const entry of entries) {
      const grade = quality(entry, plain, folded);
      if (grade !== null && grade < (best.get(entry.id) || { grade: 9 }).grade) best.set(entry.id, { ...entry, grade });
    }
    return [...best.values()].sort((a, b) => a.grade - b.grade).slice(0, MOST);
  }

  function option(entry, i) {
    const actor = model.actor(entry.id);
    const made = element("li", actor.label);
    const country = actor.country && actor.country !== entry.id && model.actor(actor.country) ? model.name(actor.country) : "";
    const notes = [entry.text === actor.label ? "" : entry.text, model.term(actor.kind || actor.type)[0], country];
    made.append(" ", element("span", notes.filter(Boolean).join(", "), "faint"));
    Object.assign(made, { id: `result-${i}`, role: "option", ariaSelected: String(i === at) });
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", () => choose(i));
    return made;
  }

  function draw() {
    list.replaceChildren(...found.map(option));
    if (box.value.trim() && !found.length) list.append(element("li", "không thấy · nothing found", "faint"));
    list.hidden = !box.value.trim();
    box.setAttribute("aria-expanded", String(!list.hidden));
    if (at < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", `result-${at}`);
    if (at >= 0) list.children[at].scrollIntoView({ block: "nearest" });
  }

  function choose(i) {
    const entry = found[i];
    close();
    if (entry) app.go({ actor: entry.id, edge: "" });
  }

  function close() {
    [box.value, found, at] = ["", [], -1];
    draw();
  }

  box.addEventListener("input", () => {
    found = find(box.value);
    at = found.length ? 0 : -1;
    draw();
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) at = (at + step + found.length) % found.length;
    else if (event.key === "Enter") return choose(at);
    else if (event.key === "Escape") return close();
    else return undefined;
    event.preventDefault();
    return draw();
  });
  box.addEventListener("blur", () => (list.hidden = true));
  box.addEventListener("focus", draw);
})();
