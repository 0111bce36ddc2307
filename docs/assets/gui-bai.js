// The web form: what stands in the page becomes an entry, and an entry becomes what stands in the page.
// Nothing is sent anywhere. Everything shown is set as text, never as HTML. What is right is decided in gui-bai-muc.js.

import { check, fileKind, files, filled, folder, handIn, isDay, misfits, ready, receiptCode, slug } from "./gui-bai-muc.js";

const ROOT = new URL("../", import.meta.url);
const { rules, ui, provinces, offices } = JSON.parse(document.querySelector("#gui-bai-luat").textContent);
const DRAFT = `kho-gui-bai-${rules.kind}`;
const DEFAULTS = { origin: rules.consents.cases[0].origin };
const MOST_BYTES = 256 * 1024;

const at = (id) => document.getElementById(id);
const form = at("gui-bai");
const done = at("xong");
const idOf = (place) => ["f", ...place].join("-");
const isLeaf = ({ shape }) => !["record", "records", "texts", "ticks"].includes(shape);

const chosen = new Map(); // files chosen on this page, by the name they have in the entry
const refused = new Map(); // what is wrong with a file just chosen, by the id of its field
const orders = new Map(); // the order in which a loaded file names what is ticked, by the id of its group
let looked = false; // whether the form was checked once: from then on it is checked as one goes
let made = null; // the entry that stands ready: its text, folder and files

// Lists --------------------------------------------------------------------------------------------------

const prototypes = new Map();
const listOf = (list) => list.querySelector(".items");
const zero = (id) => id.replace(/-\d+/g, "-0");
const namesOne = (list) => list.querySelector("legend").firstChild.textContent.trim();
const keepsOne = (list) => !list.closest(".form__theme"); // what is asked at once shows its first item

// Ids, and what refers to them, follow the place of an item in its list.
function renumber(list) {
  const old = new RegExp(`(^|\\s)(${list.id}-)\\d+(?=-|\\s|$)`, "g");
  [...listOf(list).children].forEach((item, index) => {
    for (const one of [item, ...item.querySelectorAll("[id], [for], [aria-describedby]")]) {
      for (const name of ["id", "for", "aria-describedby"]) {
        const value = one.getAttribute(name);
        if (value) one.setAttribute(name, value.replace(old, `$1$2${index}`));
      }
    }
    for (const number of item.querySelectorAll(".item__number")) number.textContent = index + 1;
  });
}

function resize(list, count) {
  const items = listOf(list);
  while (items.children.length > count) items.lastElementChild.remove();
  while (items.children.length < count) items.append(prototypes.get(zero(list.id)).cloneNode(true));
  renumber(list);
}

const firstControl = (item) => item.querySelector("input:not([type=file]), select, textarea");

function add(list) {
  resize(list, listOf(list).children.length + 1);
  firstControl(listOf(list).lastElementChild).focus();
  announce(filled(ui.added, { label: namesOne(list), number: listOf(list).children.length }));
}

function drop(item) {
  const list = item.closest(".ask--list");
  const number = [...listOf(list).children].indexOf(item) + 1;
  item.remove();
  renumber(list);
  list.querySelector(".item__add").focus();
  announce(filled(ui.dropped, { label: namesOne(list), number }));
  changed();
}

// Page → entry -------------------------------------------------------------------------------------------

const some = (value) => (value && Object.keys(value).length ? value : undefined);

function read(question, place) {
  const id = idOf(place);
  if (question.shape === "record") {
    const value = readAll(question.parts, place);
    return question.required ? value : some(value);
  }
  if (question.shape === "ticks") {
    const order = orders.get(id) ?? [];
    const ticked = [...at(id).querySelectorAll("input:checked")].map((box) => box.value);
    return some([...order.filter((value) => ticked.includes(value)), ...ticked.filter((value) => !order.includes(value))]);
  }
  if (isLeaf(question)) return at(id).value.normalize("NFC").trim() || undefined;
  const items = [...listOf(at(id)).children].map((_item, index) =>
    question.shape === "texts" ? read(question.parts[0], [...place, index]) : some(readAll(question.parts, [...place, index])));
  return some(items.filter(Boolean)) ?? (question.required && items.length ? [{}] : undefined);
}

