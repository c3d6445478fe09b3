import { randomInt } from "node:crypto";

/** Capitals and digits that are not taken for each other, read aloud or off a projector: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const letters = "ACDEFGHJKMNPQRTWXY34679";

/** A new code, for instance `KM7P-4RTX`: 8 letters of 23, so 78 thousand million codes. */
export function newJoinCode(draw: (below: number) => number = randomInt): string {
  const drawn = Array.from({ length: 8 }, () => letters[draw(letters.length)]).join("");
  return `${drawn.slice(0, 4)}-${drawn.slice(4)}`;
}

/** The code as it is kept, from what somebody typed: small letters, spaces, no hyphen. */
export function readJoinCode(typed: string): string {
  const drawn = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return `${drawn.slice(0, 4)}-${drawn.slice(4)}`;
}
