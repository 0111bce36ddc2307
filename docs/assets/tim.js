// The search engine: a question → what is meant by it → which files of the index to ask → records, best first.
// Pure functions, no page and no network, so that they run in any JavaScript engine; `scripts/kho/publish/search/`
// makes the index, `tests/search/` asks both the same questions.

// Keys -----------------------------------------------------------------------------------------------------
// As `kho.words.keys` makes them: a syllable with its accents, the tone last (hòa = hoà), y as i where it is one.

const TONES = { "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5" };
const BREAK = /[.;:!?…]+(?=\s|$)|[()\n“”"|]/u;
const Y = /^(h|k|l|m|s|t|v|qu)y$/;

export const stretches = (text) =>
  text.normalize("NFKC").toLowerCase().split(BREAK).map((part) => part.match(/\p{L}+|\p{Nd}+/gu) ?? []).filter((found) => found.length);

// What a function gives for each word, worked out once.
const remembered = (work) => {
  const known = new Map();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) known.set(word, (found = work(word)));
    return found;
  };
};

export const exact = remembered((syllable) => {
  let tone = "";
  const bare = syllable.normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => ((tone += TONES[mark]), "")).normalize("NFC");
  return bare.replace(Y, "$1i") + tone;
});

export const folded = remembered((key) => {
  if (/^\d+$/.test(key)) return key;
  const bare = key.replace(/[1-5]+$/, "");
  const plain = /^[a-z]*$/.test(bare) ? bare : bare.replaceAll("đ", "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return plain.replace(Y, "$1i");
});

// The syllable of an exact key as people write it.
const MARKS = Object.fromEntries(Object.entries(TONES).map(([mark, digit]) => [digit, mark]));
export function shown(key) {
  const mark = MARKS[key.at(-1)];
  if (!mark || /^\d+$/.test(key)) return key;
  const bare = key.slice(0, -1);
  const onset = /^(qu|gi)[aăâeêioôơuưy]/.test(bare) ? 2 : 0;
  const vowels = [...bare].flatMap((letter, place) => (place >= onset && /[aăâeêioôơuưy]/.test(letter) ? [place] : []));
  const shaped = vowels.filter((place) => /[ăâêôơư]/.test(bare[place]));
  const open_ = vowels.length > 1 && vowels.at(-1) === bare.length - 1;
  const at = shaped.length ? shaped.at(-1) : vowels.at(open_ ? -2 : -1);
  return at === undefined ? bare : (bare.slice(0, at + 1) + mark + bare.slice(at + 1)).normalize("NFC");
}

const foldedTerm = (term) => {
  const space = term.indexOf(" ");
  return space < 0 ? folded(term) : `${folded(term.slice(0, space))} ${folded(term.slice(space + 1))}`;
};
const keysOf = (text) => stretches(text).flat().map(exact);

// What the core holds --------------------------------------------------------------------------------------

// The core as a browser gets it, made ready to ask.
export function open(core) {
  const counts = new Map(); // exact key → in how many entries
  const spelled = new Set(); // exact keys of the store and of the tables
  const known = new Map(); // folded key → its exact keys
  const rarity = new Map(); // folded key → in how many entries
  const learn = (key) => {
    const fold = folded(key);
    if (spelled.has(key)) return fold;
    spelled.add(key);
    const others = known.get(fold);
    if (others) others.push(key);
    else known.set(fold, [key]);
    return fold;
  };
  for (const one of core.words.split(" ")) {
    const at = one.lastIndexOf(":");
    const [key, count] = [one.slice(0, at), Number(one.slice(at + 1))];
    const fold = learn(key);
    counts.set(key, count);
    rarity.set(fold, (rarity.get(fold) ?? 0) + count);
  }
  const pairs = new Set(core.pairs.split(","));
  const foldedPairs = new Map([...pairs].map((pair) => [foldedTerm(pair), pair]));
  const phrases = new Map(); // first folded key → phrases that mean something else, too
  const listed = new Set(); // folded keys of all of them
  const add = (words, keys, meant, instead) => {
    const first = folded(keys[0]);
    const shout = /^\p{Lu}{2,}$/u.test(words) && isSyllable(words.toLowerCase()) && spelled.has(keys[0]); // “AI”, typed as “ai”, is a word
    const phrase = { keys, folds: keys.map(folded), meant, instead, shout };
    phrase.folds.forEach((fold) => listed.add(fold));
    if (phrases.has(first)) phrases.get(first).push(phrase);
    else phrases.set(first, [phrase]);
  };
  const sets = core.sets.map((set) => set.map(keysOf));
  const meaning = new Map(); // a phrase by its keys → the set it is of
  core.sets.forEach((set, number) => {
    const longest = sets[number].reduce((a, b) => (b.length > a.length ? b : a));
    set.forEach((words, index) => {
      const keys = sets[number][index];
      meaning.set(keys.join(" "), `~${number}`);
      add(words, keys, core.told[number] ? [[`~${number}`]] : [longest]); // what no record tells of is asked for by its words
    });
  });
  for (const [word, ...means] of core.english) {
    const meant = means.map(keysOf);
    const own = keysOf(word);
    const stands = own.length === 1 && counts.get(own[0]) > 0; // the store has the word itself, too
    if (means.length === 1 && !stands) add(word, own, [], meant[0]);
    else add(word, own, [...(stands ? [own] : []), ...meant.map((keys) => (meaning.has(keys.join(" ")) ? [meaning.get(keys.join(" "))] : keys))]);
  }
  const empty = new Set(core.empty.split(" ").map(exact)); // what holds a sentence together
  const cards = core.cards.map(([address, name, about, count, best, phrased]) => {
    const said = phrased.map((phrase) => phrase.split(" "));
    for (const keys of said) keys.forEach(learn);
    return { address, name, about, count, best, said, slug: address.match(/^kho-khan\/(.+)\/$/)?.[1] };
  });
  return { ...core, sets, empty, emptyFolded: new Set([...empty].map(folded)), counts, spelled, known, rarity, pairs, foldedPairs, phrases, listed, cards };
}

const most = (model) => Math.log(1 + (model.entries + 0.5) / 0.5);
const information = (model, count) => Math.log(1 + (Math.max(0, model.entries - count) + 0.5) / (count + 0.5));

// Spelling -------------------------------------------------------------------------------------------------

const ONSET = /^(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?/u;
const RIMES = new Set(
  ("a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu " +
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet " +
    "oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt " +
    "up ut uy uya uych uyên uyêt uynh uyt uyu uơ ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu").split(" "),
);
const PLAIN_RIMES = new Set([...RIMES].map((rime) => folded(rime)));

// Whether a word can be a Vietnamese syllable: as written, or, of a word without any accent, with some.
export function isSyllable(word) {
  const bare = exact(word).replace(/[1-5]$/, "");
  const plain = folded(word) === word;
  const fits = (onset) => (plain ? PLAIN_RIMES : RIMES).has(bare.slice(onset.length)) || (onset === "gi" && bare === "gi");
  const onset = bare.match(ONSET)[0];
  return fits(onset) || (onset === "gi" && fits("g")) || (onset === "qu" && RIMES.has(bare.slice(2)));
}

// Telex and VNI keystrokes that an input method did not turn into letters: “vieenj”, “vie65n”.
const SHAPES = [[/dd/, "đ"], [/u[wo]*ow|uwo/, "ươ"], [/aa/, "â"], [/ee/, "ê"], [/oo/, "ô"], [/aw/, "ă"], [/ow/, "ơ"], [/uw|w/, "ư"]];
const TELEX = { s: "1", f: "2", r: "3", x: "4", j: "5" };
function* telex(word) {
  const shaped = (text) => SHAPES.reduce((made, [from, to]) => made.replace(from, to), text);
  for (let place = word.length - 1; place > 0; place -= 1) {
    if (word[place] in TELEX) yield shaped(word.slice(0, place) + word.slice(place + 1)) + TELEX[word[place]];
  }
  yield shaped(word);
}
const VNI = { 6: { a: "â", e: "ê", o: "ô" }, 7: { o: "ơ", u: "ư" }, 8: { a: "ă" }, 9: { d: "đ" } };
function vni(word) {
  let tone = "";
  let made = "";
  for (const letter of word) {
    if (/[1-5]/.test(letter)) tone = letter;
    else if (letter in VNI) {
      const change = VNI[letter];
      if (letter === "7") made = made.replace(/uo(?=[^uo]*$)/, "ươ");
      const at = [...made].findLastIndex((one) => one in change);
      if (at >= 0 && !(letter === "7" && made.includes("ươ"))) made = made.slice(0, at) + change[made[at]] + made.slice(at + 1);
    } else made += letter;
  }
  return made + tone;
}

// How many letters must change, come, go, or swap with a neighbour (optimal string alignment); no more than 2 matter.
export function distance(a, b) {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[a.length][b.length];
}

// A word typed without spaces, cut where the store knows the pieces: “thuvien”.
function unglued(model, word) {
  const pieces = [{ score: 0, keys: [] }];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = Math.max(0, end - 7); start < end; start += 1) {
      const piece = word.slice(start, end);
      const before = pieces[start];
      if (!before || !isSyllable(piece) || (piece.length < 2 && piece !== "y")) continue;
      const key = exact(piece);
      const fold = folded(key);
      if (!(fold === key ? model.known.has(fold) : model.spelled.has(key))) continue;
      const last = before.keys.at(-1);
      const pair = last && (model.foldedPairs.has(`${folded(last)} ${fold}`) ? 4 : 0);
      const score = before.score - 4 + Math.log(1 + (model.rarity.get(fold) ?? 0)) / 4 + (pair || 0);
      if (!pieces[end] || score > pieces[end].score) pieces[end] = { score, keys: [...before.keys, key] };
    }
  }
  const whole = pieces[word.length];
  return whole?.keys.length > 1 ? whole.keys : null;
}

