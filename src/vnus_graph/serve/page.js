"use strict";
// The named questions above YASGUI: choosing one puts its SPARQL, with the values given, into the editor and runs it.
(async () => {
  const byId = (id) => document.getElementById(id);
  const told = byId("told");
  const start = "SELECT ?name ?country WHERE {\n  ?person a vnus:Person ; rdfs:label ?name ; vnus:country/rdfs:label ?country .\n}\nLIMIT 20";

  // Only what this server has: no completion from other addresses, and nothing kept from another graph's page.
  const yasgui = new Yasgui(byId("yasgui"), {
    requestConfig: { endpoint: `${location.origin}/sparql` },
    endpointCatalogueOptions: { getData: () => [] },
    copyEndpointOnNewTab: false,
    persistenceId: null,
    populateFromUrl: false,
    autoAddOnInit: false,
    yasqe: { value: start, autocompleters: ["variables"], persistenceId: null },
  });
  const plain = { yasr: { settings: { pluginsConfig: { table: { compact: true, isEllipsed: true } } } } };
  yasgui.addTab(true, plain);

  const questions = await (await fetch("/questions")).json();
  const menu = byId("question");
  for (const question of questions) menu.append(new Option(`${question.vi} · ${question.en}`, question.name));

  function showValues() {
    told.textContent = "";
    const question = questions.find((one) => one.name === menu.value);
    byId("values").replaceChildren(...question.parameters.map((parameter) => {
      const label = document.createElement("label");
      const input = document.createElement("input");
      Object.assign(input, { name: parameter.name, required: parameter.required, autocomplete: "off" });
      label.append(`${parameter.about}${parameter.required ? " *" : ""}`, input);
      return label;
    }));
  }

  async function ask(event) {
    event.preventDefault();
    told.textContent = "";
    const values = new URLSearchParams(new FormData(byId("form")));
    const response = await fetch(`/questions/${menu.value}?${values}`);
    const text = await response.text();
    if (!response.ok) {
      told.textContent = text;
      return;
    }
    const tab = yasgui.getTab() || yasgui.addTab(true, plain);
    tab.setName(menu.value);
    tab.getYasqe().setValue(text);
    tab.query();
  }

  menu.addEventListener("change", showValues);
  byId("form").addEventListener("submit", ask);
  showValues();

  // «/?question=diary&person=…» opens with the answer.
  const wanted = new URLSearchParams(location.search);
  if (!questions.some((one) => one.name === wanted.get("question"))) return;
  menu.value = wanted.get("question");
  showValues();
  for (const input of byId("values").querySelectorAll("input")) input.value = wanted.get(input.name) || "";
  byId("form").requestSubmit();
})();
