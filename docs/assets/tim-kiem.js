// The search page and the filters of a catalogue: asks the engine, shows what it found and keeps the address in step.
// Everything shown is set as text, never as HTML.

import * as engine from "./tim.js";

const ROOT = new URL("../", import.meta.url);
const INDEX = new URL("tim-kiem/chi-muc/", ROOT);
const PAGE = 10;
const FIRST = 3; // results that a phone's screen holds: of a large store the others are fetched once these stand there
const FILES = 6; // of the index, for one question

const results = document.querySelector("#kho-tim-muc");
const { facets: given, kind } = JSON.parse(document.querySelector("#kho-tim-nhan").textContent);
const LABELS = new Map(given.map(([name, label, values]) => [name, { label, values: new Map(values.map(([value, text]) => [String(value), text])) }]));
const FACETS = [...LABELS.keys()].filter((name) => !(kind && name === "loai")); // a catalogue is of one kind
const NOTHING = Object.fromEntries(FACETS.map((name) => [name, []]));
const LEVELS = LABELS.get("muc").values;
const ENTRIES = ["sang-kien", "meo-nho", "nha-giao", "tap-the", "nhom"];

const form = document.querySelector("#kho-tim");
const input = form?.querySelector("input[name=q]");
const status = document.querySelector("#kho-tim-so");
const list = document.querySelector("#kho-tim-ket-qua");
const more = document.querySelector("#kho-tim-them");
const facets = document.querySelector("#kho-tim-loc");
const sort = document.querySelector("#kho-tim-xep");
const chosenCount = document.querySelector("#kho-tim-da-chon");
const notes = document.querySelector("#kho-tim-goi-y");
const card = document.querySelector("#kho-tim-the");
const nothing = document.querySelector("#kho-tim-khong");
const plainly = document.querySelector("#kho-tim-san"); // a catalogue as it is without a choice

// The index -----------------------------------------------------------------------------------------------

async function read(name, edition = "", cache = "default") {
  const answer = await fetch(new URL(`${name}.json${edition && `?v=${edition}`}`, INDEX), { cache });
  if (!answer.ok) throw new Error(name);
  return answer.json();
}

let core;
const opened = (cache = "default") => (core ??= read("goc", "", cache).then(engine.open, (lost) => { core = undefined; throw lost; }));

// A file of the edition that the core is of. The site may have been built anew since the core was fetched.
const parts = new Map();
async function part(name) {
  const { edition } = await opened();
  if (!parts.has(name)) parts.set(name, read(name, edition).catch((lost) => { parts.delete(name); throw lost; }));
  const found = await parts.get(name);
  if (found.edition === edition) return found.holds;
  core = undefined;
  parts.clear();
  await opened("reload");
  throw new Renewed();
}

class Renewed extends Error {}

const told = async (model, number) => (model.shelf ? (await part(`muc-${Math.floor(number / model.shelf)}`))[number % model.shelf] : model.records[number]);

// Facets are a file of their own; which records have a value is worked out once.
let belonging;
async function members() {
  const { facets: ways, costs } = await part("loc");
  belonging ??= {
    costs: new Map(costs),
    of: new Map(Object.entries(ways).map(([name, values]) => [name, new Map(Object.entries(values).map(([value, steps]) => {
      let record = 0;
      return [value, new Set(steps.map((step) => (record += step)))];
    }))])),
  };
  return belonging;
}

// State --------------------------------------------------------------------------------------------------

function fromAddress() {
  const given = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(FACETS.map((name) => [name, given.getAll(name)]));
  return { query: (given.get("q") ?? "").trim(), chosen, order: given.get("xep") ?? "" };
}

function toAddress({ query, chosen, order }) {
  const given = new URLSearchParams();
  if (query) given.set("q", query);
  for (const name of FACETS) for (const value of chosen[name]) given.append(name, value);
  if (order) given.set("xep", order);
  const text = given.toString();
  return text ? `?${text}` : "";
}

