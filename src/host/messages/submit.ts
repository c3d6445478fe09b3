import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** Handing the work in: the dialog, and the file that it makes. */
export const submitTexts = bilingual({
  "pt-BR": {
    title: "Entregar",
    lead: "A entrega é um arquivo só. Ele abre em qualquer navegador, sem rede e sem a Bancada, e quem corrige executa tudo de novo.",
    local: "Este caderno veio de um arquivo, e não é um laboratório do curso: não há o que entregar. Use Exportar.",
    what: "O que vai no arquivo",
    changed: (count: number) =>
      count === 0
        ? "Nenhuma célula do laboratório mudada por você"
        : pt.count(count, {
            one: "célula do laboratório mudada por você",
            other: "células do laboratório mudadas por você",
          }),
    own: (count: number) => pt.count(count, { one: "célula criada por você", other: "células criadas por você" }),
    reflections: (count: number) => pt.count(count, { one: "reflexão escrita", other: "reflexões escritas" }),
    outputs: "O que as células mostram agora",
    journal: (count: number) =>
      `${pt.count(count, { one: "registro", other: "registros" })} do seu diário neste laboratório: aberturas, execuções, dicas, soluções e verificações, com horários (são os que a página Progresso mostra)`,
    exercises: "Como estão os exercícios",
    names: "Quem entrega",
    namesNote: "Um nome por linha: o seu, ou os da dupla ou do grupo.",
    namesMissing: "Escreva pelo menos um nome: sem ele, quem corrige não sabe de quem é o arquivo.",
    namesTooMany: "Há nomes demais ou longos demais. Cabem 10 nomes, com até 120 letras cada um.",
    repository: "Endereço no Git",
    repositoryOptional: "Endereço no Git (se o trabalho também está lá)",
    repositoryNote: "Vai na entrega como um link, para quem corrige abrir. A Bancada não busca nada nele.",
    repositoryWrong:
      "Este endereço não serve. Copie da barra do navegador o que começa com https://, sem senha, como https://github.com/ana/projeto, ou deixe o campo vazio.",
    unsaved: "O navegador não conseguiu guardar seu trabalho. A entrega sai como está na tela; baixe e confira.",
    download: "Baixar a entrega",
    downloadNote:
      "Depois, envie o arquivo pelo Teams, pelo Git ou por onde a turma combinou. Dá para entregar de novo.",
    working: "Preparando…",
    done: (name: string, code: string) =>
      `Pronto: ${name}. Código da entrega: ${code}. Anote o código: o mesmo trabalho tem sempre o mesmo.`,
    withoutOutputs: "As saídas não vieram, porque o caderno está ocupado ou parado. Não faz falta para a nota.",
    withoutPage:
      "As saídas são grandes demais e ficaram de fora. O que você escreveu está inteiro, e é o que conta para a nota.",
    tooLarge:
      "O arquivo passaria de 5 MB só com o que você escreveu. Veja se alguma célula carrega dados colados no código; ponha os dados num arquivo e tente de novo.",
    failed: "O arquivo não foi feito. Seu trabalho continua guardado. Tente de novo; se repetir, recarregue a página.",
    head: "Entrega",
    by: "De",
    lab: "Laboratório",
    version: (version: number) => `versão ${version}`,
    madeAt: "Arquivo feito em",
    code: "Código",
    exercise: "Exercício",
    outcome: "Na página de quem entregou",
    points: "Pontos",
    claim:
      "Estes resultados são os que a página mostrava. A correção executa o trabalho de novo e não se fia neles. O código completo do trabalho está nos dados deste arquivo.",
    written: "O que foi escrito",
    cell: (id: number) => (id < 1_000_000 ? `Célula ${id}` : "Célula própria"),
    opened: (title: string, names: string) => (names === "" ? `${title} (entrega)` : `${title} · ${names}`),
    openedLead: (names: string, code: string) =>
      `*Cópia de uma entrega${names === "" ? "" : ` de ${names}`}, código ${code}. O que você mudar aqui não muda a entrega.*`,
  },
  en: {
    title: "Hand in",
    lead: "A submission is a single file. It opens in any browser, without a network and without Bancada, and whoever grades it runs everything again.",
    local:
      "This notebook came from a file, and is not a lab of the course: there is nothing to hand in. Use Export instead.",
    what: "What goes into the file",
    changed: (count) =>
      count === 0
        ? "No cell of the lab changed by you"
        : en.count(count, { one: "cell of the lab changed by you", other: "cells of the lab changed by you" }),
    own: (count) => en.count(count, { one: "cell added by you", other: "cells added by you" }),
    reflections: (count) => en.count(count, { one: "reflection written", other: "reflections written" }),
    outputs: "What the cells show now",
    journal: (count) =>
      `${en.count(count, { one: "entry", other: "entries" })} of your journal in this lab: openings, runs, hints, solutions and checks, with times (those that the Progress page shows)`,
    exercises: "How the exercises stand",
    names: "Who hands it in",
    namesNote: "One name a line: yours, or those of your pair or group.",
    namesMissing: "Write at least one name: without it, whoever grades does not know whose file it is.",
    namesTooMany: "There are too many names, or names that are too long. There is room for 10, of up to 120 letters.",
    repository: "Address in Git",
    repositoryOptional: "Address in Git (if the work is there too)",
    repositoryNote:
      "It goes into the submission as a link, for whoever grades to open. Bancada fetches nothing from it.",
    repositoryWrong:
      "This address cannot be used. Copy the one that begins with https:// from the browser's bar, without a password, like https://github.com/ana/projeto, or leave the field empty.",
    unsaved:
      "The browser could not store your work. The submission holds what is on the screen; download and check it.",
    download: "Download the submission",
    downloadNote: "Then send the file by Teams, by Git or as your class agreed. You can hand in again.",
    working: "Getting it ready…",
    done: (name, code) =>
      `Ready: ${name}. Code of the submission: ${code}. Write the code down: the same work always has the same one.`,
    withoutOutputs: "The outputs did not come: the notebook is busy or stopped. The grade does not need them.",
    withoutPage: "The outputs are too large and were left out. What you wrote is whole, and that is what counts.",
    tooLarge:
      "The file would be over 5 MB with what you wrote alone. See whether a cell carries data pasted into the code; put the data into a file and try again.",
    failed: "No file was made. Your work is still kept. Try again; if it happens again, reload the page.",
    head: "Submission",
    by: "By",
    lab: "Lab",
    version: (version) => `version ${version}`,
    madeAt: "File made on",
    code: "Code",
    exercise: "Exercise",
    outcome: "On the page of who handed it in",
    points: "Points",
    claim:
      "These are the results that the page showed. Grading runs the work again and does not rely on them. The whole code of the work is in the data of this file.",
    written: "What was written",
    cell: (id) => (id < 1_000_000 ? `Cell ${id}` : "Own cell"),
    opened: (title, names) => (names === "" ? `${title} (submission)` : `${title} · ${names}`),
    openedLead: (names, code) =>
      `*A copy of a submission${names === "" ? "" : ` by ${names}`}, code ${code}. What you change here does not change the submission.*`,
  },
});

export type SubmitTexts = (typeof submitTexts)["pt-BR"];
