/* What pages do beyond HTML and htmx. Everything works without this file; each part looks for what it improves. */

/* What was searched for last is kept in this browser alone; nobody else is told. */
const RECENT = "recent-searches";
const MOST_RECENT = 5;

function recentSearches() {
  try {
    const kept = JSON.parse(localStorage.getItem(RECENT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((words) => typeof words === "string") : [];
  } catch {
    return []; // storage that is shut off or holds something else
  }
}

function rememberSearch(words) {
  const others = recentSearches().filter((one) => one.toLowerCase() !== words.toLowerCase());
  try {
    localStorage.setItem(RECENT, JSON.stringify([words, ...others].slice(0, MOST_RECENT)));
  } catch {
    // without storage there is nothing to remember in
  }
}

function recentList(action) {
  const box = document.createElement("div");
  Object.assign(box, { className: "suggestions", id: "suggestions", role: "listbox", ariaLabel: "Recent searches" });
  box.append(...recentSearches().map((words, place) => {
    const option = document.createElement("a");
    const note = document.createElement("span");
    note.className = "suggestions__note";
    note.textContent = "Recent search";
    Object.assign(option, {
      className: "suggestions__item", id: `suggestion-recent-${place + 1}`, role: "option", ariaSelected: "false",
      tabIndex: -1, href: `${action}?${new URLSearchParams({ q: words })}`,
    });
    const title = document.createElement("span");
    title.className = "suggestions__title";
    title.textContent = words;
    option.append(title, note);
    return option;
  }));
  if (box.childElementCount) box.append(clearRecent());
  return box;
}

/* The last choice of the list takes the list away. */
function clearRecent() {
  const option = document.createElement("button");
  Object.assign(option, {
    type: "button", className: "suggestions__item suggestions__clear", id: "suggestion-recent-clear", role: "option",
    ariaSelected: "false", tabIndex: -1, textContent: "Clear recent searches",
  });
  option.dataset.clearRecent = "";
  return option;
}

/* The typeahead: htmx fills the list, this moves through it (ARIA 1.2 combobox with a listbox popup). */
function improveSearch(form) {
  const input = form.querySelector("input[type=search]");
  const list = form.querySelector(".search-form__list");
  if (!input || !list) return;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-haspopup", "listbox");
  input.setAttribute("aria-expanded", "false");

  const status = document.createElement("p");
  Object.assign(status, { className: "visually-hidden", role: "status" });
  form.append(status);

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(null);
  }

  function open() {
    const all = options();
    const any = all.length > 0;
    const recent = all.filter((one) => one.id.startsWith("suggestion-recent-") && !("clearRecent" in one.dataset)).length;
    if (recent) status.textContent = `${recent} recent ${recent === 1 ? "search" : "searches"}, use the arrow keys.`;
    else if (any) status.textContent = `${all.length} ${all.length === 1 ? "suggestion" : "suggestions"}, use the arrow keys.`;
    else status.textContent = input.value.trim().length > 1 ? "No suggestions." : "";
    list.hidden = !any;
    input.setAttribute("aria-expanded", String(any));
    const box = list.querySelector("[role=listbox]");
    if (any && box) input.setAttribute("aria-controls", box.id);
  }

  function choose(option) {
    for (const other of options()) other.setAttribute("aria-selected", String(other === option));
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  input.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.indexOf(chosen());
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!all.length) return;
      event.preventDefault();
      if (list.hidden) open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = at + step;
      choose(next < 0 || next >= all.length ? null : all[next]);
      if (at === -1 && step === -1) choose(all[all.length - 1]);
    } else if (event.key === "Enter" && at >= 0 && !list.hidden) {
      event.preventDefault();
      if ("clearRecent" in all[at].dataset) all[at].click();
      else window.location.assign(all[at].href ?? all[at].dataset.href);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Home" || event.key === "End") {
      choose(null); // the cursor moves in the box, as it does without a list
    } else if (event.key === "Tab") {
      close();
    }
  });

  list.addEventListener("htmx:afterSwap", () => {
    if (document.activeElement !== input) close();
    else if (input.value.trim()) open();
    else offerRecent();
  });
  function offerRecent() {
    list.replaceChildren(recentList(form.action));
    open();
  }

  list.addEventListener("click", (event) => {
    if (!event.target.closest("[data-clear-recent]")) return;
    try {
      localStorage.removeItem(RECENT);
    } catch {
      // without storage there is nothing to forget
    }
    list.replaceChildren();
    close();
    input.focus();
    status.textContent = "Recent searches cleared.";
  });

  input.addEventListener("focus", () => (input.value.trim() ? open() : offerRecent()));
  input.addEventListener("input", () => input.value.trim() || offerRecent());
  form.addEventListener("submit", () => input.value.trim() && rememberSearch(input.value.trim()));
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
}

/* Menus made of <details> close as menus do. */
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details[data-menu]"));
  if (event.target.closest("[data-dismiss]")) event.target.closest("[data-news]")?.remove();
  if (event.target.closest("[data-print]")) window.print();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details[data-menu][open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
    return;
  }
  document.querySelector("[data-news]")?.remove();
});

/* The news of what was added goes by itself, unless somebody is reading it. The basket says the same. */
const NEWS_SECONDS = 8;
document.addEventListener("htmx:afterSwap", (event) => {
  const news = event.target.querySelector?.("[data-news]");
  if (!news) return;
  const leave = () => (news.matches(":hover, :focus-within") ? setTimeout(leave, 2000) : news.remove());
  setTimeout(leave, NEWS_SECONDS * 1000);
});

/* A line that was removed takes the focus with it: hand it to the basket, not to the top of the page. */
document.addEventListener("htmx:afterSettle", () => {
  if (document.activeElement === document.body) document.getElementById("basket")?.focus({ preventScroll: true });
});