function ticked() {
  const checked = (name) => [...facets.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value);
  return Object.fromEntries(FACETS.map((name) => [name, checked(name)]));
}

const isPlain = ({ query, chosen, order }) => !query && !order && !Object.values(chosen).flat().length;

// Searching ----------------------------------------------------------------------------------------------

// What answers a question, whatever is chosen: records best first, cards, what is missing.
async function ask(query) {
  const model = await opened();
  if (!query) return { model, found: Array.from({ length: model.count }, (_, record) => ({ record })), cards: [], missing: [], full: true };
  const plan = engine.understand(model, query);
  const files = await Promise.all(engine.shards(model, plan, FILES).map((number) => part(`tu-${number}`)));
  return { model, plan, ...engine.rank(model, plan, engine.table(files)), cards: kind ? [] : plan.cards };
}

// Those of the records found that have what was chosen, of every facet but *without*.
function narrowed(found, { of }, chosen, without) {
  const wanted = FACETS.filter((name) => name !== without && chosen[name].length).map((name) => chosen[name].map((value) => of.get(name)?.get(value) ?? new Set()));
  if (kind) wanted.push([of.get("loai")?.get(kind) ?? new Set()]);
  return found.filter(({ record }) => wanted.every((sets) => sets.some((set) => set.has(record))));
}

// In another order than the engine's: entries lie newest first in the index.
async function sorted(found, order) {
  if (!order) return found;
  const { of, costs } = await members();
  const level = (record) => [...LEVELS.keys()].find((value) => of.get("muc")?.get(value)?.has(record)) ?? -1;
  const keys = { moi: (record) => record, muc: (record) => -level(record), re: (record) => costs.get(record) ?? Infinity };
  if (!Object.hasOwn(keys, order)) return found;
  const by = keys[order];
  const compare = (a, b) => (a === b ? 0 : a < b ? -1 : 1);
  return [...found].sort((a, b) => compare(by(a.record), by(b.record)));
}

// How many there are of each facet's values; of a facet with a choice, what choosing another of them adds.
function count(found, known, chosen) {
  const here = new Map();
  const among = (name) => {
    const without = chosen[name].length ? name : undefined;
    if (!here.has(without)) here.set(without, narrowed(found, known, chosen, without));
    return here.get(without);
  };
  return Object.fromEntries(FACETS.map((name) => {
    const values = [...(known.of.get(name) ?? [])].map(([value, set]) => [value, among(name).filter(({ record }) => set.has(record)).length]);
    return [name, Object.fromEntries(values)];
  }));
}

// Showing ------------------------------------------------------------------------------------------------

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const fold = (text) => engine.stretches(text).flat().map((syllable) => engine.folded(engine.exact(syllable))).join(" ");

// A text with the words that were asked for marked, whatever their accents.
function marked(text, asked) {
  return text.split(/([\p{L}\p{N}\u0300-\u036f]+)/u).map((part) => (asked.has(fold(part)) ? element("mark", {}, part) : part));
}

// What a result is; and, where nothing of what was asked for stands there, the place in its text that has it.
function shown([address, title, summary, place, sort_, level], asked) {
  const item = element("li", { class: "found" });
  const badge = level ? element("span", { class: `level level--${level}` }, LEVELS.get(level)) : "";
  item.append(
    element("p", { class: "card__meta" }, element("span", {}, LABELS.get("loai").values.get(sort_) ?? ""), badge),
    element("h3", { class: "found__title" }, element("a", { href: new URL(address, ROOT).href }, ...marked(title, asked))),
    element("p", { class: "found__text" }, ...marked(summary, asked)),
    element("p", { class: "card__unit" }, ...marked(place, asked)),
  );
  if (!ENTRIES.includes(sort_)) return item;
  const shownWords = new Set(fold(`${title} ${summary} ${place}`).split(" "));
  const unseen = [...asked].filter((word) => !shownWords.has(word));
  if (unseen.length) looking.observe(Object.assign(item, { quote: () => quote(item, address, new Set(unseen), asked) }));
  item.append(preview(address));
  return item;
}

