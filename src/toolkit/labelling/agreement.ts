import { Matrix } from "../data/matrix.ts";
import { StudentError } from "../errors.ts";
import { cohenKappaScore } from "../metrics/accuracy.ts";
import { asVotes, type CodedVotes, tally, type VotesLike } from "./votes.ts";

/**
 * Cohen's kappa of each pair of annotators, over the examples that both labelled. One who is careless has a low row.
 * @param votes - examples × annotators; `null` where one did not label
 * @returns annotators × annotators; 1 along the diagonal, NaN for two that share no example, or only ever gave one same class
 * @throws StudentError if the votes can't be read
 * @example pairwiseKappa(comentarios.select("anotador_1", "anotador_2", "anotador_3")).toArrays();
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.cohen_kappa_score.html
 */
export function pairwiseKappa(votes: VotesLike): Matrix {
  const { codes } = asVotes("pairwiseKappa", votes);
  const out = Matrix.zeros(codes.length, codes.length);
  for (const [a, first] of codes.entries()) {
    out.row(a)[a] = 1;
    for (const [b, second] of codes.entries()) {
      if (b <= a) continue;
      const both = first.map((_, i) => i).filter((i) => (first[i] as number) >= 0 && (second[i] as number) >= 0);
      const of = (voter: Int32Array) => both.map((i) => voter[i] as number);
      const kappa = both.length === 0 ? Number.NaN : cohenKappaScore(of(first), of(second));
      out.row(a)[b] = kappa;
      out.row(b)[a] = kappa;
    }
  }
  return out;
}

/**
 * Agreement beyond chance of any number of annotators, at most 1; 0 is what chance gives. Every example needs as many
 * labels as the others; who gave them does not matter.
 * @param votes - examples × annotators
 * @returns NaN where all labels are one class
 * @throws StudentError `uneven-votes` if some examples have fewer labels, or only one: use `krippendorffAlpha`
 * @example fleissKappa([["spam", "spam"], ["ham", "spam"], ["ham", "ham"]]); // 0.333…
 * @see https://www.statsmodels.org/stable/generated/statsmodels.stats.inter_rater.fleiss_kappa.html
 */
export function fleissKappa(votes: VotesLike): number {
  const where = "fleissKappa";
  const coded = asVotes(where, votes);
  const { nExamples, classes } = coded;
  const counts = new Float64Array(classes.length);
  const totals = new Float64Array(classes.length);
  const nLabels = tally(coded, 0, counts);
  let seen = 0;
  for (let i = 0; i < nExamples; i++) {
    const n = tally(coded, i, counts);
    if (n !== nLabels || n < 2) throw unevenVotes(where, Math.max(nLabels, 2), n, i);
    for (const [c, count] of counts.entries()) {
      totals[c] = (totals[c] as number) + count;
      seen += (count * (count - 1)) / (n * (n - 1));
    }
  }
  const byChance = totals.reduce((sum, total) => sum + (total / (nExamples * nLabels)) ** 2, 0);
  return (seen / nExamples - byChance) / (1 - byChance);
}

/**
 * Agreement beyond chance where not everybody labelled everything: Krippendorff's alpha for classes without order.
 * An example with fewer than two labels says nothing and is left out.
 * @param votes - examples × annotators; `null` where one did not label
 * @returns at most 1; NaN where no example has two labels, or all labels are one class
 * @throws StudentError if the votes can't be read
 * @example krippendorffAlpha([["spam", "spam", null], ["ham", "spam", "ham"], [null, "ham", "ham"]]);
 * @see https://repository.upenn.edu/handle/20.500.14332/2089
 */
export function krippendorffAlpha(votes: VotesLike): number {
  const coded = asVotes("krippendorffAlpha", votes);
  const { disagreement, totals } = pairs(coded);
  const n = totals.reduce((sum, total) => sum + total, 0);
  const alike = totals.reduce((sum, total) => sum + total * (total - 1), 0);
  return 1 - ((n - 1) * disagreement) / (n * (n - 1) - alike);
}

/** Pairs of labels of one example that differ, each example's pairs weighing as its labels; and how often each class was given. */
function pairs(coded: CodedVotes): { disagreement: number; totals: Float64Array } {
  const counts = new Float64Array(coded.classes.length);
  const totals = new Float64Array(coded.classes.length);
  let disagreement = 0;
  for (let i = 0; i < coded.nExamples; i++) {
    const n = tally(coded, i, counts);
    if (n < 2) continue;
    for (const [c, count] of counts.entries()) {
      totals[c] = (totals[c] as number) + count;
      disagreement += (count * (n - count)) / (n - 1);
    }
  }
  return { disagreement, totals };
}

function unevenVotes(where: string, expected: number, received: number, i: number): StudentError {
  return new StudentError({
    code: "uneven-votes",
    where,
    expected: { "pt-BR": `${expected} rótulos em cada exemplo`, en: `${expected} labels for each example` },
    received: { "pt-BR": `${received} no exemplo ${i}`, en: `${received} for example ${i}` },
    remedy: {
      "pt-BR": "Onde alguns exemplos têm menos rótulos, use krippendorffAlpha.",
      en: "Where some examples have fewer labels, use krippendorffAlpha.",
    },
  });
}