// An abbreviation made of two that are known: GVMN.
function abbreviations(model, word) {
  const known = (piece) => model.phrases.get(folded(piece))?.some(({ keys, folds }) => keys.length === 1 && folds[0] === folded(piece));
  const at = range(2, word.length - 1).find((place) => known(word.slice(0, place)) && known(word.slice(place)));
  return at && [word.slice(0, at), word.slice(at)];
}

// What is meant --------------------------------------------------------------------------------------------

// A question as words, each with the keys it may stand for, and as phrases that mean more than their words.
export function understand(model, question) {
  const typed = [];
  for (const stretch of question.normalize("NFKC").split(BREAK)) {
    for (const raw of stretch.match(/[\p{L}\p{N}]+/gu) ?? []) {
      const word = raw.toLowerCase();
      const decoded = /\p{L}\d/u.test(word) && /^[a-z\d]+$/.test(word) ? vni(word) : null;
      if (decoded && isKnown(model, decoded)) typed.push({ raw, key: decoded, decoded: true });
      else for (const part of word.match(/\p{L}+|\p{Nd}+/gu) ?? []) typed.push(...read(model, part, raw));
    }
  }
  const plain = typed.every(({ key }) => folded(key) === key);
  for (const { from, to, instead } of phrasesIn(model, asWords(typed, plain)).reverse()) {
    if (instead) typed.splice(from, to - from, ...instead.map((key) => ({ raw: typed.slice(from, to).map(({ raw }) => raw).join(" "), key, given: true })));
  }
  const words = asWords(typed, plain);
  const groups = phrasesIn(model, words);
  for (const word of words) {
    word.empty = plain && !word.given ? model.emptyFolded.has(word.fold) : model.empty.has(word.key);
    word.group = groups.find(({ from, to }) => from <= word.place && word.place < to);
  }
  for (const word of words) {
    word.options = word.group ? [] : options(model, words, word);
    word.missing = !word.group && !word.empty && word.options.length === 0;
  }
  const plan = { words, groups, plain, question };
  return { ...plan, cards: cards(model, plan) };
}

