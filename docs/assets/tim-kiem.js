// The search page: a query, facets, results. Pagefind finds; this file asks, shows and keeps the address in step.
// Everything shown is set as text, never as HTML.

const ROOT = new URL("../", import.meta.url);
const PAGE = 10;
const { parts, facets: given, synonyms } = JSON.parse(document.querySelector("#kho-tim-nhan").textContent);
const LABELS = new Map(given.map(([name, label, values]) => [name, { label, values: new Map(values.map(([value, text]) => [String(value), text])) }]));
const FACETS = [...LABELS.keys()];
const NOTHING = Object.fromEntries(FACETS.map((name) => [name, []]));

const form = document.querySelector("#kho-tim");
const input = form.querySelector("input[name=q]");
const results = document.querySelector("#kho-tim-muc");
const status = document.querySelector("#kho-tim-so");
const list = document.querySelector("#kho-tim-ket-qua");
const more = document.querySelector("#kho-tim-them");
const facets = document.querySelector("#kho-tim-loc");
const chosenCount = document.querySelector("#kho-tim-da-chon");
const spelling = document.querySelector("#kho-tim-goi-y");
const nothing = document.querySelector("#kho-tim-khong");

// Vietnamese text ---------------------------------------------------------------------------------------

// Pagefind ignores accents but not the bar of đ: in its text đ is d with a combining stroke.
const stroked = (text) => text.normalize("NFC").replaceAll("đ", "d\u0335").replaceAll("Đ", "D\u0335");
const unstroked = (text) => text.replaceAll("d\u0335", "đ").replaceAll("D\u0335", "Đ");
const fold = (text) =>
  text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
const plain = (text) => fold(text) === text.toLowerCase();
const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const between = (list) => ` ${list.join(" ")} `; // words between spaces, so that only whole ones are found
const named = synonyms.map((set) => set.map((word) => [between(words(word)), word]));

// What else a query may have been called: each synonym in its place, the query itself first.
function phrasings(query) {
  const asked = between(words(query));
  const others = [];
  for (const set of named) {
    const here = set.map(([name]) => name).filter((name) => asked.includes(name));
    const [longest] = here.sort((a, b) => b.length - a.length);
    for (const [, word] of longest ? set : []) others.push(asked.replace(longest, ` ${word} `).trim());
  }
  for (const end of ["i", "y"]) others.push(asked.replace(/ ([hklmst]|qu)[iy](?= )/g, ` $1${end}`).trim()); // kĩ and kỹ
  const found = new Map([[asked.trim(), query]]);
  for (const other of others) if (!found.has(words(other).join(" "))) found.set(words(other).join(" "), other);
  return [...found.values()].slice(0, 6);
}

// State --------------------------------------------------------------------------------------------------

function fromAddress() {
  const given = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(FACETS.map((name) => [name, given.getAll(name)]));
  return { query: (given.get("q") ?? "").trim(), chosen };
}

function toAddress({ query, chosen }) {
  const given = new URLSearchParams();
  if (query) given.set("q", query);
  for (const name of FACETS) for (const value of chosen[name]) given.append(name, value);
  const text = given.toString();
  return text ? `?${text}` : "";
}

function ticked() {
  const checked = (name) => [...facets.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value);
  return Object.fromEntries(FACETS.map((name) => [name, checked(name)]));
}

// Searching ----------------------------------------------------------------------------------------------

// An engine puts the parts of the index together. What one can do comes before who did it: its parts weigh more.
const MORE = 1e6; // than the engine gives to any match
function engine(settings, { program = "pagefind.js", prepare = (made) => made } = {}) {
  const [first, ...others] = parts.map(([path, practices]) => [new URL(path, ROOT), { ...settings, baseUrl: ROOT.pathname, indexWeight: practices ? MORE : 1 }]);
  let made;
  return () => (made ??= begun().then(prepare));
  async function begun() {
    const { createInstance } = await import(new URL(program, first[0]));
    const one = createInstance({ ...first[1], basePath: first[0].pathname });
    await Promise.all(others.map(([path, options]) => one.mergeIndex(path.pathname, options)));
    return one;
  }
}

// To count every facet takes ten times as long as to find: results come first, and counting has a worker of its own, as
// each import of the program has, so that the next question need not wait for it. Exact spelling is a setting of an engine.
const finder = engine({});
const speller = engine({ exactDiacritics: true });
const counter = engine({}, {
  program: "pagefind.js?dem",
  prepare: async (made) => {
    await made.filters(); // so that every answer counts every facet
    return made;
  },
});

function filters(chosen, without) {
  const wanted = FACETS.filter((name) => name !== without && chosen[name].length > 0);
  return Object.fromEntries(wanted.map((name) => [name, { any: chosen[name] }]));
}

