import { StudentError } from "../errors.ts";

/** The error of more clusters than samples. */
export function tooFewSamples(where: string, nClusters: number, nRows: number): StudentError {
  return new StudentError({
    code: "too-few-samples",
    where,
    expected: {
      "pt-BR": `ao menos ${nClusters} linhas, uma por grupo`,
      en: `at least ${nClusters} rows, one a cluster`,
    },
    received: { "pt-BR": String(nRows), en: String(nRows) },
    remedy: { "pt-BR": "Peça menos grupos em nClusters.", en: "Ask for fewer clusters in nClusters." },
  });
}

/** The error of centres to start from that are not as many as the clusters. */
export function otherCentres(where: string, nClusters: number, nCentres: number): StudentError {
  return new StudentError({
    code: "bad-option",
    where: `${where}, init`,
    expected: { "pt-BR": `${nClusters} centros, um por grupo`, en: `${nClusters} centres, one a cluster` },
    received: { "pt-BR": String(nCentres), en: String(nCentres) },
    remedy: { "pt-BR": "Iguale nClusters e init.", en: "Make nClusters and init agree." },
  });
}

/** The error of a radius within which lies almost everything. */
export function tooManyNeighbours(where: string, eps: number, most: number): StudentError {
  return new StudentError({
    code: "too-many-neighbours",
    where,
    expected: {
      "pt-BR": `no máximo ${most} pares de vizinhos`,
      en: `at most ${most} pairs of neighbours`,
    },
    received: {
      "pt-BR": `mais que isso, com eps: ${String(eps).replace(".", ",")}`,
      en: `more than that, with eps: ${eps}`,
    },
    remedy: {
      "pt-BR": "Todos esses pares ocupariam a memória: diminua eps, ou use uma amostra.",
      en: "All these pairs would fill the memory: make eps smaller, or use a sample.",
    },
  });
}