// Without any accent in the question each letter may bear one; with some, a word with accents is meant as it stands.
const asWords = (typed, plain) =>
  typed.map((one, place) => {
    const accented = folded(one.key) !== one.key;
    return { ...one, place, fold: folded(one.key), strict: one.given || (!plain && accented), soft: !one.given && !plain && !accented };
  });

const isKnown = (model, key) => (folded(key) === key ? model.known.has(key) : model.spelled.has(key));

function read(model, part, raw) {
  const key = exact(part);
  if (isKnown(model, key) || isSyllable(part) || /^\d/.test(part) || model.listed.has(folded(key))) return [{ raw, key }];
  if (/^[a-z]+$/.test(part)) {
    const made = [...telex(part)].filter((one) => one !== part && isSyllable(one.replace(/[1-5]$/, "")));
    const best = made.find((one) => model.spelled.has(one)) ?? made.map(folded).find((one) => model.known.has(one)) ?? made[0];
    if (best) return [{ raw, key: best, decoded: true }];
  }
  const single = part.replace(/(?<=[a-z]{3})s$/, "");
  if (single !== part && model.listed.has(single)) return [{ raw, key: single }];
  const cut = (part.length > 4 && unglued(model, part)) || abbreviations(model, part);
  return cut ? cut.map((one) => ({ raw, key: one, decoded: true })) : [{ raw, key }];
}

function phrasesIn(model, words) {
  const groups = [];
  for (let place = 0; place < words.length; ) {
    const fits = (model.phrases.get(words[place].fold) ?? []).filter(({ keys, folds, shout }) =>
      keys.every((key, index) => {
        const word = words[place + index];
        return word && word.fold === folds[index] && (!word.strict || word.key === key);
      }) && (!shout || /^\p{Lu}+$/u.test(words[place].raw)),
    );
    const length = Math.max(0, ...fits.map(({ keys }) => keys.length));
    const longest = fits.filter(({ keys }) => keys.length === length);
    if (length) groups.push({ from: place, to: place + length, meant: longest.flatMap(({ meant }) => meant), instead: longest[0].instead });
    place += length || 1;
  }
  return groups;
}

// The keys a word may stand for, each with how sure that is.
function options(model, words, word) {
  const { key, fold, strict, decoded } = word;
  const has = (one) => model.counts.has(one);
  const neighbours = [words[word.place - 1], words[word.place + 1]].filter((one) => one && !one.group && !model.empty.has(one.key));
  const joins = (other, next, pairs, name) => pairs.has(next.place > word.place ? `${other} ${next[name]}` : `${next[name]} ${other}`);
  const exactly = (other) => neighbours.some((next) => joins(other, next, model.pairs, "key"));
  const roughly = (other) => neighbours.some((next) => joins(other, next, model.foldedPairs, "fold"));
  if (strict) {
    const heard = (model.known.get(fold) ?? []).filter((one) => one !== key && has(one));
    const toned = exactly(key) ? [] : heard.filter(exactly); // one accent slipped, and its neighbour tells
    if (has(key) && (!decoded || exactly(key))) return [{ key, sure: 1 }, ...toned.map((one) => ({ key: one, sure: 0.8, corrected: true }))];
    if (toned.length) return toned.map((one) => ({ key: one, sure: 0.9, corrected: true }));
    if (!decoded && isSyllable(word.raw.toLowerCase())) return []; // a word, and the store has it not
    if (!decoded && heard.length) return [{ fold, sure: 0.9, corrected: true }];
  } else if (model.rarity.has(fold)) {
    const own = { fold, key, sure: 1 };
    if (word.soft || word.empty || roughly(fold)) return [own];
    return [own, ...nearby(model, fold, roughly, 1).map((one) => ({ ...one, sure: one.sure * 0.6 }))];
  }
  if (word.soft && isSyllable(word.raw.toLowerCase())) return []; // beside accents, a word without is meant so
  const alone = !decoded && fold.length > 3 && !isSyllable(word.raw.toLowerCase());
  const likely = nearby(model, fold, roughly, 1, alone);
  if (decoded && has(key)) return [{ key, sure: likely.length ? 0.7 : 1 }, ...likely];
  return likely;
}

