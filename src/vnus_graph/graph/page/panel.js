"use strict";
// The side panel: an actor with its offices and edges, or an edge with every sentence behind it. Text is only ever set
// as textContent; the one address that leads out is an article's own, checked when the page was built.
const panel = (() => {
  const { data, term, both, name, verb } = model;
  const place = document.getElementById("panel");

  function element(tag, text, ...classes) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    made.classList.add(...classes);
    return made;
  }

  function button(text, action, ...classes) {
    const made = element("button", text, ...classes);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  function rows(pairs) {
    const list = element("dl");
    for (const [vi, en, value] of pairs) {
      if (!value) continue;
      const key = element("dt", vi);
      key.append(" ", element("span", en, "en"));
      list.append(key, element("dd", value));
    }
    return list;
  }

  // --- quotes --------------------------------------------------------------------------------------------------------

  const day = (iso) => (iso || "").split("-").reverse().map(Number).filter(Boolean).join("/");

  // The quote marked within its sentence, and the names of those it is about within the quote.
  function sentence(quote, ids) {
    const made = element("p");
    const marked = element("mark");
    const names = ids.flatMap((id) => [name(id), ...((model.actor(id) || {}).aliases || [])]).sort((a, b) => b.length - a.length);
    let rest = quote.text.trim();
    while (rest) {
      const hits = names.map((one) => [rest.indexOf(one), one]).filter(([at]) => at >= 0);
      const [at, found] = hits.reduce((a, b) => (b[0] < a[0] ? b : a), [rest.length, ""]);
      marked.append(rest.slice(0, at));
      if (found) marked.append(element("strong", found));
      rest = rest.slice(at + found.length);
    }
    made.append(quote.before || "", marked, quote.after || "");
    return made;
  }

  function quotation(number, ids) {
    const quote = data.quotes[number];
    const article = data.articles[quote.article] || {};
    const made = element("blockquote");
    const source = element("footer", [article.outlet, day(article.published)].filter(Boolean).join(", "), "faint");
    const title = article.title || quote.article;
    if (source.textContent) source.append(": ");
    if (article.url) {
      const link = element("a", title);
      Object.assign(link, { href: article.url, target: "_blank", rel: "noopener noreferrer" });
      source.append(link);
    } else source.append(title);
    made.append(sentence(quote, ids), source);
    if (quote.differs) made.append(element("div", `${both("bài này nói", "this article says")}: ${quote.differs}`));
    made.append(element("div", `${both(...term("rule"))}: ${quote.rule}`, "faint"));
    return made;
  }

  // --- an actor ------------------------------------------------------------------------------------------------------

  function office(number, id) {
    const fact = data.facts[number];
    const made = element("details");
    const summary = element("summary", fact.label);
    if (fact.when) summary.append(" ", element("span", fact.when, "faint"));
    made.append(summary, ...(fact.quotes || []).map((quote) => quotation(quote, [id])));
    return made;
  }

  function lineButton(line, id, view) {
    const symmetric = !data.edges[line.number].arrows;
    const arrow = symmetric ? "–" : line.s === id ? "→" : "←";
    const made = button(`${arrow} ${name(line.s === id ? line.o : line.s)}`, () => app.go({ edge: line.key, actor: "" }));
    made.title = model.sentence(line);
    const facts = model.facts(line, view).map((number) => data.facts[number]);
    const titles = facts.filter((fact) => fact.kind === "Tenure").map((fact) => fact.label);
    const notes = [...new Set([...titles, ...facts.map((fact) => fact.when)].filter(Boolean))];
    made.append(element("div", notes.join("; "), "faint"));
    return made;
  }

  function showActor(id, view) {
    const actor = model.actor(id);
    const lines = model.linesOf(id).filter((line) => model.facts(line, view).length && !(line.p === "holdsPosition" && line.s === id));
    const groups = new Map();
    for (const line of lines) {
      const title = both(...verb(line));
      groups.set(title, [...(groups.get(title) || []), line]);
    }
    const latest = (line) => model.facts(line, view).reduce((most, n) => Math.max(most, (data.facts[n].months || [0, 0])[1]), 0);
    fill(
      element("h2", actor.label),
      rows([
        ["Loại", "kind", both(...term(actor.kind || actor.type))],
        ["Tên tiếng Anh", "English", actor.en],
        ["Tên khác", "other names", (actor.aliases || []).join("; ")],
        ["Quốc gia", "country", actor.country && actor.country !== id && name(actor.country)],
        ["Thuộc", "part of", actor.partOf],
      ]),
      ...(actor.offices ? [element("h3", "Chức vụ · Offices"), ...actor.offices.map((number) => office(number, id))] : []),
      ...[...groups].flatMap(([title, group]) => [
        element("h3", `${title} (${group.length})`),
        ...group.sort((a, b) => latest(b) - latest(a)).map((line) => lineButton(line, id, view)),
      ]),
    );
  }

  // --- an edge -------------------------------------------------------------------------------------------------------

  function showLine(line, view) {
    const [vi, en] = verb(line);
    const title = element("h2");
    const end = (id) => button(name(id), () => app.go({ actor: id, edge: "" }), "end");
    title.append(end(line.s), element("span", vi), end(line.o));
    const numbers = model.facts(line, view);
    const facts = numbers.flatMap((number) => {
      const fact = data.facts[number];
      return [
        element("h3", fact.label || term(fact.kind)[0]),
        rows([
          ["Loại", "kind", both(...term(fact.kind))],
          ["Trạng thái", "status", line.status && both(...term(line.status))],
          ["Thời gian", "when", fact.when],
          ["Trong", "during", fact.during],
          ["Nơi", "place", fact.place],
          ["Khuôn khổ", "level", fact.level && both(...term(fact.level))],
        ]),
        ...(fact.quotes || []).map((quote) => quotation(quote, [line.s, line.o])),
      ];
    });
    const left = line.facts.length - numbers.length;
    if (left) facts.push(element("p", `${left} ngoài khoảng thời gian đã chọn · outside the chosen period`, "faint"));
    fill(title, element("div", en, "en"), ...facts);
  }

  function showWelcome() {
    fill(
      element("h2", "Chọn một nút hoặc một cạnh"),
      element("p", "Bấm vào nút để xem chủ thể, chức vụ và vùng lân cận; bấm vào cạnh để đọc từng câu làm bằng chứng."),
      element("p", "Choose a node to see an actor, its offices and neighbourhood; choose an edge to read every sentence it rests on.", "en"),
      keyboard(),
    );
  }

  function keyboard() {
    const made = element("section", "", "keyboard");
    made.append(
      element("h3", "Bàn phím · Keyboard"),
      rows([
        ["/", "", "tìm · search"],
        ["← ↑ → ↓", "", "sang nút bên cạnh · to the next node"],
        ["Enter", "", "đọc bảng bên · read the side panel"],
        ["+ − 0", "", "phóng to, thu nhỏ, vừa khung · zoom, fit"],
        ["Esc", "", "bỏ chọn · clear"],
      ]),
    );
    return made;
  }

  function fill(...content) {
    place.replaceChildren(...content);
    place.scrollTop = 0;
  }

  // Shows what a view has chosen.
  function show(view) {
    const line = view.edge && model.byKey(view.edge);
    if (line) showLine(line, view);
    else if (view.actor && model.actor(view.actor)) showActor(view.actor, view);
    else showWelcome();
  }

  return { show, element, button };
})();