const entry = async (address) => {
  const answer = await fetch(new URL(`api/v1/${address.replace(/\/$/, "")}.json`, ROOT));
  return answer.ok ? (await answer.json()).entry : {};
};

// Where the words stand that title, summary and unit lack: fetched once a reader comes near it.
const looking = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    looking.unobserve(target);
    void target.quote().catch(() => {});
  }
});

async function quote(item, address, unseen, asked) {
  const texts = [];
  const gather = (value) => {
    if (typeof value === "string") texts.push(...value.split(/(?<=[.!?])\s+|\n+/));
    else if (value && typeof value === "object") for (const [key, inner] of Object.entries(value)) if (!["url", "sources", "consents", "abstract_en", "summary", "title"].includes(key)) gather(inner);
  };
  gather(await entry(address));
  const hits = (text) => new Set(fold(text).split(" ").filter((word) => unseen.has(word))).size;
  const best = texts.reduce((found, text) => (hits(text) > hits(found) ? text : found), "");
  if (hits(best)) item.querySelector(".card__unit").after(element("p", { class: "found__where" }, ...marked(`… ${cut(best, unseen)} …`, asked)));
}

// The stretch of a long sentence around the first word that was asked for.
function cut(text, unseen) {
  const pieces = text.replace(/\*\*/g, "").split(/\s+/);
  const from = Math.max(0, pieces.findIndex((piece) => fold(piece).split(" ").some((word) => unseen.has(word))) - 10);
  return pieces.slice(from, from + 30).join(" ");
}

// The heart of an entry without leaving the list.
function preview(address) {
  const box = element("details", { class: "found__more" }, element("summary", {}, "Xem nhanh"));
  box.addEventListener("toggle", async () => {
    if (!box.open || box.childElementCount > 1) return;
    const found = await entry(address);
    const heart = [
      ["Vấn đề", found.plan?.situation ?? found.trouble],
      ["Cách làm", found.plan?.solution ?? found.action ?? found.story ?? found.approach],
      ["Đạt được", found.result?.narrative ?? found.change],
    ];
    for (const [label, text] of heart) {
      if (text) box.append(element("p", {}, element("b", {}, `${label}: `), text.length > 420 ? `${text.slice(0, 420)}…` : text));
    }
  });
  return box;
}

// The difficulty that was meant, with its best practices; what else may have been meant as links.
async function drawCards(model, found) {
  card.replaceChildren();
  card.hidden = found.length === 0;
  if (!found.length) return;
  const [first, ...others] = found.slice(0, 4);
  const link = (one) => element("a", { href: new URL(one.address, ROOT).href }, one.name);
  const practices = await Promise.all(first.best.map((number) => told(model, number)));
  card.append(
    element("p", { class: "card__meta" }, element("span", {}, KINDS_OF_CARDS[first.address.split("/")[0]])),
    element("h3", { class: "meant__title" }, link(first)),
    element("p", { class: "found__text" }, first.about),
  );
  if (practices.length) {
    const line = ([address, title, summary]) => element("li", {}, element("a", { href: new URL(address, ROOT).href }, title), element("span", { class: "meant__line" }, summary));
    card.append(element("ul", { class: "meant__best" }, ...practices.map(line)));
  }
  card.append(element("p", { class: "meant__all" }, element("a", { href: new URL(first.address, ROOT).href }, wayOn(first))));
  if (others.length) card.append(element("p", { class: "quiet" }, "Cũng có thể là: ", ...others.flatMap((one, index) => (index ? [" · ", link(one)] : [link(one)]))));
}

const KINDS_OF_CARDS = { "kho-khan": "Khó khăn", "linh-vuc": "Lĩnh vực", "loi-di": "Lối đi" };
const wayOn = ({ address, count: many, best }) => {
  if (address.startsWith("loi-di/")) return `Đọc lối đi ${many} bước`;
  if (address.startsWith("linh-vuc/")) return `Xem cả ${many} mục`;
  if (many > 0 && many <= best.length) return "Đọc về khó khăn này";
  return many ? `Xem cả ${many} cách làm` : "Chưa có cách làm nào: hãy là người đầu tiên";
};