// Folded keys near by letters; those that make a word with a neighbour, or, where *alone* will do, the commonest.
function nearby(model, fold, joined, far, alone = false) {
  if (fold.length < 2) return [];
  const heard = fold.replaceAll("f", "ph").replaceAll("z", "d").replaceAll("w", "qu").replace(/^j/, "gi"); // as the young write
  const near = [];
  for (const [other, count] of model.rarity) {
    if (other === fold || /^\d/.test(other)) continue;
    const letters = Math.min(distance(fold, other), heard === fold ? 3 : distance(heard, other) + 0.5);
    if (letters > far) continue;
    const word = joined(other);
    if (word || alone) near.push({ fold: other, sure: letters <= 1 ? 0.8 : 0.6, corrected: true, rank: (word ? 100 : 0) - letters * 10 + Math.log(1 + count) });
  }
  near.sort((a, b) => b.rank - a.rank || (a.fold < b.fold ? -1 : 1));
  return near.slice(0, near[0]?.rank > 50 ? 4 : 1);
}

// Which files ----------------------------------------------------------------------------------------------

export function shardOf(syllable, count) {
  let number = 0;
  for (let at = 0; at < syllable.length; at += 1) number = (Math.imul(number, 31) + syllable.charCodeAt(at)) >>> 0;
  return number % count;
}

const rarest = (model, term) =>
  term.replace(/^=/, "").split(" ").reduce((best, one) => {
    const [a, b] = [model.rarity.get(one) ?? 0, model.rarity.get(best) ?? 0];
    return a < b || (a === b && one < best) ? one : best;
  });

// The titles that a question may name as a whole: by itself, or after what it is (“phong trào thi đua …”).
function titles(words) {
  const folds = words.map(({ fold }) => fold);
  const starts = folds.length > 12 ? [] : range(0, Math.max(folds.length ? 1 : 0, Math.min(5, folds.length - 3)));
  return starts.map((start) => `=${folds.slice(start).join(" ")}`);
}

// The difficulties that a question means, two at most: entries have them as a term.
const difficulties = (meant) => meant.filter(({ slug }) => slug).slice(0, 2);

// Every folded term that could answer, with how much knowing it is worth.
function* wanted(model, { words, groups, cards: meant }) {
  const worth = (fold) => information(model, model.rarity.get(fold) ?? 0);
  for (const [skipped, title] of titles(words).entries()) yield [title, skipped ? 0.2 : 2];
  for (const [place, { slug }] of difficulties(meant).entries()) yield [`@${slug}`, place ? 3 : 9];
  for (const { meant } of groups) for (const term of meant.flatMap((keys) => termsOf(model, keys))) yield [term, term.startsWith("~") ? 3 + information(model, Math.min(model.entries, model.told[Number(term.slice(1))])) : worth(rarest(model, term))];
  const folds = (word) => (word.options.length ? word.options.map((one) => one.fold ?? folded(one.key)) : [word.fold]);
  for (const [place, word] of words.entries()) {
    if (!word.group && !word.empty) for (const fold of folds(word)) yield [fold, worth(fold)];
    const next = words[place + 1];
    if (next && !(word.group && word.group === next.group)) for (const one of folds(word)) for (const two of folds(next)) yield [`${one} ${two}`, worth(rarest(model, `${one} ${two}`)) / 2];
  }
}

// The numbers of the files that hold the terms of a question, the most telling first, at most *limit* of them.
export function shards(model, plan, limit) {
  const worth = new Map();
  for (const [term, value] of wanted(model, plan)) {
    const number = shardOf(rarest(model, term), model.shards);
    worth.set(number, (worth.get(number) ?? 0) + value);
  }
  const numbers = [...worth].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit).map(([number]) => number);
  plan.asked = new Set(numbers);
  return numbers;
}

// Whether the files that were asked hold a term, if any does.
const wasAsked = (model, plan, term) => plan.asked.has(shardOf(rarest(model, term), model.shards));

// Terms of a phrase: its pairs that are words, or else its one syllable.
function termsOf(model, keys) {
  if (keys[0].startsWith("~")) return keys;
  if (keys.length === 1) return [foldedTerm(keys[0])];
  const pairs = keys.slice(1).map((key, index) => [keys[index], key]).filter((pair) => !pair.some((key) => model.empty.has(key)));
  return pairs.length ? pairs.map((pair) => foldedTerm(pair.join(" "))) : keys.filter((key) => !model.empty.has(key)).map(folded);
}

// Ranking --------------------------------------------------------------------------------------------------

// The files of an index as one table: folded term → [exact term, postings] of each way it is written.
export function table(files) {
  const terms = new Map();
  for (const file of files) {
    for (const [term, packed] of Object.entries(file)) {
      const key = /^[~=@]/.test(term) ? term : foldedTerm(term);
      if (terms.has(key)) terms.get(key).push([term, packed]);
      else terms.set(key, [[term, packed]]);
    }
  }
  return terms;
}

