import { asLabels } from "../base/inputs.ts";
import { aSeed, checkOptions, trueOrFalse, whole } from "../base/options.ts";
import { registerPart } from "../base/saved.ts";
import { inWords, StudentError } from "../errors.ts";
import { countOf, membersOf } from "./samples.ts";
import { byFold, randomOf, type Split, type Splitter, tooManyFolds } from "./splitter.ts";

export interface KFoldOptions {
  /** Number of folds. 5 by default. */
  readonly nSplits?: number;
  /** Shuffle before cutting. False by default: folds are runs of neighbours. */
  readonly shuffle?: boolean;
  /** Seed of the shuffle, which is then scikit-learn's. `null` by default. */
  readonly randomState?: number | null;
}

const defaults: Required<KFoldOptions> = { nSplits: 5, shuffle: false, randomState: null };
const rules = { nSplits: whole(2), shuffle: trueOrFalse, randomState: aSeed };

/**
 * Cuts samples into folds of equal size; each is the test part once. The first n % k folds have one sample more.
 * @example for (const {train, test} of new KFold({nSplits: 5, shuffle: true, randomState: 0}).split(X)) …
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.KFold.html
 */
export class KFold implements Splitter {
  readonly options: Required<KFoldOptions>;

  /** Keeps the options; `split` checks them. */
  constructor(options: KFoldOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * @param X - one entry a sample
   * @throws StudentError if there are fewer samples than folds, or an option can't be used
   */
  split(X: unknown): Split[] {
    const where = "KFold.split";
    checkOptions(where, { ...this.options }, rules);
    const { nSplits, shuffle, randomState } = this.options;
    const n = countOf(where, X);
    if (n < nSplits) throw tooManyFolds(where, nSplits, { count: n, pt: "amostras", en: "samples" });
    const inOrder = Array.from({ length: n }, (_, i) => i);
    const order = shuffle ? randomOf(randomState).shuffle(inOrder) : inOrder;
    const foldOf = new Int32Array(n);
    let at = 0;
    for (let fold = 0; fold < nSplits; fold++) {
      const size = Math.floor(n / nSplits) + (fold < n % nSplits ? 1 : 0);
      for (const i of order.slice(at, at + size)) foldOf[i] = fold;
      at += size;
    }
    return byFold(foldOf, nSplits);
  }
}

/**
 * Cuts samples into folds that each have the classes in the same shares.
 * @example new StratifiedKFold({nSplits: 3}).split(X, y);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.StratifiedKFold.html
 */
export class StratifiedKFold implements Splitter {
  readonly options: Required<KFoldOptions>;

  /** Keeps the options; `split` checks them. */
  constructor(options: KFoldOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * @param X - one entry a sample
   * @param y - the class of each
   * @throws StudentError if every class has fewer samples than there are folds, or an option can't be used
   */
  split(X: unknown, y?: ArrayLike<unknown>): Split[] {
    const where = "StratifiedKFold.split";
    checkOptions(where, { ...this.options }, rules);
    const { nSplits, shuffle, randomState } = this.options;
    const { codes, nClasses } = inOrderOfAppearance(where, y, countOf(where, X));
    const members = membersOf(codes, nClasses);
    const most = members.reduce((largest, { length }) => Math.max(largest, length), 0);
    if (most < nSplits) throw tooManyFolds(where, nSplits, { count: most, pt: "amostras de uma classe", en: "samples of a class" }); // biome-ignore format: one thought
    // dealt like cards, class after class, so that each fold's size and shares come out even
    const random = randomOf(randomState);
    const foldOf = new Int32Array(codes.length);
    let before = 0;
    for (const list of members) {
      const folds = list.map((_, k) => (before + k) % nSplits).sort((a, b) => a - b);
      const dealt = shuffle ? random.shuffle(folds) : folds;
      for (const [k, i] of list.entries()) foldOf[i] = dealt[k] ?? 0;
      before += list.length;
    }
    return byFold(foldOf, nSplits);
  }
}

function inOrderOfAppearance(where: string, y: ArrayLike<unknown> | undefined, n: number) {
  const { codes, classes } = asLabels(where, y, n);
  const rank = new Map<number, number>();
  for (const code of codes) if (!rank.has(code)) rank.set(code, rank.size);
  return { codes: codes.map((code) => rank.get(code) ?? 0), nClasses: classes.length };
}

export interface GroupKFoldOptions {
  /** Number of folds. 5 by default. */
  readonly nSplits?: number;
}

/**
 * Cuts samples into folds so that no group (a patient, a shop) is on both sides. The largest groups are placed first,
 * each in the lightest fold; among groups of equal size the order may differ from scikit-learn's, which promises none.
 * @example new GroupKFold({nSplits: 5}).split(X, y, rows.map((row) => row.paciente));
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.GroupKFold.html
 */
export class GroupKFold implements Splitter {
  readonly options: Required<GroupKFoldOptions>;

  /** Keeps the options; `split` checks them. */
  constructor(options: GroupKFoldOptions = {}) {
    this.options = { nSplits: 5, ...options };
  }

  /**
   * @param X - one entry a sample
   * @param _y - not used
   * @param groups - the group of each sample
   * @throws StudentError if there are fewer groups than folds, or an option can't be used
   */
  split(X: unknown, _y?: ArrayLike<unknown>, groups?: ArrayLike<unknown>): Split[] {
    const where = "GroupKFold.split";
    checkOptions(where, { ...this.options }, { nSplits: rules.nSplits });
    const { nSplits } = this.options;
    if (groups === undefined || groups === null) throw noGroups(where);
    const { codes, classes } = asLabels(`${where}, groups`, groups, countOf(where, X));
    if (classes.length < nSplits) throw tooManyFolds(where, nSplits, { count: classes.length, pt: "grupos", en: "groups" }); // biome-ignore format: one thought
    const sizes = membersOf(codes, classes.length).map(({ length }) => length);
    const largestFirst = [...sizes.keys()].sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0)).reverse();
    const weights = new Array<number>(nSplits).fill(0);
    const foldOfGroup = new Int32Array(classes.length);
    for (const group of largestFirst) {
      const lightest = weights.indexOf(Math.min(...weights));
      weights[lightest] = (weights[lightest] ?? 0) + (sizes[group] ?? 0);
      foldOfGroup[group] = lightest;
    }
    return byFold(codes.map((code) => foldOfGroup[code] ?? 0), nSplits); // biome-ignore format: one thought
  }
}

registerPart("KFold", KFold);
registerPart("StratifiedKFold", StratifiedKFold);
registerPart("GroupKFold", GroupKFold);

function noGroups(where: string): StudentError {
  return new StudentError({
    code: "no-groups",
    where,
    expected: { "pt-BR": "o grupo de cada amostra, em groups", en: "the group of each sample, in groups" },
    received: inWords(undefined),
    remedy: {
      "pt-BR": "Por exemplo, crossValScore(modelo, X, y, {cv: new GroupKFold(), groups: pacientes}).",
      en: "For instance, crossValScore(model, X, y, {cv: new GroupKFold(), groups: patients}).",
    },
  });
}
