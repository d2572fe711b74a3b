// Light the words of the record that is pointed at, and find the records of words that are clicked.
// The pages say everything without it.
"use strict";

const root = document.documentElement;
const marks = [...document.querySelectorAll("[data-records]")];
const cards = [...document.querySelectorAll("[data-record]")];
const restsOn = (mark, id) => mark.dataset.records.split(" ").includes(id);

function light(id) {
  const lit = marks.filter((mark) => restsOn(mark, id));
  marks.forEach((mark) => mark.classList.toggle("on", lit.includes(mark)));
  cards.forEach((card) => card.classList.toggle("on", card.dataset.record === id));
  return lit;
}

function show(element) {
  element?.scrollIntoView({ block: "nearest", behavior: "smooth" });
}

for (const card of cards) {
  card.addEventListener("pointerenter", () => light(card.dataset.record));
  card.addEventListener("focusin", () => light(card.dataset.record));
  card.addEventListener("click", (event) => {
    const lit = light(card.dataset.record);
    if (!event.target.closest("a, button, input, textarea, summary, label")) show(lit[0]);
  });
}

for (const mark of marks) {
  mark.addEventListener("click", () => {
    const ids = mark.dataset.records.split(" ");
    const current = ids.indexOf(document.querySelector("[data-record].on")?.dataset.record);
    const next = ids[(current + 1) % ids.length];
    light(next);
    show(document.getElementById(next));
  });
}

const refused = document.getElementById("refused");
if (refused) {
  const card = refused.closest("[data-record]");
  light(card.dataset.record);
  card.scrollIntoView({ block: "center" });
} else if (location.hash.startsWith("#r-")) {
  show(light(location.hash.slice(1))[0]);
}
root.classList.add("js");
