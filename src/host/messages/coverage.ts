import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** Which exercise serves each topic of the course. */
export const coverageTexts = bilingual({
  "pt-BR": {
    title: "O que o curso cobre",
    lead: "Cada assunto do programa e o exercício em que ele se aprende fazendo. A lista sai dos próprios laboratórios.",
    served: (served: number, all: number) =>
      `${pt.count(served, { one: "assunto", other: "assuntos" })} de ${pt.number(all)} já ${served === 1 ? "tem" : "têm"} exercício.`,
    sections: {
      orientation: "Orientação",
      data: "Dados",
      vectorization: "Vetorização",
      modelling: "Modelagem",
      deploy: "Deploy",
      monitoring: "Monitoramento",
      final: "Projeto final",
    },
    topic: "Assunto",
    exercises: "Exercícios",
    unserved: (planned: string) => `Ainda sem exercício. No plano: ${planned}.`,
    places: { platform: "a própria Bancada", export: "o que se exporta" },
    grading: "Corrigir entregas neste navegador",
    gradingNote: "Para quem ensina: sem instalar nada e sem servidor, com a chave do curso.",
    loading: "Carregando a lista…",
    failedTitle: "A lista não carregou",
    failedText: "Confira a rede e tente de novo. Seu trabalho está guardado neste aparelho.",
  },
  en: {
    title: "What the course covers",
    lead: "Each topic of the programme, and the exercise in which one learns it by doing. The list is made from the labs themselves.",
    served: (served: number, all: number) =>
      `${en.count(served, { one: "topic", other: "topics" })} of ${en.number(all)} ${served === 1 ? "has" : "have"} an exercise so far.`,
    sections: {
      orientation: "Orientation",
      data: "Data",
      vectorization: "Vectorization",
      modelling: "Modelling",
      deploy: "Deploy",
      monitoring: "Monitoring",
      final: "Final project",
    },
    topic: "Topic",
    exercises: "Exercises",
    unserved: (planned: string) => `No exercise yet. Planned: ${planned}.`,
    places: { platform: "Bancada itself", export: "what one exports" },
    grading: "Grade submissions in this browser",
    gradingNote: "For whoever teaches: nothing to install and no server, with the course key.",
    loading: "Loading the list…",
    failedTitle: "The list did not load",
    failedText: "Check the network and try again. Your work is kept on this device.",
  },
});