/* An answer that says no (422, 409) carries words too; the network failing has none, so they stand here. */
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

document.addEventListener("htmx:sendError", (event) => {
  const target = event.detail.target;
  if (target?.id !== "basket-news") return;
  const note = document.createElement("p");
  note.className = "message message--error";
  note.dataset.news = "";
  note.textContent = "We could not reach the shop. Nothing was changed; check your connection and try again.";
  target.replaceChildren(note);
});

/* Another selling unit may be sold in other numbers. Without scripts the server says so. */
function fitQuantity(unit) {
  const { minimum, multiple } = unit.selectedOptions[0]?.dataset ?? {};
  const quantity = unit.form.elements.quantity;
  if (!minimum || !quantity) return;
  quantity.min = minimum;
  quantity.step = multiple;
  if (!quantity.validity.valid) quantity.value = minimum;
}

document.addEventListener("change", (event) => {
  if (event.target.matches(".add__unit")) fitQuantity(event.target);
});
for (const unit of document.querySelectorAll(".add__unit")) fitQuantity(unit);

/* A list of results tells which of its places were opened and what was put into the basket, never by whom. The page
   that was opened remembers where it was found until the tab is closed. */
function tell(found, what, place) {
  navigator.sendBeacon(found.to, new URLSearchParams({ token: found.token, what, place: place ?? "" }));
}

function foundHere(element) {
  const hits = element.closest(".hits[data-told]");
  return hits && { token: hits.dataset.told, to: hits.dataset.toldTo, first: Number(hits.dataset.first), hits };
}

for (const kind of ["click", "auxclick"]) {
  document.addEventListener(kind, (event) => {
    const link = event.button < 2 && event.target.closest(".hits__item a[href]");
    const found = link && foundHere(link);
    if (!found) return;
    const place = [...found.hits.children].indexOf(link.closest(".hits__item")) + found.first;
    tell(found, "opened", place);
    sessionStorage.setItem("found", JSON.stringify({ token: found.token, to: found.to, path: link.pathname }));
  });
}

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form.add");
  if (!form || !event.detail.successful) return;
  const before = JSON.parse(sessionStorage.getItem("found") ?? "null");
  const found = foundHere(form) ?? (before?.path === location.pathname ? before : null);
  if (found) tell(found, "added");
});

/* Ticks for the comparison are kept in the tab, from page to page and through every filter, four at most. */
const MOST_COMPARED = 4;
const compared = () => JSON.parse(sessionStorage.getItem("compared") ?? "[]");
const COMPARE_TICKS = "input[form=compare][name=id]";

function showCompared(refused = false) {
  const bar = document.getElementById("compare");
  if (!bar) return;
  const chosen = compared();
  const here = new Set();
  for (const tick of document.querySelectorAll(COMPARE_TICKS)) {
    tick.checked = chosen.some((one) => one.id === tick.value);
    here.add(tick.value);
  }
  const elsewhere = chosen.filter((one) => !here.has(one.id)).map((one) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "id", value: one.id });
    return field;
  });
  bar.querySelector("[data-compare-elsewhere]").replaceChildren(...elsewhere);
  const words = bar.querySelector("[data-compare-words]");
  words.dataset.plain ??= words.textContent;
  const names = chosen.map((one) => one.name).join(" · ");
  words.textContent = chosen.length
    ? `${refused ? "Four at most. " : ""}${chosen.length} to compare: ${names}`
    : words.dataset.plain;
  bar.querySelector("[data-compare-clear]").hidden = !chosen.length;
  bar.hidden = here.size < 2 && !chosen.length;
}

document.addEventListener("change", (event) => {
  const tick = event.target;
  if (!tick.matches(COMPARE_TICKS)) return;
  const others = compared().filter((one) => one.id !== tick.value);
  const refused = tick.checked && others.length >= MOST_COMPARED;
  const added = tick.checked && !refused ? [{ id: tick.value, name: tick.dataset.name }] : [];
  sessionStorage.setItem("compared", JSON.stringify([...others, ...added]));
  showCompared(refused);
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-compare-clear]")) return;
  sessionStorage.removeItem("compared");
  showCompared();
});

document.addEventListener("htmx:afterSwap", () => showCompared());
window.addEventListener("pageshow", () => showCompared());

/* Filters apply when they change; their button stays for those without scripts. */
document.addEventListener("change", (event) => {
  event.target.closest("form[data-auto-submit]")?.requestSubmit();
});

/* On wide screens the filters stand open by CSS; browsers that cannot do so yet get them opened here. */
const wide = window.matchMedia("(min-width: 60rem)");
function fitDrawers() {
  for (const drawer of document.querySelectorAll("details[data-drawer]")) drawer.open = wide.matches;
}
if (!CSS.supports("selector(::details-content)")) {
  wide.addEventListener("change", fitDrawers);
  fitDrawers();
}

for (const form of document.querySelectorAll("form[data-suggest]")) improveSearch(form);
document.querySelector("[data-focus]")?.focus();

/* A list that can be narrowed by typing: every word must stand in an entry. */
document.addEventListener("input", (event) => {
  const box = event.target.closest("[data-narrow]")?.closest("[data-narrowed]");
  if (!box) return;
  const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  const entries = [...box.querySelectorAll("[data-words]")];
  for (const entry of entries) {
    const said = entry.dataset.words.toLowerCase();
    entry.hidden = !words.every((word) => said.includes(word));
  }
  const left = entries.filter((entry) => !entry.hidden).length;
  box.querySelector("[data-narrow-count]").textContent = words.length ? `${left} of ${entries.length} addresses` : "";
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.closest("[data-narrow]")) event.preventDefault();
});