// What an engine answers to each phrasing, less the vocabulary of a part, which holds the words of the others.
async function answers(by, asked, chosen, without) {
  const made = await by();
  const wanted = filters(chosen, without);
  const all = { loai: { any: [...LABELS.get("loai").values.keys()] }, ...wanted };
  const found = await Promise.all(asked.map((one) => (one ? made.search(stroked(one), { filters: wanted }) : made.search(null, { filters: all }))));
  return found.map((answer) => ({ ...answer, results: answer.results.filter((one) => !one.matchedMetaFields?.includes("tu-vung")) }));
}

const ids = (answered) => new Set(answered.flatMap(({ results: some }) => some.map(({ id }) => id)));

// Which results have the query as it stands, whole words side by side: spelled as typed, or else whatever their accents.
async function verbatim(query, chosen) {
  const quoted = [`"${query}"`];
  const found = plain(query) ? new Set() : ids(await answers(speller, quoted, chosen));
  return found.size ? found : ids(await answers(finder, quoted, chosen));
}

const BROAD = 1000; // of more results than that, the engine's own order has to do: it takes the exact spelling first, too

// Results in order: the query as it stands before its words apart and its synonyms; what one can do before who did it;
// then as the engine ranks them.
async function ask(query, chosen) {
  const asked = query ? phrasings(query) : [null];
  const answered = await answers(finder, asked, chosen);
  const broad = answered.some(({ results: some }) => some.length > BROAD);
  const typed = query && !broad ? await verbatim(query, chosen) : new Set();
  const best = new Map();
  for (const { results: some } of answered) {
    for (const one of some) {
      const score = (typed.has(one.id) ? MORE * MORE : 0) + one.score;
      // The result itself is kept, not a copy: its data is let go once nobody holds it.
      if (!best.has(one.id) || best.get(one.id).score < score) best.set(one.id, { score, one });
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score).map(({ one }) => one);
}

// How many there are of each facet's values; of a facet with a choice, what choosing another of them adds.
async function count(query, chosen) {
  const asked = query ? phrasings(query) : [null];
  const counts = { ...(await counted(await answers(counter, asked, chosen))) };
  for (const name of FACETS.filter((one) => chosen[one].length > 0)) {
    counts[name] = (await counted(await answers(counter, asked, chosen, name)))[name];
  }
  return counts;
}

// Answers to several phrasings overlap: where none holds them all, each value's members are counted.
async function counted(answered) {
  const found = ids(answered);
  const whole = answered.find(({ results: some }) => some.length === found.size);
  if (whole) return whole.filters;
  const counts = {};
  for (const [name, value, of] of await members()) {
    counts[name] ??= {};
    counts[name][value] = [...of].filter((id) => found.has(id)).length;
  }
  return counts;
}

let belonging;
async function members() {
  belonging ??= counter().then(async (made) => {
    const known = Object.entries(await made.filters());
    const pairs = known.flatMap(([name, values]) => Object.keys(values).map((value) => [name, value]));
    return Promise.all(
      pairs.map(async ([name, value]) => [name, value, ids(await answers(counter, [null], { ...NOTHING, [name]: [value] }))]),
    );
  });
  return belonging;
}

// Showing ------------------------------------------------------------------------------------------------

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// A text with the words that were asked for marked, whatever their accents.
function marked(text, asked) {
  const parts = text.split(/([\p{L}\p{N}\u0300-\u036f]+)/u);
  return parts.map((part) => (asked.has(fold(part)) ? element("mark", {}, part) : part));
}

// What a result is; and, where not all that was asked for stands there, the place in its text that has it.
function shown(data, query, asked) {
  const meta = Object.fromEntries(Object.entries(data.meta).map(([name, text]) => [name, unstroked(text)]));
  const item = element("li", { class: "found" });
  const level = meta.level ? element("span", { class: `level level--${meta.level}` }, LABELS.get("muc").values.get(meta.level)) : "";
  item.append(
    element("p", { class: "card__meta" }, element("span", {}, LABELS.get("loai").values.get(meta.kind) ?? ""), level),
    element("h3", { class: "found__title" }, element("a", { href: data.url }, ...marked(meta.title, asked))),
    element("p", { class: "found__text" }, ...marked(meta.summary ?? "", asked)),
    element("p", { class: "card__unit" }, ...marked(meta.place ?? "", asked)),
  );
  if (!holds([meta.title, meta.summary, meta.place].join(" "), query)) {
    item.append(element("p", { class: "found__where" }, ...marked(excerpt(data, query), asked)));
  }
  if (["sang-kien", "meo-nho", "nha-giao", "tap-the", "nhom"].includes(meta.kind)) item.append(preview(data.url));
  return item;
}

// The stretch of its text that has most of the words, whole ones and the earliest first. The engine's own choice goes by
// weight: it would show what an entry is filed under rather than the name that was asked for.
function excerpt(data, query) {
  const text = unstroked(data.content).split(/\s+/);
  const folded = text.map((part) => words(part).join(" "));
  const asked = words(query);
  const fit = (word, own) => (own === word ? 2 : own.startsWith(word) ? 1 : 0);
  let best = [0, 0];
  for (let start = 0; start < text.length; start += 1) {
    if (!asked.some((word) => fit(word, folded[start]))) continue;
    const stretch = folded.slice(start, start + asked.length + 2);
    const score = asked.reduce((sum, word) => sum + Math.max(...stretch.map((own) => fit(word, own))), 0);
    if (score > best[0]) best = [score, start];
  }
  const from = Math.max(0, best[1] - 8);
  return `… ${text.slice(from, from + 28).join(" ")} …`;
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
      return element("li", {}, box, element("label", { for: id }, text, "\u00a0", element("span", { class: "count" }, String(count))));
    });
    const fold_ = element("details", { "data-name": name }, element("summary", { id: `loc-${name}` }, label), element("ul", {}, ...boxes));
    fold_.open = open.has(name) || chosen[name].length > 0;
    facets.append(fold_);
  }
  if (focused) document.getElementById(focused)?.focus();
  const many = Object.values(chosen).flat().length;
  chosenCount.textContent = many ? `đã chọn ${many}` : "";
}

