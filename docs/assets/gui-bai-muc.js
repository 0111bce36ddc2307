// An entry as data: what is wrong with it, where it goes, how it is written. Pure: no page, no clock, no network.
// Rules and words come from the program (`rules`, made by kho.form_rules); here stands only how they are applied.

// Text ---------------------------------------------------------------------------------------------------

// The same as kho.text: no marks, no case, đ as d.
export const fold = (text) =>
  text.replace(/[đĐðÐ]/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().split(/\s+/).filter(Boolean).join(" ");

export function slug(text, length) {
  const words = fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  if (words.length <= length) return words;
  const cut = words.slice(0, length + 1);
  return (cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : cut).slice(0, length);
}

const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const SHORT = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function spelt(char) {
  if (!HIDDEN.test(char)) return char;
  const code = char.codePointAt(0).toString(16);
  if (SHORT[char]) return SHORT[char];
  if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
  return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}

// The same as kho.problem.quoted: one line, at most 60 characters, nothing invisible.
export function quoted(text) {
  const shown = [...text].slice(0, 61).map(spelt).join("");
  const chars = [...shown];
  return chars.length > 60 ? `“${chars.slice(0, 60).join("")}…”` : `“${shown}”`;
}

const filled = (words, slots) => words.replace(/\{(\w+)\}/g, (_whole, name) => slots[name]);

// Dates --------------------------------------------------------------------------------------------------

// Whether a year, a month or a day, as written, is one of the calendar.
function isDate(text) {
  const [year, month = 1, day = 1] = text.split("-").map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDate(text);

// 20/11/2020 → 2020-11-20, 11/2020 → 2020-11; null where it is no such date.
function asIso(text, [first, last]) {
  const found = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!found) return null;
  const [, day, month, year] = found;
  const iso = [year, month.padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])].join("-");
  return year >= first && year <= last && isDate(iso) ? iso : null;
}

// The way to a value, in words ---------------------------------------------------------------------------

// The same as kho.labels.label: “Minh chứng 2 › Đường dẫn (Mẫu số 1, mục 4)”.
export function label(asked, place) {
  const words = [];
  let form = "";
  let here = asked;
  for (const step of place) {
    if (typeof step === "number") {
      words[words.length - 1] += ` ${step + 1}`;
      continue;
    }
    const found = here.find(({ key }) => key === step);
    words.push(found.label);
    form ||= found.form ?? "";
    here = found.parts ?? [];
  }
  return words.join(" › ") + (form ? ` (${form})` : "");
}

// Checking -----------------------------------------------------------------------------------------------

