import type { ComentariosSpam } from "../../../src/toolkit/datasets/comentarios-spam/generate.ts";
import type { Comentario, VerdadeComentario } from "../../../src/toolkit/datasets/comentarios-spam/record.ts";
import { TfidfVectorizer } from "../../../src/toolkit/feature-extraction/index.ts";
import { DawidSkene, MajorityLabelVoter, pairwiseKappa } from "../../../src/toolkit/labelling/index.ts";
import { LogisticRegression } from "../../../src/toolkit/linear-model/index.ts";

interface Item {
  readonly row: Comentario;
  readonly truth: VerdadeComentario;
}

/** What a filter of words looks for. */
const spamWords = /http|grátis|ganh|clique|compre|inscreva|pix|renda|canal/iu;
const annotators = ["anotador_1", "anotador_2", "anotador_3"] as const;

/** What can be counted in one pass. */
export function spamSizes(data: ComentariosSpam) {
  const items = itemsOf(data);
  const quarter = Math.ceil(items.length / 4);
  const spam = items.filter(isSpam);
  const ham = items.filter((item) => !isSpam(item));
  const videosOf = new Map<string, Set<string>>();
  for (const { row } of items) {
    const shape = row.texto.replace(/\S*\d\S*/g, "#");
    videosOf.set(shape, (videosOf.get(shape) ?? new Set()).add(row.video_id));
  }
  const isEverywhere = ({ row }: Item) => (videosOf.get(row.texto.replace(/\S*\d\S*/g, "#"))?.size ?? 0) >= 5;
  const found = ({ row }: Item) => spamWords.test(row.texto);
  const hides = (how: string) => share(spam, ({ truth }) => truth.evasao === how);
  const ofAnnotator = (name: (typeof annotators)[number]) =>
    share(items, ({ row, truth }) => row[name] === truth.classe);
  const kappas = pairwiseKappa(votesOf(items));
  return {
    spamFirstQuarter: share(items.slice(0, quarter), isSpam),
    spamLastQuarter: share(items.slice(-quarter), isSpam),
    templates: share(spam, ({ truth }) => truth.modelo),
    spamEverywhere: share(spam, isEverywhere),
    hamEverywhere: share(ham, (item) => isEverywhere(item) && item.truth.idioma === "pt"),
    leet: hides("leet"),
    emoji: hides("emoji"),
    url: hides("url"),
    wordsFindPlain: share(spam.filter(({ truth }) => truth.evasao === null && truth.idioma === "pt"), found), // biome-ignore format: one thought
    wordsFindHidden: share(spam.filter(({ truth }) => isRewritten(truth)), (item) => spamWords.test(item.row.texto.replace(/http\S+/g, ""))), // biome-ignore format: one thought
    irony: share(ham, ({ truth }) => truth.ironia),
    wordsFindIrony: share(ham.filter(({ truth }) => truth.ironia), found), // biome-ignore format: one thought
    wordsFindOtherHam: share(ham.filter(({ truth }) => !truth.ironia), found), // biome-ignore format: one thought
    foreignHam: share(ham, ({ truth }) => truth.idioma !== "pt"),
    foreignSpam: share(spam, ({ truth }) => truth.idioma !== "pt"),
    firstRight: ofAnnotator("anotador_1"),
    secondRight: ofAnnotator("anotador_2"),
    thirdRight: ofAnnotator("anotador_3"),
    kappaCareful: kappas.at(0, 1),
    kappaCareless: Math.max(kappas.at(0, 2), kappas.at(1, 2)),
  };
}

/** What labels and models make of it. */
export function spamErrors(data: ComentariosSpam) {
  const items = itemsOf(data);
  const votes = votesOf(items);
  const majority = new MajorityLabelVoter().fit(votes).predict(votes);
  const skene = new DawidSkene().fit(votes);
  const weighed = skene.predict(votes);
  const right = (labels: readonly unknown[]) => share(items, ({ row, truth }) => labels[row.comentario_id - 1] === truth.classe); // biome-ignore format: one thought

  const nTrain = Math.floor((items.length * 2) / 3);
  const texts = items.map(({ row }) => row.texto);
  const vectorizer = new TfidfVectorizer().fit(texts.slice(0, nTrain));
  const model = new LogisticRegression().fit(vectorizer.transform(texts.slice(0, nTrain)), majority.slice(0, nTrain).map(String)); // biome-ignore format: one thought
  const predicted = model.predict(vectorizer.transform(texts.slice(nTrain)));
  const tested = items.slice(nTrain).map((item, i) => ({ ...item, isWrong: predicted[i] !== item.truth.classe }));
  const errorIn = (holds: (truth: VerdadeComentario) => boolean) =>
    share(tested.filter(({ truth }) => holds(truth)), ({ isWrong }) => isWrong); // biome-ignore format: one thought
  return {
    majorityRight: right(majority),
    dawidSkeneRight: right(weighed),
    foundCareless: Number(skene.accuracies?.indexOf(Math.min(...skene.accuracies)) === 2),
    errorIrony: errorIn(({ ironia }) => ironia),
    errorHidden: errorIn(isRewritten),
    errorElsewhere: errorIn((truth) => !truth.ironia && !isRewritten(truth) && truth.idioma === "pt"),
  };
}

/** Its words are written otherwise; an address in words is not. */
const isRewritten = ({ evasao }: VerdadeComentario) => evasao === "leet" || evasao === "emoji";
const isSpam = ({ truth }: Item) => truth.classe === "spam";
const votesOf = (items: readonly Item[]) => items.map(({ row }) => annotators.map((name) => row[name]));
const itemsOf = ({ comentarios, verdade }: ComentariosSpam): Item[] =>
  comentarios.map((row, i) => ({ row, truth: verdade[i] as VerdadeComentario }));

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}
