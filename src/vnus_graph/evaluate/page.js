// Shows the misses and false hits that fit all the menus; each menu is named after the data attribute it asks for.
"use strict";
const form = document.querySelector("form");
const show = () => {
  const asked = [...form.querySelectorAll("select")].filter((menu) => menu.value);
  let shown = 0;
  for (const section of document.querySelectorAll("section")) {
    let here = 0;
    for (const slip of section.querySelectorAll("article")) {
      slip.hidden = asked.some((menu) => slip.dataset[menu.name] !== menu.value);
      here += slip.hidden ? 0 : 1;
    }
    section.hidden = here === 0;
    shown += here;
  }
  form.querySelector("output").textContent = shown;
};
form.addEventListener("change", show);
// «#kind=pair not read» chooses from a menu, so that a row of a table can link to what it counts.
const choose = () => {
  const [name, value] = decodeURIComponent(location.hash.slice(1)).split("=");
  const menu = form.elements.namedItem(name);
  if (value === undefined || !menu) return;
  form.reset();
  menu.value = value;
  show();
  form.scrollIntoView();
};
window.addEventListener("hashchange", choose);
show();
choose();
