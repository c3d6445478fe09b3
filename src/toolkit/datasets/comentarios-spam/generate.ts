import { inWords, StudentError } from "../../errors.ts";
import { Draw } from "../draw.ts";
import { evade } from "./evasion.ts";
import {
  anyVideo,
  foreignHam,
  foreignSpam,
  hamText,
  ironicText,
  loneSpam,
  templateSpam,
  type Video,
} from "./phrases.ts";
import type { ClasseComentario, Comentario, Evasao, VerdadeComentario } from "./record.ts";

/** What `comentariosSpam` gives. */
export interface ComentariosSpam {
  /** In order of time, `comentario_id` from 1. */
  readonly comentarios: Comentario[];
  /** What each really is, row by row: no column of the CSV tells. */
  readonly verdade: VerdadeComentario[];
}

const daysOfYear = 365;
const minutesOfDay = 1440;

/**
 * Synthetic comments under videos of a Brazilian channel in 2025, to tell spam from ham: nobody in them is real, and no
 * address leads anywhere. The same options always give the same comments, in every browser.
 *
 * Planted: spam grows from 18 % to 35 % over the year; 45 % of it are six texts posted under every video; a third of it
 * hides from filters (letters as digits 12 %, emoji inside words 10 %, addresses in words 11 %); 6 % of ham jokes in the
 * words of spam; 7 % of ham and 5 % of spam are not in Portuguese. Two annotators err in 4 of 100, and in 25 of 100 jokes;
 * the third does not look at 40 of 100 and guesses. The data set's README gives the measured size of each.
 * @param options.seed - integer; 7 is the published CSV
 * @param options.nComentarios - number of comments, 3,000 by default
 * @throws StudentError `bad-option` if an option is not a whole number, or the number of comments is negative
 * @example const {comentarios, verdade} = comentariosSpam({seed: 7});
 */
export function comentariosSpam({ seed = 7, nComentarios = 3000 } = {}): ComentariosSpam {
  checkWhole({ seed }, Number.NEGATIVE_INFINITY);
  checkWhole({ nComentarios }, 0);
  const [timeDraw, textDraw, noteDraw] = [new Draw(seed, 0), new Draw(seed, 1), new Draw(seed, 2)];
  const times = Array.from({ length: nComentarios }, () => timeDraw.unit()).sort((a, b) => a - b);
  const comentarios: Comentario[] = [];
  const verdade: VerdadeComentario[] = [];
  for (const [i, time] of times.entries()) {
    const classe = textDraw.chance(0.18 + 0.17 * time) ? "spam" : "ham";
    const video = anyVideo(textDraw);
    const { texto, ...kind } = classe === "spam" ? spam(textDraw, video) : ham(textDraw, video);
    const likes = noteDraw.integer(0, classe === "ham" ? 60 : 6);
    comentarios.push({
      comentario_id: i + 1,
      autor: author(noteDraw, kind.modelo),
      video_id: video[0],
      publicado_em: timeOf(time),
      texto,
      curtidas: noteDraw.integer(0, likes),
      anotador_1: careful(noteDraw, classe, kind.ironia),
      anotador_2: careful(noteDraw, classe, kind.ironia),
      anotador_3: careless(noteDraw, classe),
    });
    verdade.push({ comentario_id: i + 1, classe, ...kind });
  }
  return { comentarios, verdade };
}

type Written = Omit<VerdadeComentario, "comentario_id" | "classe"> & { readonly texto: string };

function spam(draw: Draw, video: Video): Written {
  const kind = { ironia: false, evasao: hiding(draw) };
  const isForeign = draw.chance(0.05);
  const modelo = !isForeign && draw.chance(0.45 / 0.95);
  const plain = isForeign ? foreignSpam(draw) : modelo ? templateSpam(draw) : loneSpam(draw, video);
  const texto = kind.evasao === null ? plain : evade(draw, plain, kind.evasao);
  return { ...kind, modelo, idioma: isForeign ? "en" : "pt", texto };
}

function ham(draw: Draw, video: Video): Written {
  const which = draw.weighted([0.87, 0.06, 0.04, 0.03]);
  const kind = { modelo: false, evasao: null, ironia: which === 1 };
  if (which === 2) return { ...kind, idioma: "en", texto: foreignHam(draw, "en") };
  if (which === 3) return { ...kind, idioma: "es", texto: foreignHam(draw, "es") };
  return { ...kind, idioma: "pt", texto: which === 1 ? ironicText(draw, video) : hamText(draw, video) };
}

const hiding = (draw: Draw): Evasao | null =>
  ([null, "leet", "emoji", "url"] as const)[draw.weighted([0.67, 0.12, 0.1, 0.11])] ?? null;

const other = (classe: ClasseComentario): ClasseComentario => (classe === "spam" ? "ham" : "spam");

const careful = (draw: Draw, classe: ClasseComentario, isJoke: boolean): ClasseComentario =>
  draw.chance(isJoke ? 0.25 : 0.04) ? other(classe) : classe;

/** Looks at 60 of 100, and says of the others what comes first. */
const careless = (draw: Draw, classe: ClasseComentario): ClasseComentario =>
  draw.chance(0.6) ? careful(draw, classe, false) : draw.chance(0.25) ? "spam" : "ham";

const names = ["ana", "bia", "caio", "davi", "elis", "gabi", "hugo", "iara", "joca", "lia", "manu", "nando", "rita", "téo", "vivi", "zeca"]; // biome-ignore format: a list

/** The texts posted everywhere come from eight accounts. */
const author = (draw: Draw, modelo: boolean): string =>
  modelo ? `@oferta.${draw.integer(1, 8)}` : `@${draw.pick(names)}.${draw.integer(1, 999)}`;

const timeOf = (time: number) =>
  new Date(Date.UTC(2025, 0, 1) + Math.floor(time * daysOfYear * minutesOfDay) * 60_000).toISOString().slice(0, 16);

function checkWhole(options: Readonly<Record<string, number>>, least: number): void {
  for (const [name, value] of Object.entries(options)) {
    if (Number.isInteger(value) && value >= least) continue;
    throw new StudentError({
      code: "bad-option",
      where: `comentariosSpam, ${name}`,
      expected:
        least === 0
          ? { "pt-BR": "um número inteiro, 0 ou mais", en: "a whole number, 0 or more" }
          : { "pt-BR": "um número inteiro", en: "a whole number" },
      received: inWords(value),
      remedy: {
        "pt-BR": "Por exemplo, comentariosSpam({seed: 7, nComentarios: 3000}).",
        en: "For instance, comentariosSpam({seed: 7, nComentarios: 3000}).",
      },
    });
  }
}
