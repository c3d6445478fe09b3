import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** How the class does at each exercise. */
export const statisticsTexts = bilingual({
  "pt-BR": {
    title: "Como a turma vai em cada exercício",
    lead: "Conta a última entrega corrigida de cada estudante. Tentativas, dicas e tempo vêm do diário que está na entrega; o que alguém fez e não entregou não aparece aqui.",
    noneGraded: "Nenhuma entrega desta tarefa foi corrigida ainda.",
    outcomes: "Resultado",
    fared: (passed: number, failed: number, not: number) =>
      `${pt.number(passed)} com êxito, ${pt.number(failed)} com falha, ${pt.number(not)} sem resposta`,
    faredBroken: (count: number) => `${pt.number(count)} à espera de uma pessoa`,
    attempts: "Tentativas (mediana)",
    time: "Tempo (mediana)",
    minutes: (minutes: number) => (minutes < 1 ? "menos de 1 min" : `${pt.number(Math.round(minutes))} min`),
    hints: "Dicas",
    hintsOpened: (opened: number, students: number) =>
      opened === 0
        ? "ninguém abriu"
        : `${pt.count(opened, { one: "dica aberta", other: "dicas abertas" })} por ${pt.count(students, { one: "pessoa", other: "pessoas" })}`,
    solutions: "Solução antes da entrega",
    solutionsOpened: (students: number) =>
      students === 0 ? "ninguém abriu" : pt.count(students, { one: "pessoa abriu", other: "pessoas abriram" }),
    noEffort: "Nenhum diário fala deste exercício.",
    failures: "O que as verificações mais disseram",
    moreFailures: (count: number) =>
      `Mostrar ${pt.count(count, { one: "mensagem menos frequente", other: "mensagens menos frequentes" })}`,
    fewerFailures: "Mostrar só as mais frequentes",
    failure: (text: string, count: number) => `${text} (${pt.count(count, { one: "entrega", other: "entregas" })})`,
    submission: (place: number) => `[entrega ${place}]`,
    more: (count: number) => `e mais ${pt.number(count)}`,
    comment: (count: number) => (count === 1 ? "Comentar a entrega" : `Comentar as ${pt.number(count)} entregas`),
    commentOn: (text: string) => `Comentar as entregas em que uma verificação disse: ${text}`,
    commentText: "Comentário para todas",
    commentNote:
      "Cada pessoa lê o comentário em Turma, junto da célula do exercício. Quem já o recebeu não recebe outro.",
    send: "Deixar o comentário",
    sent: (count: number) =>
      count === 0
        ? "Todas já tinham este comentário."
        : `Comentário deixado em ${pt.count(count, { one: "entrega", other: "entregas" })}.`,
    stuck: "Quem está com dificuldade",
    stuckNote: "Não passou na correção, depois de 5 tentativas ou de 20 minutos.",
    stuckLine: (attempts: number, hints: number, minutes: number) =>
      `${pt.count(attempts, { one: "tentativa", other: "tentativas" })}, ${pt.count(hints, { one: "dica", other: "dicas" })}, ${pt.number(Math.round(minutes))} min`,
  },
  en: {
    title: "How the class does at each exercise",
    lead: "Each student's last graded submission counts. Attempts, hints and time come from the journal in the submission; what somebody did and did not hand in is not here.",
    noneGraded: "No submission of this assignment was graded yet.",
    outcomes: "Outcome",
    fared: (passed, failed, not) =>
      `${en.number(passed)} passed, ${en.number(failed)} failed, ${en.number(not)} without an answer`,
    faredBroken: (count) => `${en.number(count)} waiting for a person`,
    attempts: "Attempts (median)",
    time: "Time (median)",
    minutes: (minutes) => (minutes < 1 ? "less than 1 min" : `${en.number(Math.round(minutes))} min`),
    hints: "Hints",
    hintsOpened: (opened, students) =>
      opened === 0
        ? "nobody opened any"
        : `${en.count(opened, { one: "hint opened", other: "hints opened" })} by ${en.count(students, { one: "person", other: "people" })}`,
    solutions: "Solution before handing in",
    solutionsOpened: (students) =>
      students === 0 ? "nobody opened it" : en.count(students, { one: "person opened it", other: "people opened it" }),
    noEffort: "No journal speaks of this exercise.",
    failures: "What checks said most",
    moreFailures: (count) =>
      `Show ${en.count(count, { one: "less frequent message", other: "less frequent messages" })}`,
    fewerFailures: "Show only the most frequent",
    failure: (text, count) => `${text} (${en.count(count, { one: "submission", other: "submissions" })})`,
    submission: (place) => `[submission ${place}]`,
    more: (count) => `and ${en.number(count)} more`,
    comment: (count) => (count === 1 ? "Comment on the submission" : `Comment on the ${en.number(count)} submissions`),
    commentOn: (text) => `Comment on the submissions of which a check said: ${text}`,
    commentText: "Your comment on all of them",
    commentNote:
      "Each person reads the comment under Class, at the exercise's cell. Who has it already gets no second one.",
    send: "Leave the comment",
    sent: (count) =>
      count === 0
        ? "All of them had this comment already."
        : `The comment is left on ${en.count(count, { one: "submission", other: "submissions" })}.`,
    stuck: "Who is stuck",
    stuckNote: "Did not pass in grading, after 5 attempts or 20 minutes.",
    stuckLine: (attempts, hints, minutes) =>
      `${en.count(attempts, { one: "attempt", other: "attempts" })}, ${en.count(hints, { one: "hint", other: "hints" })}, ${en.number(Math.round(minutes))} min`,
  },
});
