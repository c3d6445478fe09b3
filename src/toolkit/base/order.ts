/**
 * Python's order of strings, for `sort`. Not the dictionary's: "náusea" comes after "no".
 * Another order would change the columns, and a model moved to Python would read the wrong ones.
 */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    // half of a pair stands for a sign above U+FFFF, so it comes after every whole one
    if (isHalf(x) !== isHalf(y)) return isHalf(x) ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}

const isHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
