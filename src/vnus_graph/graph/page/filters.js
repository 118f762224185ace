"use strict";
// Legend and filters in one: types of actors, kinds of edges, country, period.
const filters = (() => {
  const { data, term, name } = model;
  const { element } = panel;
  const boxes = new Map();

  function row(key, mark, [vi, en], count) {
    const made = element("label");
    const box = Object.assign(element("input"), { type: "checkbox", name: key });
    box.addEventListener("change", () => {
      const hide = new Set(app.view.hide);
      if (box.checked) hide.delete(key);
      else hide.add(key);
      app.go({ hide });
    });
    boxes.set(key, box);
    const text = element("span", `${vi} `);
    text.append(element("span", en, "en"));
    made.append(box, mark, text, element("span", String(count), "count"));
    return made;
  }

  function lineMark(colour, ...classes) {
    const mark = element("span", "", "key", ...classes);
    mark.style.color = colour;
    return mark;
  }

  function counted(values) {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }

  function types() {
    const shapes = Object.fromEntries(data.nodes.map((node) => [model.actor(node.id).type, node.shape]));
    return counted(data.nodes.map((node) => model.actor(node.id).type)).map(([type, count]) => {
      const mark = element("span", "", "shape", shapes[type]);
      mark.style.background = data.colours.actors[type];
      return row(type, mark, term(type), count);
    });
  }

  function kinds() {
    const directed = new Set(data.lines.filter((line) => data.edges[line.number].arrows).map((line) => line.p));
    const made = counted(data.lines.map((line) => line.p)).map(([p, count]) =>
      row(p, lineMark(data.colours.lines[p] || data.colours.other, ...(directed.has(p) ? ["directed"] : [])), term(p), count),
    );
    const pending = data.lines.filter((line) => line.pending).length;
    const words = ["chưa hoặc không diễn ra", "planned, proposed, cancelled or denied"];
    if (pending) made.push(row("pending", lineMark(data.colours.other, "dashed"), words, pending));
    return made;
  }

  // --- country -------------------------------------------------------------------------------------------------------

  const country = Object.assign(element("select"), { id: "country", name: "country" });

  function countries() {
    const of = (id) => (model.actor(id) || {}).country;
    const found = counted(data.lines.flatMap((line) => [...new Set([of(line.s), of(line.o)])]).filter((id) => id && model.actor(id)));
    const collator = new Intl.Collator("vi");
    found.sort((a, b) => collator.compare(name(a[0]), name(b[0])));
    country.append(Object.assign(element("option", "mọi quốc gia · all countries"), { value: "" }));
    for (const [id, count] of found) country.append(Object.assign(element("option", `${name(id)} (${count})`), { value: id }));
    country.addEventListener("change", () => app.go({ country: country.value }));
    const label = element("label", "");
    label.append(country);
    return label;
  }

  // --- time ----------------------------------------------------------------------------------------------------------

  const spelled = (month) => `${(month % 12) + 1}/${Math.floor(month / 12)}`;
  const sliders = {};
  const dated = Object.assign(element("input"), { type: "checkbox", name: "dated" });

  function slider(key, vi, en) {
    const made = element("label", "", "slider");
    const range = Object.assign(element("input"), { type: "range", name: key, step: 1, min: model.span[0], max: model.span[1] });
    const output = element("output");
    range.addEventListener("input", () => {
      const value = Number(range.value);
      const changes = { [key]: value === model.span[key === "from" ? 0 : 1] ? "" : model.written(value) };
      const [from, to] = ["from", "to"].map((each) => Number(sliders[each].range.value));
      if (key === "from" && value > to) changes.to = model.written(value);
      if (key === "to" && value < from) changes.from = model.written(value);
      app.go(changes, true);
    });
    range.addEventListener("change", () => app.go({}));
    sliders[key] = { range, output };
    const text = element("span", `${vi} `);
    text.append(element("span", en, "en"));
    made.append(text, range, output);
    return made;
  }

  function time() {
    if (!model.span) return [];
    const row = element("label");
    dated.addEventListener("change", () => app.go({ dated: !dated.checked }));
    const text = element("span", "cả điều không rõ năm ");
    text.append(element("span", "also what bears no year", "en"));
    row.append(dated, text);
    return [element("h3", "Thời gian · Time"), slider("from", "từ", "from"), slider("to", "đến", "to"), row];
  }

  // --- all of it -----------------------------------------------------------------------------------------------------

  const place = document.getElementById("filters");
  place.open = matchMedia("(min-width: 75rem)").matches;
  const all = panel.button("Bỏ mọi bộ lọc · Clear filters", () => app.go({ hide: new Set(), country: "", from: "", to: "", dated: false }), "wide");
  const sizes = element("p", "Nút to: có mặt trong nhiều sự kiện, đoàn, chức vụ. Nét đậm: nhiều lần. ");
  sizes.append(element("span", "Large nodes stand in many events, delegations and offices; thick lines stand for many times.", "en"));
  place.append(
    element("h3", "Nút · Nodes"), ...types(), element("h3", "Cạnh · Edges"), ...kinds(),
    element("h3", "Quốc gia · Country"), countries(), ...time(), all, sizes,
  );
  country.setAttribute("aria-label", "Quốc gia · Country");

  // Sets every control to what a view says.
  function show(view) {
    for (const [key, box] of boxes) box.checked = !view.hide.has(key);
    country.value = view.country;
    dated.checked = !view.dated;
    all.hidden = !(view.hide.size || view.country || view.from || view.to || view.dated);
    if (!model.span) return;
    for (const [i, key] of ["from", "to"].entries()) {
      const value = model.month(view[key]) ?? model.span[i];
      Object.assign(sliders[key].range, { value, ariaValueText: spelled(value) });
      sliders[key].output.textContent = spelled(value);
    }
  }

  return { show };
})();
