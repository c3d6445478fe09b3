import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** Errata: what whoever teaches says of mistakes in labs. */
export const errataTexts = bilingual({
  "pt-BR": {
    erratum: "Errata",
    putAside: "Entendi",
    putAsideOf: (date: string) => `Entendi a errata de ${date}`,
    all: (count: number) => pt.count(count, { one: "errata neste laboratório", other: "erratas neste laboratório" }),
    from: (course: string, date: string) => `${course}, ${date}`,
    inExercise: (title: string) => `No exercício ${title}`,
    title: "Erratas",
    lead: "Um erro num laboratório? Escreva a correção aqui. Quem está com o laboratório aberto a vê em até um minuto; quem abrir depois também.",
    lab: "Laboratório",
    where: "Onde",
    wholeLab: "No laboratório todo",
    pt: "Texto em português",
    en: "Texto em inglês",
    publish: "Publicar a errata",
    published: "Errata publicada. A turma a vê em até um minuto.",
    empty: "Escreva a errata nas duas línguas: cada estudante lê a sua.",
    none: "Nenhuma errata nesta turma.",
    remove: "Tirar",
    removeOf: (lab: string, date: string) => `Tirar a errata de ${lab}, ${date}`,
    removed: "A errata foi tirada: em até um minuto ninguém mais a vê.",
  },
  en: {
    erratum: "Erratum",
    putAside: "Got it",
    putAsideOf: (date) => `Got the erratum of ${date}`,
    all: (count) => en.count(count, { one: "erratum in this lab", other: "errata in this lab" }),
    from: (course, date) => `${course}, ${date}`,
    inExercise: (title) => `In the exercise ${title}`,
    title: "Errata",
    lead: "A mistake in a lab? Write the correction here. Whoever has the lab open sees it within a minute; whoever opens it later sees it too.",
    lab: "Lab",
    where: "Where",
    wholeLab: "In the whole lab",
    pt: "Text in Portuguese",
    en: "Text in English",
    publish: "Publish the erratum",
    published: "The erratum is published. The class sees it within a minute.",
    empty: "Write the erratum in both languages: each student reads their own.",
    none: "No errata in this course.",
    remove: "Take back",
    removeOf: (lab, date) => `Take back the erratum of ${lab}, ${date}`,
    removed: "The erratum is taken back: within a minute nobody sees it any more.",
  },
});
