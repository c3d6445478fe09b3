import { bilingual } from "./bilingual.ts";

/** Rules of an assignment besides its dates: when its solutions open. */
export const assignmentRuleTexts = bilingual({
  "pt-BR": {
    solutions: "Soluções abertas para a turma",
    solutionRules: {
      never: "Só depois de uma tentativa",
      "after-late-work": "Também quando entregar não vale mais pontos",
      "on-date": "Também a partir de uma data",
    },
    solutionsAt: "As soluções abrem em",
    solutionsNote: "Antes disso só uma tentativa abre as que o laboratório oferece.",
    solutionsFrom: (date: string) => `soluções abertas a partir de ${date}`,
  },
  en: {
    solutions: "Solutions open to the course",
    solutionRules: {
      never: "Only after an attempt",
      "after-late-work": "Also once handing in earns no more points",
      "on-date": "Also from a date on",
    },
    solutionsAt: "Solutions open",
    solutionsNote: "Before that only an attempt opens those that the lab offers.",
    solutionsFrom: (date) => `solutions open from ${date}`,
  },
});
