import { pathOf } from "../zip/names.ts";

/** A picture's place in a set. */
export interface Placed<Item> {
  readonly item: Item;
  /** Path within the folder or zip. */
  readonly name: string;
  /** The folder just above the file; empty where there is none, or where it is a part of the set. */
  readonly className: string;
  /** The folder above that is called train, test, validation…, as it is written; empty where there is none. */
  readonly split: string;
}

const splitName = /^(train(ing)?|treino|treinamento|test(ing)?|teste|val(id|idation|idacao|idação)?)$/i;

/**
 * Classes and parts of a set of pictures, by their folders: `train/gato/1.jpg` is of the class `gato` and the part `train`.
 * In the order of code points, which is the same on every computer.
 */
export function arrange<Item extends { readonly name: string }>(items: readonly Item[]): readonly Placed<Item>[] {
  const foldersOf = ({ name }: Item) => pathOf(name).slice(0, -1);
  // Where `train` stands among `car` and `bus`, it is a train.
  const besideClasses = new Set(
    items.flatMap((item) => {
      const folders = foldersOf(item);
      return folders.length > 0 && !splitName.test(folders.at(-1) ?? "") ? [folders.slice(0, -1).join("/")] : [];
    }),
  );
  const placed = items.map((item): Placed<Item> => {
    const folders = foldersOf(item);
    const last = folders.at(-1) ?? "";
    const above = folders.slice(0, -1);
    const isPart = splitName.test(last) && !besideClasses.has(above.join("/"));
    const split = (isPart ? folders : above).findLast((folder) => splitName.test(folder)) ?? "";
    return { item, name: pathOf(item.name).join("/"), className: isPart ? "" : last, split };
  });
  return placed.sort((a, b) => byCodePoint(a.name, b.name));
}

/** The classes of a set, in order. */
export const classesOf = (placed: readonly Placed<unknown>[]): string[] =>
  [...new Set(placed.map(({ className }) => className))].filter(Boolean).sort(byCodePoint);

/** JavaScript compares halves of surrogate pairs, which stand before the last characters of the first plane. */
export function byCodePoint(a: string, b: string): number {
  const rank = (unit: number) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}
