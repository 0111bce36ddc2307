// The search page: a query, facets, results. Pagefind finds; this file asks, shows and keeps the address in step.
// Everything shown is set as text, never as HTML.

const ROOT = new URL("../", import.meta.url);
const PAGE = 10;
const PRACTICES = ["sang-kien", "meo-nho"];
const { facets: given, synonyms } = JSON.parse(document.querySelector("#kho-tim-nhan").textContent);
const LABELS = new Map(given.map(([name, label, values]) => [name, { label, values: new Map(values.map(([value, text]) => [String(value), text])) }]));
const FACETS = [...LABELS.keys()];

const form = document.querySelector("#kho-tim");
const input = form.querySelector("input[name=q]");
const status = document.querySelector("#kho-tim-so");
const list = document.querySelector("#kho-tim-ket-qua");
const more = document.querySelector("#kho-tim-them");
const facets = document.querySelector("#kho-tim-loc");
const nothing = document.querySelector("#kho-tim-khong");

// Vietnamese text ---------------------------------------------------------------------------------------

// Pagefind ignores accents but not the bar of đ: in its text đ is d with a combining stroke.
const stroked = (text) => text.normalize("NFC").replaceAll("đ", "d\u0335").replaceAll("Đ", "D\u0335");
const unstroked = (text) => text.replaceAll("d\u0335", "đ").replaceAll("D\u0335", "Đ");
const fold = (text) =>
  text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

// What else a query may have been called: each synonym in its place, the query itself first.
function phrasings(query) {
  const asked = ` ${words(query).join(" ")} `;
  const found = [query];
  for (const set of synonyms) {
    for (const word of set) {
      const here = ` ${words(word).join(" ")} `;
      if (asked.includes(here)) {
        for (const other of set) if (other !== word) found.push(asked.replace(here, ` ${other} `).trim());
      }
    }
  }
  const ipsilon = asked.trim().replace(/([hklmst])([iy])(?= |$)/g, (_, letter, end) => letter + (end === "i" ? "y" : "i"));
  found.push(ipsilon); // kĩ and kỹ, lí and lý, mì and mỳ are both written
  return [...new Set(found)].slice(0, 6);
}

// State --------------------------------------------------------------------------------------------------

function fromAddress() {
  const given = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(FACETS.map((name) => [name, given.getAll(name)]));
  return { query: given.get("q") ?? "", chosen };
}

function toAddress({ query, chosen }) {
  const given = new URLSearchParams();
  if (query) given.set("q", query);
  for (const name of FACETS) for (const value of chosen[name]) given.append(name, value);
  const text = given.toString();
  return text ? `?${text}` : location.pathname;
}

function fromForm() {
  const checked = (name) => [...facets.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value);
  return { query: input.value.trim(), chosen: Object.fromEntries(FACETS.map((name) => [name, checked(name)])) };
}

// Searching ----------------------------------------------------------------------------------------------

let engine;
async function pagefind() {
  engine ??= import(new URL("pagefind/pagefind.js", ROOT)).then(async (loaded) => {
    await loaded.options({ baseUrl: ROOT.pathname, excerptLength: 28 });
    await loaded.filters(); // so that every answer counts every facet
    return loaded;
  });
  return engine;
}

function filters(chosen, without) {
  const wanted = FACETS.filter((name) => name !== without && chosen[name].length > 0);
  return Object.fromEntries(wanted.map((name) => [name, { any: chosen[name] }]));
}

