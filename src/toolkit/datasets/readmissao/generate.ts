import { inWords, StudentError } from "../../errors.ts";
import { Draw } from "../draw.ts";
import type { RegistroAlta, RegistroInternacao } from "./record.ts";
import { stay } from "./stays.ts";

/** What `readmissao` gives. */
export interface Readmissao {
  readonly treino: RegistroInternacao[];
  /** What a model in use would get: no label, and codes of illnesses that training never saw. */
  readonly servico: RegistroAlta[];
}

/**
 * Synthetic stays in hospital of people with diabetes, and whether they came back: no patient is real.
 * The same options always give the same rows, in every browser.
 *
 * Planted: `?` where nothing was noted, which a reader of CSV takes for a text; `especialidade` so in nine of ten rows, most
 * seldom so where the heart is ill; a column that never varies; a label that the rest foretells weakly (AUC near 0.68).
 * In serving: no label, codes that training lacks (3 % of `cid_1`), 10 points more of `insulina` that went up.
 * The data set's README gives the measured size of each.
 * @param options.seed - integer; 7 is the published CSV
 * @param options.nTreino - rows of training, 5,000 by default
 * @param options.nServico - rows of serving, 1,000 by default
 * @throws StudentError `bad-option` if an option is not a whole number, or a number of rows is negative
 * @example const {treino, servico} = readmissao({seed: 7});
 */
export function readmissao({ seed = 7, nTreino = 5000, nServico = 1000 } = {}): Readmissao {
  checkWhole({ seed }, Number.NEGATIVE_INFINITY);
  checkWhole({ nTreino, nServico }, 0);
  const [training, serving, patients, changes] = [0, 1, 2, 3].map((stream) => new Draw(seed, stream)) as [Draw, Draw, Draw, Draw]; // biome-ignore format: one thought
  const treino = Array.from(
    { length: nTreino },
    (_item, i): RegistroInternacao => ({
      internacao_id: 100_001 + i,
      paciente_id: patients.integer(1, 4000),
      ...stay(training),
    }),
  );
  const servico = Array.from({ length: nServico }, (_item, i): RegistroAlta => {
    const { readmissao: _, ...row } = stay(serving);
    const [isNew, cid, isMore, paciente_id] = [changes.chance(0.03), changes.pick(newCodes), changes.chance(moreInsulin), changes.integer(1, 8000)]; // biome-ignore format: one thought
    return {
      internacao_id: 200_001 + i,
      paciente_id,
      ...row,
      cid_1: isNew ? cid : row.cid_1,
      insulina: isMore ? "aumentou" : row.insulina,
    };
  });
  return { treino, servico };
}

/** Illnesses that had no code, or no patient, when training was gathered. */
const newCodes = ["U07.1", "U09.9", "B34.2"];

/** The share of `aumentou` in training is 11 %: with this chance more of the others, it is 10 points higher. */
const moreInsulin = 0.112;

function checkWhole(options: Readonly<Record<string, number>>, least: number): void {
  for (const [name, value] of Object.entries(options)) {
    if (Number.isInteger(value) && value >= least) continue;
    throw new StudentError({
      code: "bad-option",
      where: `readmissao, ${name}`,
      expected: { "pt-BR": "um número inteiro", en: "a whole number" },
      received: inWords(value),
      remedy: {
        "pt-BR": "Por exemplo, readmissao({seed: 7, nTreino: 5000, nServico: 1000}).",
        en: "For instance, readmissao({seed: 7, nTreino: 5000, nServico: 1000}).",
      },
    });
  }
}