// Record → how much a term says there, 0-1, of all ways of writing it that *fits* lets count.
function lookUp(terms, fold, fits = () => 1) {
  const found = new Map();
  for (const [term, packed] of terms.get(fold) ?? []) {
    const part = fits(term);
    if (!part) continue;
    let record = 0;
    for (const number of packed) {
      record += number >> 5;
      const weight = (part * (number & 31)) / 31;
      if (!(found.get(record) >= weight)) found.set(record, weight);
    }
  }
  return found;
}

// How far a way of writing fits what was typed: each of its syllables as typed, or, without accents, by its letters.
const fitting = (asked) => (term) => {
  let part = 1;
  term.split(" ").forEach((key, index) => {
    const { key: want, strict, soft } = asked[index];
    if (want && key !== want) part *= strict ? 0 : soft ? 0.5 : 1;
  });
  return part;
};

const asOption = (word, option) => (option.key ? { key: option.key, strict: word.strict || (option.corrected && !option.fold), soft: word.soft } : {});

const merge = (into, found, factor) => {
  for (const [record, weight] of found) if (!(into.get(record) >= weight * factor)) into.set(record, weight * factor);
};

// The records that answer, best first: [record, score]; which words no record has; how words were set right.
export function rank(model, plan, terms) {
  const { words, groups } = plan;
  for (const word of words) if (word.options.length > 1 && word.options.every(({ corrected }) => corrected)) settle(model, words, word, terms);
  const needs = []; // {info, met: record → 0-1, places}
  const choices = (word) => (word.options.length ? word.options : [{ key: word.key, sure: 1 }]);
  for (const group of groups) {
    const met = new Map();
    for (const keys of group.meant) merge(met, phraseIn(model, terms, keys), 1);
    group.met = met;
    group.unknown = !met.size && !group.meant.every((keys) => termsOf(model, keys).every((term) => wasAsked(model, plan, term)));
    if (!group.unknown) needs.push({ met, info: met.size ? information(model, Math.min(met.size, model.entries)) : most(model), places: range(group.from, group.to), share: 0.6 + 0.5 * longest(model, group) });
  }
  for (const { slug, score, places } of difficulties(plan.cards)) {
    const met = lookUp(terms, `@${slug}`);
    if (met.size) needs.push({ met, info: information(model, Math.min(met.size, model.entries)), places: [...places], share: score / 2, meant: true });
  }
  for (const word of words) {
    if (word.group || word.empty) continue;
    const met = new Map();
    let seen = 0;
    for (const option of word.options) {
      const fold = option.fold ?? folded(option.key);
      merge(met, lookUp(terms, fold, fitting([asOption(word, option)])), option.sure);
      seen = Math.max(seen, option.corrected || !word.strict ? (model.rarity.get(fold) ?? 0) : (model.counts.get(option.key) ?? 0));
    }
    if (!met.size && word.options.length && !word.options.every((one) => wasAsked(model, plan, one.fold ?? folded(one.key)))) continue;
    const info = word.options.length ? information(model, Math.min(seen, model.entries)) : 0.8 * most(model);
    needs.push({ met, info: /^\d{1,2}$/.test(word.key) && words.length > 1 ? 0.4 * info : info, places: [word.place], share: 0.6, doubtful: isDoubtful(model, plan, word) });
  }
  const infoAt = new Map(needs.filter(({ meant }) => !meant).flatMap(({ info, places }) => places.map((place) => [place, info])));
  const pairs = [];
  for (const [place, word] of words.entries()) {
    const next = words[place + 1];
    if (!next || (word.group && word.group === next.group)) continue;
    const met = new Map();
    for (const one of choices(word)) {
      for (const two of choices(next)) {
        const fold = `${one.fold ?? folded(one.key)} ${two.fold ?? folded(two.key)}`;
        merge(met, lookUp(terms, fold, fitting([asOption(word, one), asOption(next, two)])), one.sure * two.sure);
      }
    }
    const counted = !word.group && !next.group && !word.empty && !next.empty;
    const info = met.size ? information(model, Math.min(met.size, model.entries)) : 0;
    const less = Math.min(infoAt.get(place) ?? 0, infoAt.get(place + 1) ?? 0);
    const asked = 0.6 * Math.max(counted ? less : 0, info); // what the store has as a word weighs as one
    const known = choices(word).every((one) => choices(next).every((two) => wasAsked(model, plan, `${one.fold ?? folded(one.key)} ${two.fold ?? folded(two.key)}`)));
    if (met.size || known) pairs.push({ met, info, places: [place, place + 1], asked: counted || (!word.group && !next.group) ? asked : 0, counted });
  }
  return { ...ordered(model, plan, terms, needs, pairs), ...told(model, plan, needs, pairs) };
}

// Of how many syllables the longest name of a phrase is: an abbreviation says as much as what it is short for.
const longest = (model, group) => Math.max(...names(model, group).map(({ length }) => length));

// All that a phrase of a question may be called.
const names = (model, { meant }) => meant.flatMap((keys) => (keys[0].startsWith("~") ? model.sets[Number(keys[0].slice(1))] : [keys]));

// Whether a word without accents could be one of several: alone, it says half as much.
function isDoubtful(model, { plain, words }, { fold, given }) {
  return plain && !given && words.length > 1 && (model.known.get(fold) ?? []).filter((key) => model.counts.has(key)).length > 1;
}