function readAll(asked, place = []) {
  const pairs = asked.map((question) => [question.key, read(question, [...place, question.key])]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

// Items left empty go, so that the entry and the page count alike; of a list asked at once one stays.
function tidy() {
  for (const list of form.querySelectorAll(".ask--list")) {
    const items = [...listOf(list).children];
    const empty = items.filter((item) => !fields(item).some(isFilled));
    for (const item of empty.length === items.length && keepsOne(list) ? empty.slice(1) : empty) item.remove();
    renumber(list);
  }
}

const fields = (within) => [...within.querySelectorAll("input:not([type=file]), select, textarea")];
const isFilled = (one) => (one.type === "checkbox" ? one.checked : one.value.trim() !== "");

// Entry → page -------------------------------------------------------------------------------------------

function write(question, place, value) {
  const id = idOf(place);
  const here = at(id);
  if (question.shape === "record") {
    for (const part of question.parts) write(part, [...place, part.key], value?.[part.key]);
  } else if (question.shape === "ticks") {
    orders.set(id, value ?? []);
    for (const one of value ?? []) if (!at(`${id}-${one}`)) here.querySelector(".ticks").append(tick(`${id}-${one}`, one));
    for (const box of here.querySelectorAll("input")) box.checked = (value ?? []).includes(box.value);
  } else if (question.shape === "records" || question.shape === "texts") {
    resize(here, value?.length || (keepsOne(here) ? question.minItems ?? 1 : 0));
    for (let index = 0; index < listOf(here).children.length; index++) {
      if (question.shape === "texts") write(question.parts[0], [...place, index], value?.[index]);
      else for (const part of question.parts) write(part, [...place, index, part.key], value?.[index]?.[part.key]);
    }
  } else {
    put(here, value ?? "");
  }
}

// A value into its control, also one that the control does not offer.
function put(control, value) {
  if (control.tagName === "SELECT" && ![...control.options].some((option) => option.value === value)) control.add(new Option(value, value));
  if (control.type === "text" && value.includes("\n")) {
    put(widened(control), value);
    return;
  }
  if (control.dataset.day !== undefined) control.type = value === "" || isDay(value) ? "date" : "text";
  control.value = value;
}

// A box of several lines in the place of a box of one, which would swallow the line ends that are to be refused.
function widened(control) {
  const wide = document.createElement("textarea");
  for (const { name, value } of control.attributes) if (name !== "type") wide.setAttribute(name, value);
  control.replaceWith(wide);
  return wide;
}

function tick(id, value) {
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", id, value });
  const name = document.createElement("span");
  name.textContent = value;
  label.className = "tick";
  label.append(box, name);
  return label;
}

function fill(data) {
  for (const question of rules.asked) write(question, [question.key], data[question.key] ?? DEFAULTS[question.key]);
  looked = false;
  refused.clear();
  showErrors([]);
  stale();
  tell();
}

// What is wrong ------------------------------------------------------------------------------------------

// The field or group in which a place is told of: one of several ticks is told of in their group.
const toldAt = (place) => (at(`${idOf(place)}-wrong`) ? idOf(place) : toldAt(place.slice(0, -1)));

// Where one goes to put something right: the field, or the first thing one can do in a group.
function target(id) {
  const here = at(id);
  if (here.tagName !== "FIELDSET") return here;
  return fields(here)[0] ?? here.querySelector(".item__add") ?? here;
}

function wrongs() {
  const data = readAll(rules.asked);
  const unread = [...refused].filter(([id]) => at(id)).map(([id, one]) => ({ id, ...one }));
  const found = check(data, rules).map((one) => ({ id: toldAt(one.place), ...one }));
  return [...found, ...unread];
}

function showErrors(found) {
  for (const one of form.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
  for (const one of form.querySelectorAll(".ask__wrong:not(#khong-mo)")) Object.assign(one, { textContent: "", hidden: true });
  for (const { id, message, hint } of found) {
    const line = at(`${id}-wrong`);
    line.textContent = [line.textContent, message, hint].filter(Boolean).join(" ");
    line.hidden = false;
    if (target(id).id === id) target(id).setAttribute("aria-invalid", "true");
  }
  const summary = at("can-sua");
  summary.hidden = !found.length;
  at("can-sua-dau").textContent = filled(ui.wrong, { count: found.length });
  summary.querySelector("ul").replaceChildren(...found.map(({ id, message }) => {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: `#${id}`, textContent: message });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const control = target(id);
      unfold(control);
      control.focus();
      control.closest(".ask, .item, fieldset")?.scrollIntoView({ block: "start" });
    });
    item.append(link);
    return item;
  }));
}

