import { describe, expect, it } from "vitest";
import { compiled } from "./evaluate.testing.ts";

const changed = (text: string) => compiled(text).effects;

describe("a cell changes another cell's variable", () => {
  it.each([
    ["await model.fit(X, y);", "model"],
    ["await model.fit(X, y)", "model"],
    ["const history = await model.fit(X, y, {epochs: 3});", "model"],
    ["const history = await model.fitDataset(data);", "model"],
    ["model.compile({optimizer: 'sgd'});", "model"],
    ["model.add(tf.layers.dense({units: 1}));\nmodel.add(tf.layers.dense({units: 2}));", "model"],
    ["model.add(tf.layers.dense({units: 1}))", "model"],
    ["model.setWeights(weights)", "model"],
    ["counts.set('a', 1);", "counts"],
    ["seen.add(4);", "seen"],
    ["xs.push(1)", "xs"],
    ["const last = xs.pop();", "xs"],
    ["const sorted = xs.sort((a, b) => a - b);", "xs"],
    ["xs.reverse();", "xs"],
    ["xs?.splice(0, 1);", "xs"],
    ["table.rows.push(row)", "table"],
    ["options.seed = 3;", "options"],
    ["xs[0] += 1;", "xs"],
    ["xs[i]++", "xs"],
    ["delete record.age;", "record"],
    ["[xs[0], xs[1]] = [1, 2];", "xs"],
    ["({a: o.a, ...o.rest} = p);", "o"],
    ["for (o.k of [1, 2]) ;", "o"],
    ["Object.assign(options, {seed: 3})", "options"],
    ["Object.defineProperty(o, 'k', {value: 1});", "o"],
    ["Reflect.set(o, 'k', 1);", "o"],
    ["tf.util.shuffle(xs);", "xs"],
    ["app.get('/predict', (c) => c.json(1));", "app"],
    ["for (const row of rows) index.set(row.id, row);", "index"],
    ["rows.forEach((row) => index.set(row.id, row));", "index"],
    ["rows.forEach((row) => { row.x = 1; totals[row.k] = 2 });", "totals"],
    ["(() => { xs.push(1) })();", "xs"],
    ["const fill = () => { xs.push(1) }; fill();", "xs"],
    ["async function train() { await model.fit(X, y) } await train();", "model"],
    ["ready && model.compile({});", "model"],
    ["void model.fit(X, y);", "model"],
    ["tensor.dispose();", "tensor"],
  ])("%s", (text, name) => {
    expect(changed(text)).toEqual([name]);
  });
});

describe("a cell changes nothing of others", () => {
  it.each([
    "const y = tensor.add(1);",
    "tensor.add(1)",
    "display(tensor.add(1).mul(2))",
    "const fitted = scaler.fit(X);",
    "const z = new StandardScaler().fit(X);",
    "const mine = [...xs].sort();",
    "const copy = xs.slice(); copy.push(1); copy[0] = 2;",
    "const sorted = xs.toSorted();",
    "const m = new Map(entries); m.set('a', 1); m.get('a');",
    "const change = () => { xs.push(1) };",
    "function change() { model.compile({}) }",
    "button.addEventListener;",
    "xs.map((x) => x + 1)",
    "xs.forEach((x) => display(x));",
    "model.summary();",
    "const value = counts.get('a');",
    "((xs) => { xs.push(1) })([]);",
    "const o = {}; o.x = other;",
    "console.log(x);",
    "const f = (rows) => { rows.sort() }; f([3, 1]);",
  ])("%s", (text) => {
    expect(changed(text)).toEqual([]);
  });
});

it("says where, at the first place", () => {
  expect(compiled("1;\n  xs.push(1);\nxs.push(2);").places.effects).toEqual([{ name: "xs", line: 2, column: 3 }]);
});