// Of several ways in which a word may have been misspelled, the one that stands beside its neighbours most often.
function settle(model, words, word, terms) {
  const folds = (one) => (one?.options.length ? one.options.map(({ fold, key }) => fold ?? folded(key)) : one ? [one.fold] : []);
  const often = (option) => {
    const fold = option.fold ?? folded(option.key);
    const pairs = [...folds(words[word.place - 1]).map((one) => `${one} ${fold}`), ...folds(words[word.place + 1]).map((one) => `${fold} ${one}`)];
    return pairs.reduce((sum, pair) => sum + lookUp(terms, pair).size + (isSaid(model, pair) ? 5 : 0), 0);
  };
  const counted = word.options.map((option) => [often(option), option]);
  counted.sort((a, b) => b[0] - a[0] || b[1].sure - a[1].sure);
  word.options = [counted[0][1]];
}

// Whether two folded syllables stand side by side in what people say for a difficulty.
const isSaid = (model, pair) => model.cards.some(({ said }) => said.some((keys) => keys.some((key, at) => at && `${folded(keys[at - 1])} ${folded(key)}` === pair)));

const range = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);

// Where the whole of a phrase stands; of a long one, most of it.
function phraseIn(model, terms, keys) {
  if (keys[0].startsWith("~")) return lookUp(terms, keys[0]);
  const wantedTerms = termsOf(model, keys);
  const exactly = keys.length === 1 ? keys : null;
  const found = wantedTerms.map((fold) => lookUp(terms, fold, (term) => (exactly ? term === exactly[0] : keys.join(" ").includes(term)) ? 1 : 0));
  const sums = new Map();
  for (const one of found) for (const [record, weight] of one) sums.set(record, [...(sums.get(record) ?? []), weight]);
  const enough = Math.ceil(found.length * 0.6);
  return new Map([...sums].filter(([, weights]) => weights.length >= enough).map(([record, weights]) => [record, weights.reduce((a, b) => a + b, 0) / found.length]));
}

const NEAR = 0.5; // of what was asked, so much must be met
const SOLID = 2; // a word of two syllables that says so much is near enough by itself
const FAINT = 0.2; // what says less is chance
const TELLING = 1.2; // and at least so much said by it

function ordered(model, { words }, terms, every, pairs) {
  const needs = every.filter(({ meant }) => !meant);
  const asked = needs.reduce((sum, { info, places }) => sum + info * Math.min(places.length, 1), 0);
  const joined = pairs.reduce((sum, one) => sum + one.asked, 0);
  const scores = new Map();
  const at = (record) => scores.get(record) ?? scores.set(record, { score: 0, places: new Set(), sure: new Set(), joined: 0 }).get(record);
  for (const { met, info, places, share } of every.filter(({ meant }) => meant)) {
    for (const [record, weight] of met) {
      const one = at(record);
      one.score += share * info * weight;
      one.meant = true;
      places.forEach((place) => one.places.add(place));
    }
  }
  for (const { met, info, places, share } of needs) {
    const words_ = pairs.filter((pair) => pair.counted && pair.met.size && share < 1 && pair.places.includes(places[0]));
    for (const [record, weight] of met) {
      const one = at(record);
      const apart = words_.length > 0 && !words_.some((pair) => pair.met.has(record)); // the syllable, but not the word it is in
      one.score += (apart ? 0.3 : 1) * share * info * weight;
      places.forEach((place) => one.places.add(place));
      one.solid ||= share > 1 && info >= SOLID;
    }
  }
  for (const { met, info, places, asked: worth, counted } of pairs) {
    for (const [record, weight] of met) {
      const one = at(record);
      one.score += info * weight * (counted ? 1 : 0.8);
      one.joined += worth;
      if (counted) {
        places.forEach((place) => one.sure.add(place));
        one.solid ||= info >= SOLID;
      }
    }
  }
  for (const title of titles(words)) for (const [record] of lookUp(terms, title)) at(record).whole = true;
  const found = [];
  for (const [record, one] of scores) {
    const met = needs.reduce((sum, { info, places, doubtful }) => {
      if (places.some((place) => one.sure.has(place))) return sum + info;
      return sum + (places.some((place) => one.places.has(place)) ? info * (doubtful ? 0.5 : 1) : 0);
    }, 0);
    const told = met + one.joined;
    const part = one.whole ? 1 : asked + joined ? told / (asked + joined) : 1;
    const all = needs.every(({ met: some }) => some.has(record));
    found.push({ record, all, solid: one.solid, meant: one.meant, score: one.score * (0.3 + 0.7 * part) * (one.whole ? 2 : 1) + (one.whole ? 3 : 0), part, told });
  }
  const best = Math.max(0, ...found.map(({ told }) => told));
  const top = Math.max(0, ...found.map(({ score }) => score));
  const contents = words.filter(({ empty, group }) => !empty && !group);
  const apart = every.length === needs.length && contents.length === 2 && words.length === 2 && pairs.every(({ met }) => !met.size); // two syllables that are no word here
  const long = words.filter(({ empty }) => !empty).length > 8;
  const low = asked + joined < TELLING;
  const unknown = words.some(({ missing }) => missing); // then half of what was asked is too little
  const near = found.filter(({ part, told, score, all, solid, meant }) => low || (meant && score >= top * 0.25) || (score > FAINT && (!apart || all) && (part === 1 || (told >= TELLING && (long ? told >= 5 && score >= top * 0.25 : (part >= NEAR || (solid && !unknown)) && told >= best * 0.5)))));
  near.sort((a, b) => b.score - a.score || a.record - b.record);
  return { found: near.map(({ record, score, part }) => ({ record, score, part })), full: near.some(({ part }) => part > 0.97) };
}