function drawFacets(counts, chosen) {
  const open = new Set([...facets.querySelectorAll("details[open]")].map((one) => one.dataset.name));
  const focused = document.activeElement?.id;
  facets.replaceChildren();
  for (const name of FACETS) {
    const values = Object.entries(counts[name]).filter(([value, many]) => many > 0 || chosen[name].includes(value));
    for (const value of chosen[name]) if (!values.some(([known]) => known === value)) values.push([value, 0]);
    if (values.length === 0) continue;
    const { label, values: known } = LABELS.get(name);
    const order = [...known.keys()];
    const rank = (value) => (order.indexOf(value) + order.length + 1) % (order.length + 1);
    values.sort(([a], [b]) => (order.length ? rank(a) - rank(b) : b.localeCompare(a)));
    const boxes = values.map(([value, many]) => {
      const id = `loc-${name}-${value}`;
      const box = element("input", { type: "checkbox", name, value, id });
      box.checked = chosen[name].includes(value);
      const text = known.get(value) ?? value;
      return element("li", {}, box, element("label", { for: id }, text, "\u00a0", element("span", { class: "count" }, String(many))));
    });
    const fold_ = element("details", { "data-name": name }, element("summary", { id: `loc-${name}` }, label), element("ul", {}, ...boxes));
    fold_.open = open.has(name) || chosen[name].length > 0;
    facets.append(fold_);
  }
  if (focused) document.getElementById(focused)?.focus();
  drawChosen(chosen);
}

function drawChosen(chosen) {
  const many = Object.values(chosen).flat().length;
  chosenCount.textContent = many ? `đã chọn ${many}` : "";
}

const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

// What to say above the results: how many, what is missing, how a word was set right.
function told_({ found, missing, corrected, full, cards: meant }, { query, chosen }) {
  const choice = Object.values(chosen).flat().length > 0;
  if (!query || (full && found.length)) return `${found.length} kết quả`;
  if (found.length && missing.length) return `Chưa mục nào nói đến ${quoted(missing)}. ${found.length} mục gần nhất:`;
  if (found.length) return corrected ? `${found.length} kết quả` : `Chưa mục nào có đủ các từ đã gõ. ${found.length} mục gần nhất:`;
  if (choice) return "Không có mục nào hợp với những gì đã chọn";
  if (meant.length) return `Chưa mục nào viết đúng như “${query}”, nhưng kho biết khó khăn này.`;
  return missing.length ? `Kho chưa có mục nào về ${quoted(missing)}` : `Kho chưa có mục nào về “${query}”`;
}

function drawNotes({ found, corrected }, { query, chosen, order }) {
  const lines = [];
  if (corrected) lines.push(element("p", {}, "Đang hiện kết quả cho ", element("strong", {}, corrected), "."));
  if (!found.length && Object.values(chosen).flat().length) {
    lines.push(element("p", {}, element("a", { href: toAddress({ query, chosen: NOTHING, order }) || "." }, "Bỏ lọc để tìm trong cả kho")));
  }
  notes.replaceChildren(...lines);
}

// The words to mark: those of the question, as they were understood.
function askedWords({ plan, model }) {
  if (!plan) return new Set();
  const telling = ({ empty, fold: one }) => !empty && (model.rarity.get(one) ?? 0) < model.entries / 2;
  const own = (plan.words.some(telling) ? plan.words.filter(telling) : plan.words).flatMap(({ fold: one, options }) => [one, ...options.filter(({ corrected }) => corrected).map(({ fold: other, key }) => other ?? engine.folded(key))]);
  const meant = plan.groups.flatMap(({ meant: all, met }) => (met.size > model.entries / 2 && plan.words.some(telling) ? [] : all).flatMap((keys) => (keys[0].startsWith("~") ? model.sets[Number(keys[0].slice(1))].map((set) => set.map(engine.folded).join(" ")) : [keys.map(engine.folded).join(" ")])));
  return new Set([...own, ...meant.flatMap((one) => one.split(" "))]);
}

