/**
 * Insertions and replacements in a text, written down by place in the original and carried out at once. It behaves as
 * magic-string's `appendLeft`, `prependRight`, `update`, `prepend` and `append` do (a test compares the two), without its
 * source maps: the compiler keeps every line in its place, so the page need not carry them.
 */
export class Edits {
  readonly #text: string;
  /** What stands at the end of the piece before a place, in order. */
  readonly #left = new Map<number, string>();
  /** What stands at the start of the piece after a place. */
  readonly #right = new Map<number, string>();
  readonly #replaced: { start: number; end: number; text: string }[] = [];
  #head = "";
  #tail = "";

  constructor(text: string) {
    this.#text = text;
  }

  /** Inserts before all that `prependRight` put at this place, after what `appendLeft` put there before. */
  appendLeft(at: number, text: string): this {
    this.#left.set(at, (this.#left.get(at) ?? "") + text);
    return this;
  }

  /** Inserts before what `prependRight` put at this place earlier. */
  prependRight(at: number, text: string): this {
    this.#right.set(at, text + (this.#right.get(at) ?? ""));
    return this;
  }

  /** Replaces a part; what was inserted strictly inside it goes with it. Parts must not overlap. */
  update(start: number, end: number, text: string): this {
    if (start >= end) throw new Error(`Nothing to replace from ${start} to ${end}.`);
    this.#replaced.push({ start, end, text });
    return this;
  }

  prepend(text: string): this {
    this.#head = text + this.#head;
    return this;
  }

  append(text: string): this {
    this.#tail += text;
    return this;
  }

  toString(): string {
    const replaced = [...this.#replaced].sort((a, b) => a.start - b.start);
    const places = [
      ...new Set([...this.#left.keys(), ...this.#right.keys(), ...replaced.flatMap((r) => [r.start, r.end])]),
    ];
    places.sort((a, b) => a - b);
    let out = this.#head;
    let done = 0;
    let next = 0;
    for (const place of places) {
      const part = replaced[next];
      if (part !== undefined && part.start < place && place < part.end) continue;
      if (part !== undefined && place === part.end) {
        out += part.text;
        done = place;
        next++;
      } else {
        out += this.#text.slice(done, place);
        done = place;
      }
      out += (this.#left.get(place) ?? "") + (this.#right.get(place) ?? "");
    }
    return out + this.#text.slice(done) + this.#tail;
  }
}
