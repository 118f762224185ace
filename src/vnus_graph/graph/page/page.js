"use strict";
// What joins the parts: the view, kept in the address so that it can be passed on, and the keys.
const app = (() => {
  const byId = (id) => document.getElementById(id);
  const FIELDS = ["actor", "edge", "show", "country", "from", "to"];

  function read(address) {
    const given = new URLSearchParams(address.slice(1));
    const view = Object.fromEntries(FIELDS.map((field) => [field, given.get(field) || ""]));
    return { ...view, hide: new Set((given.get("hide") || "").split(",").filter(Boolean)), dated: given.get("dated") === "1" };
  }

  function written(view) {
    const given = { ...view, hide: [...view.hide].sort().join(","), dated: view.dated ? "1" : "" };
    const kept = Object.entries(given).filter(([, value]) => value);
    const plain = (value) => encodeURIComponent(value).replace(/%2F/g, "/").replace(/%2C/g, ",").replace(/%20/g, "+");
    return `#${kept.map(([key, value]) => `${key}=${plain(value)}`).join("&")}`;
  }

  const self = { view: read(location.hash), go };

  // Changes the view, and the address with it; while a slider moves (`passing`) only the picture, once a frame.
  let due = 0;
  function go(changes, passing = false) {
    self.view = { ...self.view, ...changes };
    cancelAnimationFrame(due);
    if (passing) {
      due = requestAnimationFrame(render);
      return;
    }
    history.pushState(null, "", written(self.view));
    render();
  }

  // --- how much is shown ---------------------------------------------------------------------------------------------

  function limit(view) {
    if (view.show === "all") return Infinity;
    const room = picture.room();
    if (Number(view.show) > 0) return Number(view.show);
    return model.ranked.length <= room * 1.4 ? Infinity : room;
  }

  function render() {
    const { view } = self;
    const shown = model.shown(view, limit(view));
    picture.show(shown, view);
    panel.show(view);
    filters.show(view);
    byId("shown").textContent = `${shown.nodes.length} / ${shown.total}`;
    byId("more").hidden = byId("all").hidden = limit(view) >= shown.total;
    byId("fewer").hidden = !view.show;
  }

  byId("more").addEventListener("click", () => go({ show: String(limit(self.view) * 2) }));
  byId("all").addEventListener("click", () => go({ show: "all" }));
  byId("fewer").addEventListener("click", () => go({ show: "" }));
  byId("in").addEventListener("click", () => picture.zoom(1.4));
  byId("out").addEventListener("click", () => picture.zoom(1 / 1.4));
  byId("fit").addEventListener("click", () => picture.fit());

  picture.network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) go({ actor: node, edge: "" });
    else if (edge !== undefined) go({ actor: "", edge: model.data.lines[edge].key });
    else if (self.view.actor || self.view.edge) go({ actor: "", edge: "" });
  });

  // --- keys ----------------------------------------------------------------------------------------------------------

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const ACTIONS = {
    Enter: () => byId("panel").focus(),
    "+": () => picture.zoom(1.4),
    "-": () => picture.zoom(1 / 1.4),
    0: () => picture.fit(),
  };

  byId("network").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (ARROWS[event.key]) go({ actor: picture.towards(self.view.actor, ARROWS[event.key]), edge: "" });
    else if (ACTIONS[event.key]) ACTIONS[event.key]();
    else return;
    event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape" && !typing && (self.view.actor || self.view.edge)) go({ actor: "", edge: "" });
  });

  // --- start ---------------------------------------------------------------------------------------------------------

  for (const event of ["popstate", "hashchange"]) {
    addEventListener(event, () => {
      if (written(read(location.hash)) === written(self.view)) return;
      self.view = read(location.hash);
      render();
    });
  }
  const { data } = model;
  const counts = [[data.nodes.length, "chủ thể", "actors"], [data.lines.length, "cạnh", "edges"], [Object.keys(data.articles).length, "bài", "articles"]];
  byId("counts").textContent = counts.map(([n, vi, en]) => `${n} ${vi} · ${en}`).join(", ");
  return Object.assign(self, { render });
})();
app.render();
document.body.dataset.ready = "1";