// The whole turn: ask, show, count. A later one overtakes those that wait.
let state = fromAddress();
let turn = 0;
let touched = false; // whether a reader has opened a group of a catalogue: then its plain lists become choices
async function run() {
  const mine = ++turn;
  const current = () => mine === turn;
  if (plainly) {
    plainly.hidden = !isPlain(state);
    results.hidden = isPlain(state);
    if (isPlain(state) && !touched) return;
  }
  for (const busy of [results, facets]) busy.setAttribute("aria-busy", "true");
  if (state.query || !list.childElementCount) status.textContent = "Đang tìm…";
  try {
    await answer(state, current);
  } catch (lost) {
    if (!current()) return;
    if (lost instanceof Renewed) return run();
    status.textContent = "Chưa tìm được, có lẽ mạng đang yếu. Hãy tải lại trang.";
  }
}

async function answer({ query, chosen, order }, current) {
  drawChosen(chosen);
  const answered = await ask(query);
  const choice = kind || order || Object.values(chosen).flat().length > 0;
  const own = choice ? await sorted(narrowed(answered.found, await members(), chosen), order) : answered.found;
  const words = askedWords(answered);
  if (!current()) return;
  drawNotes({ ...answered, found: own }, { query, chosen, order });
  status.textContent = told_({ ...answered, found: own }, { query, chosen });
  nothing.hidden = own.length > 0;
  sort.parentElement.hidden = own.length < 2;
  await drawCards(answered.model, answered.cards);
  const draw = async (from, to) => Promise.all(own.slice(from, to).map(async ({ record }) => shown(await told(answered.model, record), words)));
  const first = await draw(0, FIRST);
  if (!current()) return;
  list.replaceChildren(...first);
  results.setAttribute("aria-busy", "false");
  const rest = await draw(FIRST, PAGE);
  if (!current()) return;
  list.append(...rest);
  more.hidden = own.length <= PAGE;
  more.onclick = async () => {
    const from = list.childElementCount;
    const next = await draw(from, from + PAGE);
    if (!current() || list.childElementCount > from) return;
    list.append(...next);
    list.children[from].querySelector("a").focus();
    more.hidden = list.childElementCount >= own.length;
  };
  const counts = count(answered.found, await members(), chosen);
  if (!current()) return;
  drawFacets(counts, chosen);
  facets.setAttribute("aria-busy", "false");
  if (query) idle(() => void ahead(answered.model).catch(() => {}));
}

// Of a small store the whole index, once the answers stand there: another question then waits for nothing.
const idle = window.requestIdleCallback ?? setTimeout;
const ahead = async ({ shelf, shards }) => shelf || navigator.connection?.saveData || Promise.all(Array.from({ length: shards }, (_, number) => part(`tu-${number}`)));

function go(changed, how) {
  state = changed;
  const address = toAddress(state);
  if (address !== location.search) history[how](null, "", address || location.pathname);
  void run();
}

let typing;
const asked = () => input?.value.trim() ?? "";
input?.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => go({ ...state, query: asked() }, "replaceState"), 250);
});
input?.addEventListener("focus", () => void opened().catch(() => {}), { once: true });
facets.addEventListener("change", () => go({ ...state, query: asked(), chosen: ticked() }, "pushState"));
facets.parentElement.addEventListener("toggle", () => facets.childElementCount || void run());
if (plainly) facets.addEventListener("toggle", () => { if (!touched) { touched = true; void run(); } }, { capture: true });
sort.addEventListener("change", () => go({ ...state, query: asked(), order: sort.value }, "pushState"));
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  go({ ...state, query: asked() }, "pushState");
});
window.addEventListener("popstate", start);

function start() {
  clearTimeout(typing);
  state = fromAddress();
  if (input) input.value = state.query;
  sort.value = state.order;
  void run();
}

if (!kind) facets.parentElement.open = matchMedia("(min-width: 60rem)").matches;
start();
