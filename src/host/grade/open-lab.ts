import type { Lab, Problem } from "../../notebook/model.ts";
import { readOverlay } from "../../notebook/overlay.ts";
import { readLab } from "../../notebook/read.ts";
import { translate } from "../../notebook/translate.ts";
import type { Language } from "../../shared/text.ts";
import { labParser } from "../sandbox/lab-parser.ts";
import { GraphBuilder } from "../session/graph.ts";

export interface OpenLab {
  /** The whole lab in the language at hand. */
  readonly lab: Lab;
  /** In every language: a starter may be left in any. */
  readonly languages: readonly Lab[];
  readonly problems: readonly Problem[];
  readonly builder: GraphBuilder;
}

/** A lab as its author has it: the Portuguese file, and the overlay that translates it. */
export function readSource(labText: string, overlayText: string, language: Language): OpenLab {
  const read = readLab(labText, { parser: labParser });
  const builder = new GraphBuilder();
  if (overlayText === "") return { lab: read.lab, languages: [read.lab], problems: read.problems, builder };
  const overlay = readOverlay(overlayText, { parser: labParser });
  const translated = translate(read.lab, overlay.overlay);
  return {
    lab: read.lab.language === language ? read.lab : translated.lab,
    languages: [read.lab, translated.lab],
    problems: [...read.problems, ...overlay.problems, ...translated.problems],
    builder,
  };
}

/** A lab as it was published, sealed part and all: one whole file for each language. */
export function readPublished(texts: Readonly<Record<Language, string>>): (language: Language) => OpenLab {
  const labs = {
    "pt-BR": readLab(texts["pt-BR"], { parser: labParser }),
    en: readLab(texts.en, { parser: labParser }),
  };
  const languages = [labs["pt-BR"].lab, labs.en.lab];
  const problems = [...labs["pt-BR"].problems, ...labs.en.problems];
  const builder = new GraphBuilder();
  return (language) => ({ lab: labs[language].lab, languages, problems, builder });
}
