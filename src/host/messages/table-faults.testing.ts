import { fillings, isMessage, leavesOf, saidBy, type Table } from "./tables.testing.ts";

/** Words in -s that may follow the number one. */
const noPlural = new Set(["dos", "das", "mais", "ms", "was", "is", "has", "antes", "less"]);

/** What is wrong with a table that its type does not hold, a sentence a fault. */
export function faultsOf(table: Table): readonly string[] {
  const english = new Map(leavesOf(table.en));
  const portuguese = new Map(leavesOf(table.pt));
  const paths = new Set([...portuguese.keys(), ...english.keys()]);
  return [...paths].flatMap((path) => {
    const pair = [portuguese.get(path), english.get(path)] as const;
    const faults = pair.flatMap((leaf, at) =>
      faultsOfLeaf(leaf).map((fault) => `${at === 0 ? "pt-BR" : "en"} ${fault}`),
    );
    return [...faults, ...(faults.length === 0 ? faultsOfPair(...pair) : [])].map(
      (fault) => `${table.name}: ${path}: ${fault}`,
    );
  });
}

function faultsOfLeaf(leaf: unknown): readonly string[] {
  if (leaf === undefined) return ["is missing"];
  // A list that one language leaves empty, or a set, holds no text of its own.
  if (typeof leaf === "string") return /\S/.test(leaf) ? [] : ["says nothing"];
  if (!isMessage(leaf)) return [];
  const said = saidBy(leaf);
  if (said.length === 0) return ["cannot be filled"];
  const [many = "", one = ""] = said;
  if (!/\S/.test(many)) return ["says nothing"];
  const counted = /(?<![\d.,])1 (\p{L}+s)(?!\p{L})/u.exec(one)?.[1];
  const isSame = counted && !noPlural.has(counted) && new RegExp(`(?<![\\d.,])7 ${counted}(?!\\p{L})`, "u").test(many);
  return isSame ? [`counts one “${counted}”`] : [];
}

/** What is filled in stands in both languages, or in none. */
function faultsOfPair(pt: unknown, en: unknown): readonly string[] {
  if (isMessage(pt) !== isMessage(en)) return ["takes values in one language only"];
  if (!isMessage(pt) || !isMessage(en)) return [];
  const filled = fillings(pt.length >= en.length ? pt : en) ?? [];
  const given = filled.map(([value]) => value);
  const lone = filled.flatMap(([, another], at) => {
    const other = given.map((value, place) => (place === at ? another : value));
    const isShown = [pt, en].map((message) => message(...given) !== message(...other));
    return isShown[0] === isShown[1] ? [] : [`value ${at + 1} stands in one language only`];
  });
  // One form for one and many in one language, two in the other: a noun that was forgotten, or one that has no plural.
  const inflected = [pt, en].map(
    (message) => new Set(saidBy(message).map((said) => said.replace(/\d+/g, ""))).size > 1,
  );
  return inflected[0] === inflected[1] ? lone : [...lone, `has a plural in ${inflected[0] ? "pt-BR" : "en"} only`];
}
