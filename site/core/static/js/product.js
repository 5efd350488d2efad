/* What the page of a product remembers, in this browser alone: the units that somebody reads in, and what they looked
   at. And the arrow keys in a matrix of variants. The page is whole without any of it. */

const RECENT = "suture.recent", UNITS = "suture.units";
const KEPT = 12, SHOWN = 5;

function read(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise; // storage may be closed to us, or hold what somebody else wrote
  }
}

function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // a browser that keeps nothing is obeyed
  }
}

/* Metric, imperial or both. */
function chooseUnits(units) {
  if (units === "metric" || units === "imperial") document.documentElement.dataset.units = units;
  else delete document.documentElement.dataset.units;
}

function offerUnits(choice) {
  const kept = read(UNITS, "");
  for (const radio of choice.querySelectorAll("input")) radio.checked = radio.value === (kept || "");
  choice.addEventListener("change", (event) => {
    chooseUnits(event.target.value);
    write(UNITS, event.target.value || null);
  });
}

/* Recently viewed: numbers of products, the latest first. Nothing is written on our side. */
function recent() {
  const kept = read(RECENT, []);
  return Array.isArray(kept) ? kept.filter(Number.isSafeInteger) : [];
}

function showRecent(section, current) {
  const ids = recent().filter((id) => id !== current).slice(0, SHOWN);
  if (!ids.length || !window.htmx) return;
  const asked = new URLSearchParams(ids.map((id) => ["id", id]));
  window.htmx
    .ajax("GET", `${section.dataset.recent}?${asked}`, { target: "#recent-cards", swap: "innerHTML" })
    .then(() => (section.hidden = !section.querySelector("article")));
  section.querySelector("[data-recent-clear]").addEventListener("click", () => {
    write(RECENT, null);
    section.remove();
    document.getElementById("main")?.focus({ preventScroll: true });
  });
}

/* Arrow keys go from cell to cell, to the same kind of thing where the next cell has it. */
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function walk(table, event) {
  const step = STEPS[event.key];
  const cell = event.target.closest("td");
  if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const rows = [...table.tBodies[0].rows];
  let [row, column] = [rows.indexOf(cell.parentElement) + step[0], cell.cellIndex + step[1]];
  while (rows[row]?.cells[column]) {
    const next = rows[row].cells[column];
    const found = next.querySelector(event.target.localName) ?? next.querySelector("a, button");
    if (found) {
      event.preventDefault();
      found.focus();
      return;
    }
    [row, column] = [row + step[0], column + step[1]];
  }
}

chooseUnits(read(UNITS, ""));
for (const choice of document.querySelectorAll("[data-units-choice]")) offerUnits(choice);
for (const table of document.querySelectorAll("[data-matrix]")) {
  table.addEventListener("keydown", (event) => walk(table, event));
}

const current = Number(document.querySelector("[data-product]")?.dataset.product);
for (const section of document.querySelectorAll("[data-recent]")) showRecent(section, current);
if (current) write(RECENT, [current, ...recent().filter((id) => id !== current)].slice(0, KEPT));
