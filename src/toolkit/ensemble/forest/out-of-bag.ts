import type { Matrix } from "../../data/matrix.ts";
import { StudentError } from "../../errors.ts";

/** Rows that some tree did not see; with few trees, some rows were seen by all. */
export const oobRows = (votes: Matrix): number[] =>
  Array.from(votes, (row, i) => (row.some((vote) => vote !== 0) ? i : -1)).filter((i) => i >= 0);

export function noBootstrap(where: string): StudentError {
  return new StudentError({
    code: "no-bootstrap",
    where: `${where}, oobScore`,
    expected: { "pt-BR": "bootstrap: true", en: "bootstrap: true" },
    received: { "pt-BR": "bootstrap: false", en: "bootstrap: false" },
    remedy: {
      "pt-BR": "Sem sorteio de linhas, toda árvore vê todas: use bootstrap, ou meça com um conjunto de teste.",
      en: "Without drawing rows every tree sees all of them: use bootstrap, or measure with a test set.",
    },
  });
}
