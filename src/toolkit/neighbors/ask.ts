import { checkNames } from "../base/features.ts";
import { asMatrixOrSparse } from "../base/inputs.ts";
import { checkOptions, whole } from "../base/options.ts";
import { Matrix } from "../data/matrix.ts";
import { StudentError } from "../errors.ts";
import type { Asked, Question } from "./options.ts";
import type { Neighbors, Training } from "./training.ts";

/** Who is asked: the samples of `fit`, and how many neighbours its option says. */
export interface Respondents {
  readonly training: Training;
  readonly nNeighbors: number;
  readonly featureNamesIn: readonly string[] | undefined;
}

/** @throws StudentError `bad-option`, `too-many-neighbors`, and as `asMatrix` */
export function ask(where: string, X: Asked, respondents: Respondents, { nNeighbors }: Question = {}): Neighbors {
  const { training, featureNamesIn } = respondents;
  const k = nNeighbors ?? respondents.nNeighbors;
  checkOptions(where, { nNeighbors: k }, { nNeighbors: whole(1) });
  const [nSamples, nColumns] = training.X.shape;
  if (X === undefined) {
    if (k > nSamples - 1) throw tooMany(where, k, nSamples - 1);
    return withoutThemselves(training.nearest(training.X, k + 1));
  }
  if (k > nSamples) throw tooMany(where, k, nSamples);
  checkNames(where, featureNamesIn, X);
  return training.nearest(asMatrixOrSparse(where, X, { nColumns }), k);
}

/** Of k + 1 neighbours leaves the sample itself out; where k + 1 others are copies of it, the first of them. */
function withoutThemselves({ distances, indices }: Neighbors): Neighbors {
  const k = distances.shape[1] - 1;
  const out = Matrix.zeros(distances.shape[0], k);
  const others = indices.map((row, i) => {
    const self = Math.max(row.indexOf(i), 0);
    out.row(i).set(distances.row(i).filter((_, at) => at !== self));
    return row.filter((_, at) => at !== self);
  });
  return { distances: out, indices: others };
}

function tooMany(where: string, asked: number, most: number): StudentError {
  return new StudentError({
    code: "too-many-neighbors",
    where,
    expected: {
      "pt-BR": `no máximo ${most} vizinhos, pois não há mais amostras`,
      en: `at most ${most} neighbours, for there are no more samples`,
    },
    received: { "pt-BR": String(asked), en: String(asked) },
    remedy: {
      "pt-BR": "Diminua nNeighbors, ou chame fit com mais linhas.",
      en: "Lower nNeighbors, or call fit with more rows.",
    },
  });
}

/** How much each neighbour of a row counts: 1, or 1 / distance; those at distance 0 count alone. */
export function weightsOf(distances: Float64Array, weights: "uniform" | "distance"): Float64Array {
  if (weights === "uniform") return distances.map(() => 1);
  if (distances.includes(0)) return distances.map((distance) => (distance === 0 ? 1 : 0));
  return distances.map((distance) => 1 / distance);
}
