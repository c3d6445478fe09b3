import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** Grading once more what was handed in. */
export const regradeTexts = bilingual({
  "pt-BR": {
    title: "Recorreção",
    lead: "Depois que uma verificação do laboratório foi consertada, todas as entregas podem ser corrigidas de novo. Nenhuma nota muda antes de você publicar; notas dadas por uma pessoa ficam.",
    version: "Com que versão do laboratório",
    versionOf: (lab: string, date: string, isCurrent: boolean) =>
      `${lab}, publicada em ${date}${isCurrent ? " · a da tarefa" : ""}`,
    start: "Corrigir tudo de novo",
    started: "A recorreção começou.",
    progress: (done: number, all: number, version: number) =>
      `${pt.number(done)} de ${pt.count(all, { one: "entrega", other: "entregas" })} com a versão ${version}`,
    isStopped: "A recorreção está parada. O que já foi corrigido está guardado.",
    broken: (count: number) =>
      `${pt.count(count, { one: "entrega não pôde", other: "entregas não puderam" })} ser corrigida com esta versão: a nota de antes fica.`,
    takeIn: (count: number) =>
      `Corrigir também ${pt.count(count, { one: "entrega que chegou depois", other: "entregas que chegaram depois" })}`,
    stop: "Parar",
    resume: "Continuar",
    discard: "Descartar",
    publish: "Publicar as notas",
    did: {
      stop: "A recorreção parou.",
      resume: "A recorreção continua.",
      discard: "A recorreção foi descartada. Nenhuma nota mudou.",
      publish: "As notas foram publicadas.",
    },
    policy: "Ao publicar",
    policies: {
      "never-lower": "Ninguém perde: vale a nota nova só onde ela é maior",
      replace: "A nota nova substitui a antiga, mesmo se for menor",
    },
    moves: (rises: number, falls: number) =>
      `${pt.count(rises, { one: "nota sobe", other: "notas sobem" })}, ${pt.count(falls, { one: "nota desce", other: "notas descem" })}.`,
    students: (count: number) => pt.count(count, { one: "estudante", other: "estudantes" }),
    student: "Estudante",
    old: "Antes",
    new: "Depois",
    what: "O que muda",
    direction: { up: "▲ sobe", down: "▼ desce", same: "igual" },
    staysManual: (points: string) => `fica ${points}, dada por uma pessoa`,
    exercises: "Exercícios com outro resultado",
    exerciseChange: (title: string, before: string, after: string) => `${title}: ${before} → ${after}`,
    before: "Recorreções anteriores",
    ended: (date: string, version: number, how: string) => `${date}, com a versão ${version}: ${how}`,
    published: { replace: "publicada, com as notas novas", "never-lower": "publicada, sem baixar nenhuma nota" },
    discarded: "descartada",
  },
  en: {
    title: "Regrade",
    lead: "After a check of the lab was mended, everything that was handed in can be graded once more. No grade changes before you publish; grades that a person gave stay.",
    version: "With which version of the lab",
    versionOf: (lab, date, isCurrent) => `${lab}, published ${date}${isCurrent ? " · the assignment's" : ""}`,
    start: "Grade everything once more",
    started: "The regrade has begun.",
    progress: (done, all, version) =>
      `${en.number(done)} of ${en.count(all, { one: "submission", other: "submissions" })} with version ${version}`,
    isStopped: "The regrade is stopped. What was graded already is kept.",
    broken: (count) =>
      `${en.count(count, { one: "submission", other: "submissions" })} could not be graded with this version: the grade of before stays.`,
    takeIn: (count) => `Grade ${en.count(count, { one: "submission", other: "submissions" })} that came since, too`,
    stop: "Stop",
    resume: "Resume",
    discard: "Discard",
    publish: "Publish the grades",
    did: {
      stop: "The regrade has stopped.",
      resume: "The regrade goes on.",
      discard: "The regrade was discarded. No grade has changed.",
      publish: "The grades are published.",
    },
    policy: "When it is published",
    policies: {
      "never-lower": "Nobody loses: the new grade holds only where it is higher",
      replace: "The new grade replaces the old one, even where it is lower",
    },
    moves: (rises, falls) =>
      `${en.count(rises, { one: "grade rises", other: "grades rise" })}, ${en.count(falls, { one: "grade falls", other: "grades fall" })}.`,
    students: (count) => en.count(count, { one: "student", other: "students" }),
    student: "Student",
    old: "Before",
    new: "After",
    what: "What changes",
    direction: { up: "▲ rises", down: "▼ falls", same: "same" },
    staysManual: (points) => `stays ${points}, given by a person`,
    exercises: "Exercises with another outcome",
    exerciseChange: (title, before, after) => `${title}: ${before} → ${after}`,
    before: "Regrades before",
    ended: (date, version, how) => `${date}, with version ${version}: ${how}`,
    published: { replace: "published, with the new grades", "never-lower": "published, lowering no grade" },
    discarded: "discarded",
  },
});