// Whether a text has every word that was asked for.
function holds(text, query) {
  const known = [...new Set(words(unstroked(text)))];
  return phrasings(query).some((one) => words(one).every((word) => known.some((other) => other.startsWith(word))));
}

const whole = (data) => `${data.content} ${Object.values(data.meta).join(" ")}`;

// Where to look when not everything was found: without the facets, or with the nearest spelling.
async function suggest(query, chosen) {
  if (Object.values(chosen).flat().length > 0) {
    return [element("a", { href: toAddress({ query, chosen: NOTHING }) || "." }, "Bỏ lọc để tìm trong cả kho")];
  }
  const near = query && (await nearest(query));
  if (!near || fold(near) === fold(query)) return [];
  return ["Có phải bạn tìm ", element("a", { href: toAddress({ query: near, chosen }) }, near), "?"];
}

// The query with each unknown word replaced by the nearest one that the store knows.
async function nearest(query) {
  const answer = await fetch(new URL("tim-kiem/tu.json", ROOT));
  if (!answer.ok) return null;
  const known = await answer.json();
  const byFold = new Map(known.map((word) => [fold(word), plain(query) ? fold(word) : word]));
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

// The whole turn: ask, show, count. One turn after the other; a later one overtakes those that wait.
let state = fromAddress();
let turn = 0;
let last = Promise.resolve();
function run() {
  const mine = ++turn;
  const current = () => mine === turn;
  for (const busy of [results, facets]) busy.setAttribute("aria-busy", "true");
  last = last.then(async () => {
    if (!current()) return;
    await answer(state, current).then(() => void tally(state, current).catch(lost), lost);
    if (current()) results.setAttribute("aria-busy", "false");
  });
}

function lost() {
  status.textContent = "Chưa tìm được, có lẽ mạng đang yếu. Hãy tải lại trang.";
}

async function tally({ query, chosen }, current) {
  const counts = await count(query, chosen);
  if (!current()) return;
  drawFacets(counts, chosen);
  facets.setAttribute("aria-busy", "false");
}

async function answer({ query, chosen }, current) {
  const found = await ask(query, chosen);
  const first = await Promise.all(found.slice(0, PAGE).map((one) => one.data()));
  const full = first.length > 0 && (!query || holds(whole(first[0]), query)); // the engine lets go of words it does not know
  const hint = full ? [] : await suggest(query, chosen);
  if (!current()) return;
  const asked = new Set(phrasings(query).flatMap(words));
  list.replaceChildren(...first.map((data) => shown(data, query, asked)));
  const near = found.length ? `Chưa mục nào có đủ các từ đã gõ. ${found.length} mục gần nhất:` : "Không tìm thấy mục nào";
  status.textContent = full ? `${found.length} kết quả` : near;
  spelling.replaceChildren(...hint);
  nothing.hidden = full;
  more.hidden = found.length <= PAGE;
  more.onclick = async () => {
    const from = list.childElementCount;
    const next = await Promise.all(found.slice(from, from + PAGE).map((one) => one.data()));
    if (!current() || list.childElementCount > from) return;
    list.append(...next.map((data) => shown(data, query, asked)));
    list.children[from].querySelector("a").focus();
    more.hidden = list.childElementCount >= found.length;
  };
}

function go(changed, how) {
  state = changed;
  const address = toAddress(state);
  if (address !== location.search) history[how](null, "", address || location.pathname);
  run();
}

let typing;
const asked = () => input.value.trim();
input.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => go({ ...state, query: asked() }, "replaceState"), 250);
});
facets.addEventListener("change", () => go({ query: asked(), chosen: ticked() }, "pushState"));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  go({ ...state, query: asked() }, "pushState");
});
window.addEventListener("popstate", start);

function start() {
  clearTimeout(typing);
  state = fromAddress();
  input.value = state.query;
  run();
}

facets.parentElement.open = matchMedia("(min-width: 60rem)").matches;
start();
