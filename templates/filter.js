// The filter of the web page. State lives in the address: "#<anchor>?region=…&theme=…&words=…".
// Without this script the page stays whole and the form stays hidden.
(() => {
  "use strict";
  const form = document.getElementById("filter");
  const facts = JSON.parse(document.getElementById("filter-data").textContent);
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const field = form.querySelector("input[type=search]");
  const status = document.getElementById("filter-status");
  const next = document.getElementById("filter-next");
  const [first, link] = next.querySelectorAll("a");
  const names = [...new Set(boxes.map((box) => box.name))];
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").toLowerCase();

  const items = Object.entries(facts).map(([id, facets]) => {
    const place = document.getElementById(id);
    const words = place.querySelector(":scope > p");
    const copy = words.cloneNode(true);
    copy.querySelectorAll("a").forEach((it) => it.remove());
    return { place, words, facets, text: folded(copy.textContent).replace(/\s+/g, " ") };
  });
  const listed = new Set(items.map((it) => it.words));
  const chapters = [...document.querySelectorAll("main > .chapter")];
  const entries = [...document.querySelectorAll(".contents a")];

  const chosen = (name) => boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
  const wanted = () => ({
    facets: names.map((name) => [name, chosen(name)]).filter(([, values]) => values.length),
    words: folded(field.value).split(/\s+/).filter(Boolean),
  });
  const isActive = (want) => want.facets.length > 0 || want.words.length > 0;
  const fits = (item, want, except) =>
    want.facets.every(([name, values]) => name === except || values.some((it) => item.facets[name].includes(it))) &&
    want.words.every((word) => item.text.includes(word));

  // ---- what is shown -----------------------------------------------------------------------------

  const holds = (place) => [...place.querySelectorAll("p")].some((it) => listed.has(it) && !it.hidden);

  const show = (want) => {
    const active = isActive(want);
    document.body.classList.toggle("filtered", active);
    for (const item of items) item.words.hidden = active && !fits(item, want);
    for (const chapter of chapters) {
      for (const it of chapter.querySelectorAll(".item, li, ul, ol, .part")) it.hidden = active && !holds(it);
      chapter.hidden = active && !holds(chapter);
      // the heading of a sub-region belongs to the sections that follow it
      let heading = null;
      for (const it of chapter.children) {
        if (it.matches(".subregion")) { heading = it; heading.hidden = active; }
        else if (heading && it.matches(".part") && !it.hidden) heading.hidden = false;
      }
    }
    for (const it of entries) {
      const target = targetOf(it.hash);
      it.parentElement.hidden = active && Boolean(target) && !isShown(target);
    }
  };

  const count = (want) => {
    for (const box of boxes) {
      const number = items.filter(
        (it) => it.facets[box.name].includes(box.value) && fits(it, want, box.name)).length;
      const place = box.parentElement.querySelector(".count");
      place.textContent = number;
      box.parentElement.classList.toggle("none", !number && !box.checked);
    }
    const found = items.filter((it) => fits(it, want)).length;
    const parts = want.facets.map(([name, values]) => {
      const labels = boxes.filter((box) => box.name === name && values.includes(box.value));
      const legend = labels[0].closest("fieldset").querySelector("legend").textContent;
      return `${legend}: ${labels.map((it) => it.dataset.label).join("; ")}.`;
    });
    if (want.words.length) parts.push(`${form.dataset.words}: “${field.value.trim()}”.`);
    const pattern = isActive(want) ? form.dataset.some : form.dataset.all;
    const said = [pattern.replace("{found}", found).replace("{all}", items.length), ...parts].join(" ");
    if (status.textContent !== said) status.textContent = said;
    next.hidden = !isActive(want);
    const start = items.find((it) => !it.words.hidden);
    first.hidden = !start;
    first.href = `#${start ? start.place.id : ""}${written(want)}`;
    link.href = `#${written(want)}`;
  };

  // ---- the address -------------------------------------------------------------------------------

  const encoded = (text) => encodeURIComponent(text).replace(/%2C/g, ",").replace(/%2F/g, "/");
  const written = (want) => {
    const pairs = want.facets.map(([name, values]) => `${name}=${values.map(encoded).join(",")}`);
    if (want.words.length) pairs.push(`words=${encoded(field.value.trim())}`);
    return pairs.length ? `?${pairs.join("&")}` : "";
  };
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  const anchorOf = (hash) => hash.slice(1).split("?")[0];
  const targetOf = (hash) => document.getElementById(decoded(anchorOf(hash)));
  const isShown = (place) => place.getClientRects().length > 0;

  const read = () => {
    const query = location.hash.split("?").slice(1).join("?");
    const pairs = new Map(query.split("&").map((it) => [it.split("=")[0], it.split("=").slice(1).join("=")]));
    for (const box of boxes) {
      box.checked = (pairs.get(box.name) || "").split(",").map(decoded).includes(box.value);
    }
    field.value = decoded((pairs.get("words") || "").replace(/\+/g, " "));
  };
  const apply = () => {
    const want = wanted();
    show(want);
    count(want);
    return want;
  };
  const write = () => {
    const want = apply();
    const anchor = isActive(want) ? "" : anchorOf(location.hash);
    history.replaceState(null, "", `#${anchor}${written(want)}`);
  };
  // a link that leads to what the filter hides ends the filter
  const go = () => {
    read();
    let target = targetOf(location.hash);
    apply();
    if (target && !isShown(target)) { form.reset(); apply(); }
    if (isActive(wanted())) form.querySelector("details").open = true;
    if (target && location.hash.includes("?")) target.scrollIntoView();
  };

  // ---- what people do ----------------------------------------------------------------------------

  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(write, event.target === field ? 200 : 0);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); write(); });
  form.addEventListener("reset", () => setTimeout(write));
  document.addEventListener("click", (event) => {
    const it = event.target.closest && event.target.closest('a[href^="#"]');
    if (!it || it.hash.includes("?") || !isActive(wanted())) return;
    const target = targetOf(it.hash);
    if (!target || !isShown(target)) return;
    event.preventDefault();
    location.hash = `${anchorOf(it.hash)}${written(wanted())}`;
  });
  window.addEventListener("hashchange", go);

  // each number of the matrix leads to its priorities
  for (const cell of document.querySelectorAll("td[data-filter]")) {
    const to = document.createElement("a");
    to.href = `#?${cell.dataset.filter}`;
    to.textContent = cell.textContent;
    cell.replaceChildren(to);
  }
  form.hidden = false;
  go();
})();
