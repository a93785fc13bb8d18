// Makes the search of /recherche/: the field, the two filters and the results.
// Every text comes from the page's <template>; nothing is loaded before the first search.

import { FIRST as STEP, load } from "./engine.js";

/** The text of an excerpt with its marked words, as nodes: nothing else of it is kept. */
function excerpt(source) {
  const fragment = document.createDocumentFragment();
  const parsed = new DOMParser().parseFromString(source, "text/html");
  for (const node of parsed.body.childNodes) {
    const text = node.textContent.replace(/'/g, "’");
    if (node.nodeName === "MARK") {
      const mark = document.createElement("mark");
      mark.textContent = text;
      fragment.append(mark);
    } else {
      fragment.append(text);
    }
  }
  return fragment;
}

function say(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

export function enhance(root) {
  const parts = root.querySelector("template").content.cloneNode(true);
  const form = parts.querySelector("[data-search-form]");
  const input = form.querySelector("input");
  const status = parts.querySelector("[role=status]");
  const list = parts.querySelector("[data-search-results]");
  const more = parts.querySelector("[data-search-more]");
  const item = parts.querySelector("[data-search-item]").content;
  const selects = [...form.querySelectorAll("select")];
  const texts = root.dataset;
  let engine = null;
  let turn = 0;
  let rest = [];
  root.replaceChildren(form, status, list, more);

  function wake() {
    engine ??= load(new URL(texts.index, document.baseURI).href);
    engine.catch(() => {
      engine = null;
      status.textContent = texts.failed;
    });
    return engine;
  }

  function chosen() {
    return Object.fromEntries(selects.filter((s) => s.value).map((s) => [s.name, s.value]));
  }

  async function show(results) {
    const pages = await Promise.all(results.map((result) => result.data()));
    for (const page of pages) {
      const node = item.cloneNode(true);
      const link = node.querySelector("a");
      link.href = texts.root + page.url.replace(/^\//, "");
      link.textContent = page.meta.title.replace(/'/g, "’");
      node.querySelector("[data-search-excerpt]").append(excerpt(page.excerpt));
      const about = node.querySelector("[data-search-about]");
      about.textContent = [page.meta.genre, page.meta.date].filter(Boolean).join(" · ").replace(/'/g, "’");
      list.append(node);
    }
  }

  async function search() {
    const query = input.value.trim();
    const filters = chosen();
    const address = new URL(location);
    address.search = new URLSearchParams({ ...(query && { q: query }), ...filters });
    history.replaceState(null, "", address);
    const mine = ++turn;
    if (!query) {
      list.replaceChildren();
      more.hidden = true;
      status.textContent = "";
      return;
    }
    status.textContent = texts.searching;
    const { results, whole, corrected } = await (await wake()).search(query, filters);
    if (mine !== turn) return;
    list.replaceChildren();
    rest = results.slice(STEP);
    await show(results.slice(0, STEP));
    if (mine !== turn) return;
    more.hidden = !rest.length;
    const text = whole > 1 ? texts.many : whole ? texts.one : results.length ? texts.partly : texts.none;
    const others = whole && results.length > whole ? ` ${texts.others}` : "";
    const count = say(text, { count: whole, query }) + others;
    status.textContent = corrected ? `${say(texts.corrected, { query, corrected })} ${count}` : count;
  }

  let pause;
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(() => search().catch(() => {}), 200);
  };
  input.addEventListener("focus", () => wake().catch(() => {}), { once: true });
  input.addEventListener("input", soon);
  for (const select of selects) select.addEventListener("change", soon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    search().catch(() => {});
  });
  more.addEventListener("click", async () => {
    const next = rest.splice(0, STEP);
    const first = list.children.length;
    await show(next);
    more.hidden = !rest.length;
    list.children[first]?.querySelector("a")?.focus();
  });

  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = asked.get(select.name);
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
  if (asked.get("q")) {
    input.value = asked.get("q");
    wake().then(search, () => {});
  }
}

for (const root of document.querySelectorAll("[data-search]")) enhance(root);