// What to say of a question: the words that stand nowhere, and the words as they were set right.
function told(model, { words, groups }, needs, pairs) {
  const heard = new Set(needs.flatMap(({ meant, places }) => (meant ? places : [])));
  const places = new Set(words.filter(({ missing, place }) => missing && !heard.has(place)).map(({ place }) => place));
  for (const { met, unknown, from, to } of groups) if (!met.size && !unknown) range(from, to).forEach((place) => places.add(place));
  const inWord = new Set(pairs.flatMap(({ met, places: two }) => (met.size ? two : [])));
  for (const { met, asked, places: two } of pairs) {
    if (!met.size && asked > 0.6 * TELLING && !two.some((place) => inWord.has(place) || heard.has(place) || words[place].missing)) two.forEach((place) => places.add(place));
  }
  const missing = []; // neighbours together
  for (const place of [...places].sort((a, b) => a - b)) {
    const { raw } = words[place];
    if (places.has(place - 1) && words[place - 1].raw !== raw) missing.push(`${missing.pop()} ${raw}`);
    else if (words[place - 1]?.raw !== raw || !places.has(place - 1)) missing.push(raw);
  }
  const corrected = words.some(({ options: some }) => some[0]?.corrected)
    ? words.map((word) => (word.options[0]?.corrected ? shownOption(model, words, word) : word.raw)).join(" ")
    : null;
  return { missing, corrected };
}

function shownOption(model, words, word) {
  const [{ key, fold }] = word.options;
  if (key) return shown(key);
  const next = words[word.place + 1];
  const before = words[word.place - 1];
  const pair = (next && model.foldedPairs.get(`${fold} ${next.fold}`)) ?? (before && model.foldedPairs.get(`${before.fold} ${fold}`));
  const keys = pair?.split(" ").filter((one) => folded(one) === fold);
  return shown(keys?.[0] ?? model.known.get(fold)[0]);
}

// Cards ----------------------------------------------------------------------------------------------------

const FIRST = 3; // a difficulty comes before an area
const LIKELY = 0.3; // from here on a card is shown
const WHOLE = 0.7; // of a phrase, so much is the phrase
const RARE = 3; // so telling is a word of one card or two
const MUCH = 10.5; // who says so much means it, whole phrase or not
const APART = 0.5; // a syllable without the word in which the card has it says so much of what it could
const UNHEARD = 2; // how telling a word is, at most, that no card has
const LESS = 0.7; // what a question says beside a card counts less than what the card has

// Difficulties, areas and paths that a question means, the likeliest first, each with the places of its words.
function cards(model, plan) {
  const asked = seats(model, plan, listen(model, plan));
  const whole = asked.reduce((sum, { worth }) => sum + worth, 0);
  const much = MUCH * (plan.plain ? 0.87 : 1);
  const likely = plan.words.some(({ missing }) => missing) ? 1.5 * LIKELY : LIKELY;
  const found = [];
  for (const [order, card] of model.cards.entries()) {
    const met = asked.map(({ alone, worth }) => Math.min(worth, alone.get(order)?.told ?? 0));
    let joined = 0;
    let most_ = Math.max(0, ...asked.map(({ alone }) => alone.get(order)?.part ?? 0));
    let row = 0; // pairs one after the other are a longer phrase
    let last = 0;
    for (const [seat, { pair }] of asked.entries()) {
      const both = pair?.get(order);
      row = both ? row + both.part - Math.min(last, both.part) / 2 : 0;
      last = both?.part ?? 0;
      if (!both) continue;
      joined += both.told;
      most_ = Math.max(most_, Math.min(1, row));
      met[seat] = asked[seat].worth;
      met[seat + 1] = asked[seat + 1].worth;
    }
    if (met.filter((part, seat) => part && asked[seat].worth > RARE).length > 2) most_ = 1; // three telling words, wherever they stand
    const own = met.reduce((sum, part) => sum + part, 0);
    const strength = own + joined;
    const score = own && (own / (own + LESS * (whole - own))) * Math.min(1, strength / ENOUGH);
    if (score < likely || (most_ < WHOLE && strength < much - (own === whole ? 2.5 : 0))) continue;
    const places = new Set(asked.flatMap(({ place, worth }, seat) => (met[seat] > worth / 2 ? [place] : [])));
    found.push({ ...card, score, strength, order, places, first: (card.slug ? FIRST : 1) * (0.5 + most_) });
  }
  return found.sort((a, b) => b.score * b.strength * b.first - a.score * a.strength * a.first || a.order - b.order);
}

