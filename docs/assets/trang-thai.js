// Where a file that was handed in stands: a small list without names, asked by code. Everything shown is set as text.

const ROOT = new URL("../", import.meta.url);
const ui = JSON.parse(document.querySelector("#tra-loi").textContent);
const at = (id) => document.getElementById(id);
const filled = (words, slots) => words.replace(/\{(\w+)\}/g, (_whole, name) => slots[name]);
const made = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });

// As people type it: any case, spaces or dots for the strokes.
const code = () => at("ma").value.toLowerCase().split(/[^a-z]+/).filter(Boolean).join("-");

async function list() {
  const answer = await fetch(new URL("gui-bai/trang-thai.json", ROOT));
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

async function show() {
  let found;
  try {
    const known = await list();
    found = Object.hasOwn(known, code()) ? known[code()] : null;
  } catch {
    at("o-dau").replaceChildren(made("p", ui.unread));
    return;
  }
  if (!found) {
    at("o-dau").replaceChildren(made("p", filled(ui.unknown, { code: code() })));
    return;
  }
  const [state, day, lacks, page] = found;
  const parts = [made("p", filled(ui.state, { state, day }))];
  if (lacks.length) {
    const points = made("ul", "");
    points.append(...lacks.map((point) => made("li", point)));
    parts.push(made("p", ui.lacks), points);
  }
  if (page) {
    const line = made("p", "");
    line.append(made("a", ui.page, { href: new URL(page, ROOT) }));
    parts.push(line);
  }
  at("o-dau").replaceChildren(...parts);
}

at("tra").hidden = false;
at("tra").addEventListener("submit", (event) => {
  event.preventDefault();
  if (code()) show();
});
at("ma").value = new URLSearchParams(location.search).get("ma") ?? "";
if (code()) show();