function unfold(one) {
  for (let fold = one.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

// Telling ------------------------------------------------------------------------------------------------

let falling;

// Read out at once; seen for as long as it takes to read.
function announce(text) {
  clearTimeout(falling);
  at("bao").textContent = text;
  falling = setTimeout(() => at("bao").replaceChildren(), 3_000 + 60 * text.length);
}

function tell() {
  for (const theme of form.querySelectorAll(".form__theme")) {
    const count = fields(theme).filter((one) => isFilled(one) && one.id !== "f-origin").length;
    theme.querySelector(".form__filled").textContent = count ? `· ${count}` : "";
  }
  for (const one of form.querySelectorAll("[data-count]")) {
    const most = rules.asked.find(({ key }) => idOf([key]) === one.id).maxLength;
    const line = at(`${one.id}-count`);
    line.textContent = filled(ui.count, { count: [...one.value.trim()].length, most });
    line.hidden = !one.value;
  }
}

function stale() {
  made = null;
  done.hidden = true;
}

let saving;

function changed() {
  stale();
  tell();
  if (looked) showErrors(wrongs());
  clearTimeout(saving);
  saving = setTimeout(saveDraft, 300);
}

addEventListener("pagehide", () => saving && saveDraft()); // also what was typed in the last moment

// Draft --------------------------------------------------------------------------------------------------

function saveDraft() {
  saving = clearTimeout(saving);
  try {
    const now = new Date();
    localStorage.setItem(DRAFT, JSON.stringify({ data: readAll(rules.asked) }));
    at("ban-nhap").textContent = filled(ui.saved, { time: now.toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" }) });
  } catch {
    at("ban-nhap").textContent = ui.unsaved;
  }
}

function draft() {
  try {
    const { data } = JSON.parse(localStorage.getItem(DRAFT));
    return misfits(data, rules).length ? null : data;
  } catch {
    return null; // none, or not one of ours
  }
}

function forget() {
  saving = clearTimeout(saving);
  try {
    localStorage.removeItem(DRAFT);
  } catch {
    // where nothing may be kept, nothing is
  }
  chosen.clear();
}

// Files --------------------------------------------------------------------------------------------------

const yaml = () => import(new URL("assets/js-yaml.mjs", ROOT));

async function open(file) {
  const say = (...lines) => {
    at("khong-mo").replaceChildren(...lines.flatMap((line) => [document.createTextNode(line), document.createElement("br")]));
    at("khong-mo").hidden = !lines.length;
    if (lines.length) announce(lines[0]);
  };
  const refuse = (...lines) => say(filled(ui.unread, { name: file.name }), ...lines);
  say();
  if (file.size > MOST_BYTES) return refuse(ui.too_big);
  const { load, FAILSAFE_SCHEMA } = await yaml();
  let data;
  try {
    data = load(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()), { schema: FAILSAFE_SCHEMA });
  } catch {
    return refuse(ui.not_yaml);
  }
  if (data === null || typeof data !== "object" || Array.isArray(data)) return refuse(ui.not_yaml);
  if (data.kind !== rules.kind) return refuse(filled(ui.other_kind, { kind: typeof data.kind === "string" ? data.kind : "?" }));
  const wrong = misfits(data, rules);
  if (wrong.length) return refuse(...wrong);
  if (some(readAll(rules.asked).title ?? readAll(rules.asked).name) && !confirm(ui.replace)) return null;
  fill(data);
  saveDraft();
  return announce(filled(ui.opened, { name: file.name }));
}

// A photo from a phone is five megabytes and says where it was taken: drawn anew it is small and says nothing.
const MOST_PIXELS = 2400;
const LARGE = 1_500_000;
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toLocaleString("vi", { maximumFractionDigits: 1 })} MB`);

async function redrawn(file, kind) {
  if (kind === "png" ? file.size <= LARGE : kind !== "jpeg" && kind !== "webp") return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return blob ? new File([blob], file.name, { type: "image/jpeg" }) : file;
  } catch {
    return file; // not drawn, so as it was: it is looked at once more
  }
}

async function choose(input) {
  const field = at(input.id.replace(/-tep$/, ""));
  const [given] = input.files;
  if (!given) return;
  announce(ui.shrinking);
  const first = fileKind(new Uint8Array(await given.slice(0, 2048).arrayBuffer()), rules.files);
  const file = await redrawn(given, first.kind);
  const bytes = new Uint8Array(await file.slice(0, 2048).arrayBuffer());
  const wrong = (words) => ({ message: words[0], hint: words[1] });
  let found = file.size ? fileKind(bytes, rules.files) : wrong(rules.files.empty);
  if (file.size > rules.files.most) found = wrong(rules.files.heavy);
  input.value = "";
  if (found.kind) {
    const extension = found.kind === "jpeg" ? "jpg" : found.kind;
    const stem = slug(file.name.replace(/\.[^.]*$/, ""), 60) || "tep";
    let name = `${stem}.${extension}`;
    for (let number = 2; chosen.has(name) && chosen.get(name).size !== file.size; number++) name = `${stem}-${number}.${extension}`;
    chosen.set(name, file);
    field.value = name;
    refused.delete(field.id);
    const words = file === given ? ui.chosen : ui.shrunk;
    announce(filled(words, { name, before: size(given.size), after: size(file.size) }));
    changed();
  } else {
    refused.set(field.id, found);
    showErrors(looked ? wrongs() : [{ id: field.id, ...found }]);
    announce(`${found.message} ${found.hint}`);
  }
}

function download(name, blob) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  at("da-tai").textContent = filled(IN_APP.test(navigator.userAgent) ? ui.maybe_saved : ui.saved_file, { name });
}

const asEntry = () => download("entry.yml", new Blob([made.text], { type: "text/yaml;charset=utf-8" }));

// Applications take plain text and pictures; the text is the very entry.
const toShare = () => [new File([made.text], `${made.address}.txt`, { type: "text/plain" }), ...made.files.map(([name, file]) => new File([file], name, { type: file.type }))];
const IN_APP = /Zalo|FBAN|FBAV|FB_IAB|Messenger|Instagram|; wv\)/;

async function share() {
  const title = document.querySelector("h1").textContent;
  const files = toShare();
  try {
    await navigator.share(navigator.canShare?.({ files }) ? { files, title } : { title, text: made.text });
    at("da-tai").textContent = ui.shared;
  } catch {
    // put away again: nothing has happened
  }
}

// Who takes it in: the offices of the province that was chosen, and those of the whole country.
function addressees(province) {
  const here = [...(offices[provinces[province]] ?? []), ...(offices[""] ?? [])];
  at("noi-nhan").replaceChildren(...here.map(({ office, role, email, address, hours }) => {
    const item = document.createElement("li");
    item.append(filled(ui.office, { office, role }));
    if (email) item.append(" · ", Object.assign(document.createElement("a"), { href: `mailto:${email}`, textContent: email }));
    item.append(...[address, hours].filter(Boolean).map((text) => ` · ${text}`));
    return item;
  }));
  at("chua-co").hidden = here.length > 0;
}

async function take() {
  if (!made.files.length) return asEntry();
  const { downloadZip } = await import(new URL("assets/client-zip.js", ROOT));
  const entry = { name: `${made.address}/entry.yml`, input: made.text };
  const beside = made.files.map(([name, input]) => ({ name: `${made.address}/${name}`, input }));
  return download(`${made.address}.zip`, await downloadZip([entry, ...beside]).blob());
}

async function copy() {
  try {
    await navigator.clipboard.writeText(made.text);
    announce(ui.copied);
  } catch {
    const text = at("noi-dung-tep");
    text.closest("details").open = true;
    getSelection().selectAllChildren(text);
    announce(ui.not_copied);
  }
}

async function finish(taken) {
  tidy();
  looked = true;
  const found = wrongs();
  showErrors(found);
  stale();
  if (found.length) {
    for (const { id } of found) unfold(at(id));
    at("can-sua").focus();
    return;
  }
  const data = readAll(rules.asked);
  const { dump, CORE_SCHEMA } = await yaml();
  const text = `${rules.head}\n${dump(ready(data, rules), { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true })}`;
  const path = folder(data, rules, provinces, taken);
  const names = [...new Set([...files(data)].map(({ name }) => name))];
  made = { text, address: path.split("/").at(-2), files: names.filter((name) => chosen.has(name)).map((name) => [name, chosen.get(name)]) };
  const lacking = names.filter((name) => !chosen.has(name));
  done.dataset.place = path;
  at("ma-nhan").textContent = await receiptCode(text);
  at("da-tai").textContent = "";
  addressees(data.unit?.province);
  at("gui-qua").hidden = !navigator.share;
  at("trong-ung-dung").hidden = !IN_APP.test(navigator.userAgent);
  at("noi-dung-tep").textContent = text;
  at("thieu-tep").textContent = filled(ui.lacking, { names: lacking.join(", ") });
  at("thieu-tep").hidden = !lacking.length;
  if (at("mo-kho")) {
    const { address, whole } = handIn(form.dataset.handIn, `${path}entry.yml`, text);
    at("mo-kho").href = address;
    at("dai").hidden = whole;
    if (at("mo-cho-tai")) at("mo-cho-tai").href = filled(form.dataset.upload, { folder: path.replace(/\/$/, "") });
  }
  done.hidden = false;
  done.focus();
  saveDraft();
}

// Start --------------------------------------------------------------------------------------------------

async function known() {
  try {
    const answer = await fetch(new URL("gui-bai/trong-kho.json", ROOT));
    return answer.ok ? await answer.json() : [];
  } catch {
    return []; // the form works without: a reference is then left out
  }
}

function offer(store) {
  for (const select of form.querySelectorAll("select[data-kinds]")) {
    const kinds = select.dataset.kinds.split(" ");
    for (const [address, kind, name, unit] of store) if (kinds.includes(kind)) select.add(new Option(`${name} · ${unit}`, address));
  }
}

function listen(taken) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish(taken);
  });
  form.addEventListener("input", (event) => event.target.type !== "file" && changed());
  form.addEventListener("change", (event) => {
    if (event.target.id === "mo-tep-o") {
      const [file] = event.target.files;
      event.target.value = "";
      if (file) open(file);
    } else if (event.target.type === "file") choose(event.target);
    else refused.delete(event.target.id);
  });
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.matches(".item__add")) add(button.closest(".ask--list"));
    else if (button?.matches(".item__drop")) drop(button.closest(".item"));
  });
  at("mo-tep").addEventListener("click", () => at("mo-tep-o").click());
  at("xoa-nhap").addEventListener("click", () => {
    if (!confirm(ui.clear)) return;
    fill({});
    forget();
    at("ban-nhap").textContent = ui.cleared;
    announce(ui.cleared);
  });
  at("tai").addEventListener("click", take);
  at("gui-qua").addEventListener("click", share);
  at("chep").addEventListener("click", copy);
}

// From “Trường tôi làm theo”: only what stands in the store is taken from the address.
function follow(store, kept) {
  const of = new URLSearchParams(location.search).get("of");
  const select = at("f-of");
  if (!select || !store.some(([address]) => address === of) || ![...select.options].some(({ value }) => value === of)) return;
  if (!kept?.of || kept.of === of) {
    select.value = of;
    changed();
    return;
  }
  at("nhap-khac").hidden = false;
  at("bat-dau").addEventListener("click", () => {
    forget();
    fill({ of });
    at("nhap-khac").hidden = true;
    target(idOf(["unit", "name"])).focus();
  });
}

async function start() {
  const store = await known();
  offer(store);
  for (const list of form.querySelectorAll(".ask--list")) prototypes.set(list.id, listOf(list).firstElementChild.cloneNode(true));
  for (const hidden of [form.querySelector(".form__tools"), form.querySelector(".form__end"), ...form.querySelectorAll(".item__add, .item__drop, input[type=file]")]) hidden.hidden = false;
  for (const prototype of prototypes.values()) for (const hidden of prototype.querySelectorAll(".item__drop, input[type=file]")) hidden.hidden = false;
  listen(new Set(store.map(([address]) => address)));
  const kept = draft();
  fill(kept ?? {});
  if (kept) at("ban-nhap").textContent = ui.restored;
  follow(store, kept);
  form.dataset.ready = "";
}

start();
