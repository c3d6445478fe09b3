import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** Grading without knowing whose work it is. */
export const anonymityTexts = bilingual({
  "pt-BR": {
    hide: "Corrigir sem ver os nomes",
    hideQuestion:
      "Nomes e e-mails desta tarefa somem das entregas, da leitura e das notas até alguém os revelar, e com eles a hora de cada entrega, que diria quem foi. Cada pessoa ganha um código. O que ela mesma escreveu no texto ainda pode dizer quem é.",
    hidden: "Correção anônima: cada código é uma pessoa, sempre a mesma nesta tarefa.",
    hiddenDone: "Os nomes estão escondidos. A tarefa sai de Notas até que alguém os revele.",
    reveal: "Revelar os nomes",
    revealQuestion: "Quem dá o curso passa a ver os nomes, e não há volta. Fica escrito que foi você, e quando.",
    revealed: (by: string, date: string) => `Nomes revelados por ${by} em ${date}.`,
    revealDone: "Os nomes estão à vista.",
    cancel: "Deixar como está",
    beforeLate:
      "Esta página não mostra se a entrega atrasou, porque a hora diria de quem ela é. Dê a nota como se ela tivesse chegado no prazo: se atrasou, o servidor aplica depois o crédito por atraso, e quem entregou vê os dois números.",
    noLateCredit: "Nesta tarefa, uma entrega atrasada não vale pontos.",
    lateRule: (parts: readonly string[]) => `Nesta tarefa, uma entrega atrasada vale ${parts.join("; ")}.`,
    latePart: (credit: number, afterHours: number) =>
      `${credit === 0 ? "nenhum ponto" : `${pt.percent(credit)} dos pontos`} ${afterHours === 0 ? "logo depois do prazo" : `com mais de ${pt.number(afterHours)} h de atraso`}`,
    givenBeforeLate: (points: number) => `Antes do crédito por atraso: ${pt.number(points)}.`,
    leftOut: (titles: string) => `Fora daqui enquanto a correção é anônima: ${titles}.`,
  },
  en: {
    hide: "Grade without seeing names",
    hideQuestion:
      "Names and e-mails of this assignment go from submissions, from reading and from the grades until somebody reveals them, and with them the time of each submission, which would tell who it was. Each person gets a code. What they wrote in their own text may still say who it is.",
    hidden: "Anonymous grading: each code is one person, always the same in this assignment.",
    hiddenDone: "The names are hidden. The assignment leaves Grades until somebody reveals them.",
    reveal: "Reveal the names",
    revealQuestion:
      "Whoever teaches sees the names from then on, for good. That it was you, and when, is written down.",
    revealed: (by, date) => `Names revealed by ${by}, ${date}.`,
    revealDone: "The names are shown.",
    cancel: "Leave it as it is",
    beforeLate:
      "This page does not show whether the submission came late, since the time would tell whose it is. Grade it as if it had come in time: if it was late, the server gives the credit for late work afterwards, and whoever handed in sees both numbers.",
    noLateCredit: "In this assignment late work earns no points.",
    lateRule: (parts) => `In this assignment late work earns ${parts.join("; ")}.`,
    latePart: (credit, afterHours) =>
      `${credit === 0 ? "no points" : `${en.percent(credit)} of the points`} ${afterHours === 0 ? "right after the due date" : `when it is more than ${en.number(afterHours)} h late`}`,
    givenBeforeLate: (points) => `Before the credit for late work: ${en.number(points)}.`,
    leftOut: (titles) => `Left out while their grading is anonymous: ${titles}.`,
  },
});
