// The engine as the search page runs it, without a page: questions in, what it answers out, both JSON.
import { readFileSync } from "node:fs";
import * as engine from "../../docs/assets/tim.js";

const FILES = 6; // as in `tim-kiem.js`
const [folder] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}.json`));
const model = engine.open(read("goc"));
const files = new Map();
const file = (name) => files.get(name) ?? files.set(name, read(name).holds).get(name);
const told = (number) => (model.shelf ? file(`muc-${Math.floor(number / model.shelf)}`)[number % model.shelf] : model.records[number]);

const answer = (question) => {
  const plan = engine.understand(model, question);
  const numbers = engine.shards(model, plan, FILES);
  const { found, missing, corrected, full } = engine.rank(model, plan, engine.table(numbers.map((number) => file(`tu-${number}`))));
  return {
    cards: plan.cards.map(({ address, name }) => [address, name]),
    found: found.slice(0, 10).map(({ record }) => told(record)),
    count: found.length,
    scores: found.slice(0, 10).map(({ score, part }) => [Number(score.toFixed(3)), Number(part.toFixed(3))]),
    missing,
    corrected,
    full,
    files: numbers.length,
  };
};

const { questions = [], keys = [] } = JSON.parse(readFileSync(0, "utf8"));
const syllables = (text) => engine.stretches(text).map((stretch) => stretch.map((one) => [engine.exact(one), engine.folded(engine.exact(one))]));
console.log(JSON.stringify({ answers: questions.map(answer), keys: keys.map(syllables) }));