async function ask(query, chosen, without) {
  const loaded = await pagefind();
  const spoken = words(query).length > 1 ? [`"${query}"`] : []; // the words side by side come before the words apart
  const asked = query ? [...spoken, ...phrasings(query)].map(stroked) : [null];
  const answers = await Promise.all(asked.map((one) => loaded.search(one, { filters: filters(chosen, without) })));
  const practices = query ? await loaded.search(stroked(query), { filters: { ...filters(chosen, without), loai: { any: PRACTICES } } }) : null;
  const doable = new Set(practices?.results.map((one) => one.id)); // what one can do comes before who did it
  const best = new Map();
  for (const [rank, answer] of answers.entries()) {
    for (const one of answer.results) {
      const tier = Math.max(0, spoken.length + 1 - rank); // side by side, then as typed, then synonyms
      const score = one.score + tier * 1000 + (doable.has(one.id) ? 500 : 0);
      if (!best.has(one.id) || best.get(one.id).score < score) best.set(one.id, { ...one, score });
    }
  }
  const results = [...best.values()].sort((a, b) => b.score - a.score);
  return { results, counts: answers.length === 1 ? answers[0].filters : merged(answers) };
}

// With synonyms the counts of each phrasing overlap; the largest is the honest lower bound.
function merged(answers) {
  const all = {};
  for (const { filters: counts } of answers) {
    for (const [name, values] of Object.entries(counts)) {
      all[name] ??= {};
      for (const [value, count] of Object.entries(values)) all[name][value] = Math.max(all[name][value] ?? 0, count);
    }
  }
  return all;
}

// Showing ------------------------------------------------------------------------------------------------

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// The excerpt with the words that were asked for marked, whatever their accents.
function marked(text, query) {
  const asked = new Set(phrasings(query).flatMap(words));
  const parts = text.split(/([\p{L}\p{N}\u0300-\u036f]+)/u);
  return parts.map((part) => (asked.has(fold(part)) ? element("mark", {}, part) : part));
}

async function shown(result, query) {
  const data = await result.data();
  const meta = Object.fromEntries(Object.entries(data.meta).map(([name, text]) => [name, unstroked(text)]));
  const item = element("li", { class: "found" });
  const level = meta.level ? element("span", { class: `level level--${meta.level}` }, LABELS.get("muc").values.get(meta.level)) : "";
  item.append(
    element("p", { class: "card__meta" }, element("span", {}, LABELS.get("loai").values.get(meta.kind) ?? ""), level),
    element("h3", { class: "found__title" }, element("a", { href: data.url }, ...marked(meta.title, query))),
    element("p", { class: "found__text" }, ...(query ? marked(excerpt(data), query) : [meta.summary ?? ""])),
    element("p", { class: "card__unit" }, meta.place ?? ""),
  );
  if (["sang-kien", "meo-nho", "nha-giao", "tap-the", "nhom"].includes(meta.kind)) item.append(preview(data.url));
  return item;
}

function excerpt(data) {
  const holder = new DOMParser().parseFromString(data.excerpt, "text/html"); // inert: read as text only
  return `… ${unstroked(holder.body.textContent)} …`;
}

// The heart of an entry without leaving the list.
function preview(url) {
  const box = element("details", { class: "found__more" }, element("summary", {}, "Xem nhanh"));
  box.addEventListener("toggle", async () => {
    if (!box.open || box.childElementCount > 1) return;
    const path = new URL(url, location).pathname.slice(ROOT.pathname.length).replace(/\/$/, "");
    const answer = await fetch(new URL(`api/v1/${path}.json`, ROOT));
    if (!answer.ok) return;
    const { entry } = await answer.json();
    const parts = [
      ["Vấn đề", entry.plan?.situation ?? entry.trouble],
      ["Cách làm", entry.plan?.solution ?? entry.action ?? entry.story ?? entry.approach],
      ["Đạt được", entry.result?.narrative ?? entry.change],
    ];
    for (const [label, text] of parts) {
      if (text) box.append(element("p", {}, element("b", {}, `${label}: `), text.length > 420 ? `${text.slice(0, 420)}…` : text));
    }
  });
  return box;
}