// What is wrong with an entry, a list of {place, message, hint}. `data` holds texts, lists and mappings.
export function check(data, rules) {
  const found = [];

  const say = (place, name, value = "", slots = {}) => {
    const where = label(rules.asked, place);
    const [message, hint] = rules.words[name].map((words) =>
      filled(words, { found: quoted(String(value)), field: where, key: place.at(-1), ...slots }));
    const shown = rules.of_the_file.includes(name) ? "" : hint;
    found.push({ place, message: name === "missing" ? message : `${where}: ${message}`, hint: slots.hint ?? shown });
  };

  const text = (question, value, place) => {
    const hidden = rules.hidden.patterns.map((one) => new RegExp(one, "u").exec(value)).find(Boolean);
    if (hidden) {
      const code = hidden[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      const [message, hint] = rules.hidden.words;
      found.push({ place, message: `${label(rules.asked, place)}: ${filled(message, { code })}`, hint });
      return;
    }
    const long = [...value].length;
    const most = question.maxLength;
    if (most && long > most) say(place, "string_too_long", value, { length: long, max_length: most });
    else reading(question, value, place);
  };

  const reading = (question, value, place) => {
    const written = (name) => new RegExp(rules.written[name], "u").test(value);
    const [first, last] = rules.years;
    const within = (year) => year >= first && year <= last;
    switch (question.shape) {
      case "line": case "names":
        if (value.includes("\n")) say(place, "not_one_line", value);
        break;
      case "choice": case "ticks":
        if (question.choices) {
          if (!question.choices.includes(value)) say(place, "not_listed", value, { known: question.choices.join(", ") });
          break;
        } // falls through: a word of a tended vocabulary is an address
      case "slug": case "entry":
        if (!written("not_slug")) say(place, "not_slug", value, near(value));
        break;
      case "file":
        if (!written("not_file_name")) say(place, "not_file_name", value);
        break;
      case "partial_date": case "day":
        if (!written(question.shape) || !within(value.slice(0, 4)) || !isDate(value)) say(place, question.shape, value, date(question.shape, value));
        break;
      case "school_year": {
        const [one, next] = value.split("-").map(Number);
        if (!written("school_year") || next !== one + 1 || !within(one)) say(place, "school_year", value);
        break;
      }
      case "integer": case "number":
        if (question.shape === "number" && written("thousands")) say(place, "thousands", value);
        else if (!written(question.shape)) say(place, written("thousands") ? "thousands" : question.shape, value);
        break;
      case "link":
        if (written("link") && isOwn(value, rules.own_host)) say(place, "own_machine", value);
        else if (!written("link") || !isLink(value)) say(place, "link", value);
    }
  };

  const near = (value) => {
    const meant = slug(value, rules.slug_length);
    return meant ? { hint: filled(rules.meant, { near: meant }) } : {};
  };

  const date = (shape, value) => {
    const iso = asIso(value, rules.years);
    return iso && (shape === "partial_date" || iso.length === 10) ? { hint: filled(rules.as_date, { iso }) } : {};
  };

  const size = (question, list, place) => {
    const { minItems = 0, maxItems = Infinity } = question;
    if (list.length > maxItems) say(place, "too_long", "", { count: list.length, max_length: maxItems });
    if (list.length < minItems) say(place, "too_short", "", { count: list.length, min_length: minItems });
  };

  const look = (question, value, place) => {
    if (value === undefined) {
      if (question.required) say(place, "missing");
    } else if (question.shape === "record") {
      for (const part of question.parts) look(part, value[part.key], [...place, part.key]);
    } else if (question.shape === "records") {
      size(question, value, place);
      value.forEach((item, index) => {
        for (const part of question.parts) look(part, item[part.key], [...place, index, part.key]);
      });
    } else if (question.shape === "texts") {
      size(question, value, place);
      value.forEach((item, index) => text(question.parts[0], item, [...place, index]));
    } else if (question.shape === "ticks") {
      size(question, value, place);
      value.forEach((item, index) => reading(question, item, [...place, index]));
    } else {
      text(question, value, place);
    }
  };

  for (const question of rules.asked) look(question, data[question.key], [question.key]);
  return [...found, ...together(data, rules)];
}

// A machine of one's own shows nothing to others; the browser has read every spelling of its address by then.
function isOwn(value, own) {
  try {
    return new RegExp(own).test(new URL(value).hostname.replace(/\.$/, ""));
  } catch {
    return false;
  }
}

function isLink(value) {
  if (/[\\<>"\s\p{C}]/u.test(value)) return false;
  try {
    const { protocol, hostname, port } = new URL(value);
    const authority = /^https?:\/\/([^/?#]*)/.exec(value)?.[1] ?? "@";
    return /^https?:$/.test(protocol) && !authority.includes("@") && port !== "0" && /^[\p{L}\p{M}\p{N}_-]+(\.[\p{L}\p{M}\p{N}_-]+)+$/u.test(hostname);
  } catch {
    return false;
  }
}

// The rules about several fields that people meet first: consent is recorded, a result can be seen.
function* together(data, rules) {
  const { cases, small: smallest, scopes, scope, words } = rules.consents;
  const role = cases.some((one) => one.role === data.role) ? data.role ?? null : null;
  const small = String(data.levels ?? "") === String(smallest);
  const needed = cases.find((one) => one.origin === data.origin && one.role === role && one.small === small)?.needed ?? [];
  const given = (basis) => (data.consents ?? []).some((one) => one.basis === basis && scopes.includes(one.scope ?? scope));
  for (const [basis, who] of needed) {
    if (!given(basis)) yield { place: ["consents"], message: filled(words[0], { who }), hint: "" };
  }
  const proof = rules.evidence;
  if (proof && data[proof.claim] && !proof.shown.some((key) => data[key]?.length)) {
    yield { place: [proof.claim], message: proof.words[0], hint: "" };
  }
  const pictures = (data.pictures ?? []).map(({ file }) => file);
  for (const { place, name } of files(data)) {
    if (!new RegExp(rules.written.not_file_name).test(name)) continue; // told already
    const isPdf = name.endsWith(".pdf");
    const [undeclared, not_picture] = [rules.files.undeclared, rules.files.not_picture];
    if (isPdf && place[0] === "pictures") yield { place, message: filled(not_picture[0], { name }), hint: not_picture[1] };
    else if (!isPdf && !pictures.includes(name)) yield { place, message: filled(undeclared[0], { name }), hint: "" };
  }
}

// The files an entry names, each at its place.
export function* files(value, place = []) {
  for (const [key, one] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    if (key === "file") yield { place: [...place, key], name: one };
    else if (typeof one === "object") yield* files(one, [...place, step]);
  }
}

// A loaded file ------------------------------------------------------------------------------------------

const MOST_ITEMS = 200; // no list of the model takes as many; beyond it the page would only stand still

// What keeps data from a file from standing in the form: unknown fields, and lists or mappings out of place.
export function misfits(data, rules) {
  const found = [];
  const named = (place, message) => found.push(place.length ? `${label(rules.asked, place)}: ${message}` : message);
  const isRecord = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const is = { record: isRecord, records: Array.isArray, texts: Array.isArray, ticks: Array.isArray };
  const said = { record: "model_type", records: "tuple_type", texts: "tuple_type", ticks: "tuple_type" };
  const shape = (value) => (typeof value === "string" ? quoted(value) : rules.shapes[Array.isArray(value) ? 0 : 1]);

  const within = (asked, value, place, also = []) => {
    for (const key of Object.keys(value)) {
      const question = asked.find((one) => one.key === key);
      if (question) fits(question, value[key], [...place, key]);
      else if (!also.includes(key)) named(place, filled(rules.words.unknown_key[0], { found: quoted(key) }));
    }
  };
  const fits = (question, value, place) => {
    if (!(is[question.shape] ?? ((one) => typeof one === "string"))(value)) {
      const name = said[question.shape] ?? "not_text";
      named(place, filled(rules.words[name][0], { shape: shape(value) }));
    } else if (Array.isArray(value) && value.length > MOST_ITEMS) {
      named(place, filled(rules.words.too_long[0], { count: value.length, max_length: question.maxItems }));
    } else if (question.shape === "record") {
      within(question.parts, value, place);
    } else if (question.shape === "records") {
      value.forEach((item, index) => {
        if (is.record(item)) within(question.parts, item, [...place, index]);
        else named([...place, index], filled(rules.words.model_type[0], { shape: shape(item) }));
      });
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => {
        if (typeof item !== "string") named([...place, index], filled(rules.words.string_type[0], { shape: shape(item) }));
      });
    }
  };
  within(rules.asked, data, [], ["kind", "schema"]);
  return found;
}

// A file to be -------------------------------------------------------------------------------------------

// The entry in the order of the model, its numbers as numbers, ready for YAML.
export function ready(data, rules) {
  const value = (question, one) => {
    if (question.shape === "record") return record(question.parts, one);
    if (question.shape === "records") return one.map((item) => record(question.parts, item));
    if (question.shape === "integer" && /^\d{1,15}$/.test(one) && String(Number(one)) === one) return Number(one);
    return one;
  };
  const record = (asked, one) =>
    Object.fromEntries(asked.filter(({ key }) => one[key] !== undefined).map((question) => [question.key, value(question, one[question.key])]));
  return { kind: rules.kind, schema: 1, ...record(rules.asked, data) };
}

// Where the entry goes: exemplars/<today's province>/<address>/; the unit is added where the address is taken.
export function folder(data, rules, provinces, taken) {
  const unit = data.unit?.name ?? "";
  const name = data.of ? `lam theo ${data.of} ${unit}` : data.title ?? data.name ?? "";
  const short = slug(name, rules.slug_length);
  const address = taken.has(short) ? slug(`${slug(name, 50)} ${unit}`, rules.slug_length) : short;
  return `exemplars/${provinces[data.unit?.province] ?? slug(data.unit?.province ?? "", rules.slug_length)}/${address}/`;
}

// The kind of a file by its first bytes; {message, hint} where it is none that is taken.
export function fileKind(bytes, files) {
  const head = String.fromCharCode(...bytes.slice(0, 2048));
  const begins = (mark, flags) => new RegExp(`^(?:${mark})`, flags).test(head);
  const kind = files.marks.find(([mark]) => begins(mark, "s"))?.[1];
  if (kind) return { kind };
  const [, name, hint] = files.strangers.find(([mark]) => begins(mark, "si")) ?? [];
  return name ? { message: filled(files.strange, { name }), hint } : { message: files.unknown[0], hint: files.unknown[1] };
}

// The same as kho.receipt_code: five syllables from the SHA-256 of what is handed in, to be said on the telephone.
export async function receiptCode(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  const syllable = (at) => "bcdghklmnprstv"[bytes[at] % 14] + "aeiou"[bytes[at + 1] % 5];
  return [0, 2, 4, 6, 8].map(syllable).join("-");
}

export const FULL = 7500; // characters of an address that code hosts and their proxies take

// The code host's page of a new file; the text goes along where the address stays short enough.
export function handIn(at, path, text) {
  const put = (value) => filled(at, { path: encodeURIComponent(path), text: encodeURIComponent(value) });
  const whole = put(text);
  return whole.length <= FULL ? { address: whole, whole: true } : { address: put(""), whole: false };
}

export { filled };