// Of the syllables and pairs of a question, folded: each way in which the cards say it → card → how much it is of its
// phrases in all, and of one.
function listen(model, { words, groups }) {
  const folds = new Set(words.flatMap(({ fold, options: ways }) => [fold, ...ways.map((one) => one.fold ?? folded(one.key))]));
  for (const group of groups) for (const key of names(model, group).flat()) folds.add(folded(key));
  const heard = new Map();
  const telling = (key) => (model.empty.has(key) || PEOPLE.has(key) ? 0.2 : 1);
  for (const [number, { said }] of model.cards.entries()) {
    for (const keys of said) {
      const here = keys.map((key) => folds.has(folded(key)));
      if (!here.includes(true)) continue;
      const length = keys.reduce((sum, key) => sum + telling(key), 0);
      const without = length + 0.5 * keys.filter((key) => model.empty.has(key)).length; // “việc riêng” is not “riêng”
      const parts = new Map();
      for (const [at, key] of keys.entries()) {
        if (!here[at]) continue;
        parts.set(key, telling(key) / without);
        if (at && here[at - 1]) parts.set(`${keys[at - 1]} ${key}`, (telling(keys[at - 1]) + telling(key)) / length);
      }
      for (const [term, part] of parts) {
        const fold = foldedTerm(term);
        const ways = heard.get(fold) ?? heard.set(fold, new Map()).get(fold);
        const cards_ = ways.get(term) ?? ways.set(term, new Map()).get(term);
        const [often, most_] = cards_.get(number) ?? [0, 0];
        cards_.set(number, [often + (term === keys.join(" ") ? 2 : part), Math.max(most_, part)]);
      }
    }
  }
  return heard;
}

const ENOUGH = 3; // so much said is no chance

// The words of a question as the cards may have them: which cards have each alone, and together with the next.
function seats(model, { words, plain }, heard) {
  const asked = [];
  for (const word of words) {
    if (word.group && word.group.from !== word.place) continue;
    if (word.group) {
      const said = saidAs(model, word.group, heard);
      if (said) for (const key of said) asked.push({ fold: folded(key), keys: [key], place: word.place, part: Math.min(1, 2 / said.length) });
      else asked.push({ fold: "", keys: [""], place: word.place, worth: 2 * UNHEARD });
    } else {
      const right = word.options.filter(({ corrected }) => corrected);
      const ways = word.strict ? [{ fold: word.fold, keys: [word.key, ...right.flatMap(({ key }) => key ?? [])] }] : [{ fold: word.fold, keys: null }];
      for (const { fold, key } of right) ways.push({ fold: fold ?? folded(key), keys: key ? [key] : null });
      asked.push({ ...ways.find(({ fold, keys }) => cardsWith(heard, fold, keys).size) ?? ways[0], place: word.place, empty: word.empty });
    }
  }
  const people = ({ keys, fold }) => (keys ? keys.every((key) => PEOPLE.has(key)) : PEOPLE_FOLDED.has(fold));
  const alone = !plain || asked.filter((one) => !one.empty && !people(one)).length < 2; // one syllable can be told from its brothers
  for (const [seat, one] of asked.entries()) {
    const next = asked[seat + 1];
    const cards_ = cardsWith(heard, one.fold, one.keys);
    one.worth ??= one.empty || people(one) || /^\d/.test(one.fold) ? 0.2 : cards_.size ? rareness(model, cards_.size) : Math.min(UNHEARD, information(model, Math.min(model.entries, model.rarity.get(one.fold) ?? 0)));
    one.worth *= one.part ?? 1; // an expression is one thing, however many words it has
    one.alone = new Map([...cards_].map(([card, [often, part]]) => [card, one.empty || people(one) || !alone || part < WHOLE ? { told: one.worth * (often / (often + 0.7)) * APART, part: 0 } : { told: one.worth, part }]));
    if (!next || (one.empty && next.empty)) continue;
    const keys = one.keys && next.keys ? one.keys.flatMap((key) => next.keys.map((other) => `${key} ${other}`)) : null;
    const fits = (pair) => (!one.keys || one.keys.includes(pair.split(" ")[0])) && (!next.keys || next.keys.includes(pair.split(" ")[1]));
    const less = plain && (one.empty || next.empty) ? 0.82 : 1; // “co kinh” is much
    const both = cardsWith(heard, `${one.fold} ${next.fold}`, keys, fits);
    one.pair = new Map([...both].map(([card, [often, part]]) => [card, { told: (one.part ?? 1) * rareness(model, both.size) * (often / (often + 1)), part: part * less }]));
  }
  return asked;
}

const PEOPLE = new Set("học sinh trò em cháu bé trẻ con thầy cô giáo viên trường lớp người".split(" ").map(exact));
const PEOPLE_FOLDED = new Set([...PEOPLE].map(folded));

// How telling it is that so many of the cards have a word.
const rareness = (model, many) => 0.1 + Math.log(1 + (model.cards.length - many + 0.5) / (many + 0.5));

// Card → in how many of its phrases it has a folded term, in one of the ways *keys*, if they are given.
function cardsWith(heard, fold, keys, fits = () => true) {
  const found = new Map();
  for (const [way, cards_] of heard.get(fold) ?? []) {
    if (keys ? !keys.includes(way) : !fits(way)) continue;
    for (const [card, [often, part]] of cards_) found.set(card, [often + (found.get(card)?.[0] ?? 0), Math.max(part, found.get(card)?.[1] ?? 0)]);
  }
  return found;
}

// Of what a phrase of a question may be called, that by which the cards call it.
function saidAs(model, group, heard) {
  const known = (keys) => [...heard.get(foldedTerm(keys.slice(0, 2).join(" "))) ?? []].some(([way, cards_]) => way === keys.slice(0, 2).join(" ") && [...cards_.keys()].some((card) => keys.every((key) => heard.get(folded(key))?.get(key)?.has(card))));
  return names(model, group).filter(known).sort((a, b) => b.length - a.length)[0];
}