function drawFacets(counts, chosen) {
  const open = new Set([...facets.querySelectorAll("details[open]")].map((one) => one.dataset.name));
  const focused = document.activeElement?.id;
  facets.replaceChildren();
  for (const name of FACETS) {
    const values = Object.entries(counts[name] ?? {}).filter(([value, count]) => count > 0 || chosen[name].includes(value));
    for (const value of chosen[name]) if (!values.some(([known]) => known === value)) values.push([value, 0]);
    if (values.length === 0) continue;
    const { label, values: known } = LABELS.get(name);
    const order = [...known.keys()];
    const rank = (value) => (order.indexOf(value) + order.length + 1) % (order.length + 1);
    values.sort(([a], [b]) => (order.length ? rank(a) - rank(b) : b.localeCompare(a)));
    const boxes = values.map(([value, count]) => {
      const id = `loc-${name}-${value}`;
      const box = element("input", { type: "checkbox", name, value, id });
      box.checked = chosen[name].includes(value);
      const text = known.get(value) ?? value;
      return element("li", {}, box, element("label", { for: id }, text, " ", element("span", { class: "count" }, String(count))));
    });
    const fold_ = element("details", { "data-name": name }, element("summary", {}, label), element("ul", {}, ...boxes));
    fold_.open = open.has(name) || chosen[name].length > 0;
    facets.append(fold_);
  }
  if (focused) document.getElementById(focused)?.focus();
}

async function suggest(query) {
  nothing.hidden = false;
  const holder = nothing.querySelector("#kho-tim-goi-y");
  holder.replaceChildren();
  const near = query ? await nearest(query) : null;
  if (near && fold(near) !== fold(query)) {
    holder.append("Có phải bạn tìm ", element("a", { href: `?q=${encodeURIComponent(near)}` }, near), "?");
  }
}

// The query with each unknown word replaced by the nearest one that the store knows.
async function nearest(query) {
  const answer = await fetch(new URL("tim-kiem/tu.json", ROOT));
  if (!answer.ok) return null;
  const known = await answer.json();
  const byFold = new Map(known.map((word) => [fold(word), word]));
  const changed = (query.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => {
    const key = fold(word.normalize("NFC"));
    if (byFold.has(key)) return word;
    let best = [3, word];
    for (const [other, display] of byFold) {
      if (Math.abs(other.length - key.length) > 2) continue;
      const far = distance(key, other);
      if (far < best[0] && far <= Math.max(1, key.length / 3)) best = [far, display];
    }
    return best[1];
  });
  return changed.join(" ");
}

// How many letters must change, come, go, or swap with a neighbour (optimal string alignment).
function distance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[a.length][b.length];
}

// The whole turn: ask, count, show. A later turn overtakes an earlier one.
let turn = 0;
async function run(state) {
  const mine = ++turn;
  const { query, chosen } = state;
  const active = FACETS.filter((name) => chosen[name].length > 0);
  const { results, counts } = await ask(query, chosen);
  const own = await Promise.all(active.map(async (name) => [name, (await ask(query, chosen, name)).counts[name]]));
  if (mine !== turn) return;
  drawFacets({ ...counts, ...Object.fromEntries(own) }, chosen);
  list.replaceChildren();
  nothing.hidden = true;
  status.textContent = results.length ? `${results.length} kết quả` : "Không tìm thấy mục nào";
  let next = 0;
  const page = async () => {
    const items = await Promise.all(results.slice(next, next + PAGE).map((one) => shown(one, query)));
    if (mine !== turn) return;
    next += PAGE;
    list.append(...items);
    more.hidden = next >= results.length;
  };
  more.onclick = page;
  await page();
  if (results.length === 0) await suggest(query);
}

function go(state, how) {
  history[how](null, "", toAddress(state));
  return run(state);
}

let typing;
input.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => go(fromForm(), "replaceState"), 250);
});
facets.addEventListener("change", () => go(fromForm(), "pushState"));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  go(fromForm(), "pushState");
});
window.addEventListener("popstate", start);

function start() {
  const state = fromAddress();
  input.value = state.query;
  return run(state);
}

form.classList.add("ready");
start();
