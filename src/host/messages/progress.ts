import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** The progress page. */
export const progressTexts = bilingual({
  "pt-BR": {
    title: "Seu progresso",
    lead: "O que o diário deste navegador conta do seu trabalho. Ele fica só neste aparelho.",
    loading: "Lendo o que está guardado…",
    failedTitle: "Não deu para ler o que está guardado",
    failedText:
      "O navegador recusou a leitura: isso acontece em janelas anônimas e com os cookies bloqueados. Abra a Bancada numa janela comum e tente de novo.",
    offline: "A lista do curso não chegou, então os pontos não aparecem. O resto vem do que está guardado aqui.",
    emptyTitle: "Ainda não há nada para contar",
    emptyText: "Abra um laboratório e execute uma célula: daí em diante esta página mostra pontos, tempo e palpites.",
    toCourse: "Escolher um laboratório",
    summary: (points: string, spent: string) => `${points}; ${spent} de trabalho.`,
    labsTitle: "Pontos e tempo",
    labsNote:
      "Contam aqui os pontos das verificações que você vê. O que só a correção ou uma pessoa confere vem depois, com a nota.",
    lab: "Laboratório",
    state: "Estado",
    points: "Pontos",
    exercises: "Exercícios",
    time: "Tempo",
    timeNote:
      "O tempo é uma estimativa: soma os intervalos entre uma ação e a seguinte (executar, conferir, responder). Um intervalo de mais de cinco minutos não conta.",
    others: "Outros cadernos",
    calibrationTitle: "Suas previsões",
    calibrationText:
      "Quem se conhece bem acerta mais quando diz “aposto” do que quando chuta. Só entram previsões cujo exercício já passou.",
    calibrationEmpty: "Nenhuma previsão foi revelada ainda. Ela entra aqui quando o exercício que ela abre passa.",
    certainty: { guess: "Chute", think: "Acho", bet: "Aposto" },
    certaintyHead: "Certeza",
    given: "Previsões",
    right: "Acertos",
    rate: "Taxa de acerto",
    chart: (parts: readonly string[]) => `Taxa de acerto por certeza: ${pt.list(parts)}.`,
    noneGiven: "sem previsões",
    journalTitle: "Diário",
    journalNote: "Do mais novo para o mais antigo.",
    filter: "Mostrar",
    allLabs: "Todos os laboratórios",
    more: (count: number) => `Mostrar mais ${pt.count(count, { one: "linha", other: "linhas" })}`,
    lines: (shown: number, all: number) =>
      `${pt.number(shown)} de ${pt.count(all, { one: "acontecimento", other: "acontecimentos" })}`,
    cell: (cell: number) => (cell < 1_000_000 ? `a célula ${cell}` : "uma célula sua"),
    said: {
      opened: (version: number) => `Você abriu o laboratório, versão ${version}.`,
      predicted: (option: string, certainty: string) => `Você previu “${option}” e disse: ${certainty.toLowerCase()}.`,
      ranOk: (cell: string, time: string) => `Você executou ${cell}, em ${time}.`,
      ranFailed: (cell: string) => `Você executou ${cell}, e ela terminou em erro.`,
      ranStopped: (cell: string) => `Você parou ${cell}.`,
      passed: (exercise: string) => `“${exercise}” passou em todas as verificações.`,
      failed: (exercise: string, failed: number) =>
        `“${exercise}” ainda não passou: ${pt.count(failed, { one: "verificação pediu", other: "verificações pediram" })} mudança.`,
      notAttempted: (exercise: string) => `“${exercise}” voltou a ficar sem resposta.`,
      broken: (exercise: string) =>
        `Uma verificação de “${exercise}” não funcionou. A falha é nossa e não tira pontos.`,
      hint: (exercise: string, hint: number) => `Você abriu a dica ${hint} de “${exercise}”.`,
      solution: (exercise: string) => `Você abriu a solução de “${exercise}”.`,
      reflected: (length: number) =>
        `Você escreveu uma reflexão de ${pt.count(length, { one: "caractere", other: "caracteres" })}.`,
      reset: (cell: string) => `Você devolveu ${cell} ao texto original.`,
      submitted: (code: string) => `Você fez o arquivo de entrega ${code}.`,
      updated: (version: number) => `O laboratório passou para a versão ${version}.`,
    },
    keepTitle: "Seus dados",
    keepText:
      "Tudo fica neste navegador. Baixe uma cópia de vez em quando: limpar os dados do navegador apaga também os da Bancada.",
    download: "Baixar tudo",
    downloadNote:
      "Um arquivo JSON com o diário, os textos que você escreveu, as versões anteriores deles e as preferências. Os arquivos de dados que você trouxe ficam de fora.",
    downloadFailed: "O navegador não deixou ler tudo, e o arquivo não foi feito. Recarregue a página e tente de novo.",
    erase: "Apagar tudo…",
    eraseTitle: "Apagar tudo deste navegador",
    eraseText:
      "Apaga todos os textos, versões, o diário, os cadernos que você abriu, os arquivos de dados que trouxe e as preferências. Não há como desfazer. As outras abas da Bancada voltam ao início do curso.",
    eraseFirst: "Antes, baixe uma cópia:",
    eraseWord: "apagar",
    eraseType: (word: string) => `Para confirmar, escreva “${word}”`,
    eraseDo: "Apagar tudo",
    eraseFailed:
      "O navegador não deixou apagar. Feche as outras abas da Bancada e tente de novo; ou limpe os dados deste endereço nas configurações do navegador.",
    erased: "Tudo foi apagado deste navegador.",
  },
  en: {
    title: "Your progress",
    lead: "What this browser's journal tells of your work. It stays on this device only.",
    loading: "Reading what is kept…",
    failedTitle: "What is kept could not be read",
    failedText:
      "The browser refused to read it, as private windows and blocked cookies make it do. Open Bancada in an ordinary window and try again.",
    offline: "The course list did not arrive, so points are not shown. The rest comes from what is kept here.",
    emptyTitle: "There is nothing to tell yet",
    emptyText: "Open a lab and run a cell: from then on this page shows points, time and predictions.",
    toCourse: "Choose a lab",
    summary: (points: string, spent: string) => `${points}; ${spent} of work.`,
    labsTitle: "Points and time",
    labsNote:
      "Counted here are the points of the checks that you see. What only the grading or a person looks at comes later, with the grade.",
    lab: "Lab",
    state: "State",
    points: "Points",
    exercises: "Exercises",
    time: "Time",
    timeNote:
      "The time is an estimate: it adds up the gaps between one action and the next (running, checking, answering). A gap of more than five minutes does not count.",
    others: "Other notebooks",
    calibrationTitle: "Your predictions",
    calibrationText:
      "Those who know themselves are right more often when they say “I bet” than when they guess. Only predictions whose exercise has passed are counted.",
    calibrationEmpty: "No prediction has been revealed yet. It is counted here when the exercise that it opens passes.",
    certainty: { guess: "Guess", think: "I think", bet: "I bet" },
    certaintyHead: "Certainty",
    given: "Predictions",
    right: "Right",
    rate: "Share right",
    chart: (parts: readonly string[]) => `Share right by certainty: ${en.list(parts)}.`,
    noneGiven: "no predictions",
    journalTitle: "Journal",
    journalNote: "Newest first.",
    filter: "Show",
    allLabs: "All labs",
    more: (count: number) => `Show ${en.count(count, { one: "more line", other: "more lines" })}`,
    lines: (shown: number, all: number) => `${en.number(shown)} of ${en.count(all, { one: "event", other: "events" })}`,
    cell: (cell: number) => (cell < 1_000_000 ? `cell ${cell}` : "a cell of your own"),
    said: {
      opened: (version: number) => `You opened the lab, version ${version}.`,
      predicted: (option: string, certainty: string) => `You predicted “${option}” and said: ${certainty}.`,
      ranOk: (cell: string, time: string) => `You ran ${cell}, in ${time}.`,
      ranFailed: (cell: string) => `You ran ${cell}, and it ended in an error.`,
      ranStopped: (cell: string) => `You stopped ${cell}.`,
      passed: (exercise: string) => `“${exercise}” passed all its checks.`,
      failed: (exercise: string, failed: number) =>
        `“${exercise}” has not passed yet: ${en.count(failed, { one: "check asks", other: "checks ask" })} for a change.`,
      notAttempted: (exercise: string) => `“${exercise}” is without an answer again.`,
      broken: (exercise: string) => `A check of “${exercise}” did not work. The fault is ours and costs no points.`,
      hint: (exercise: string, hint: number) => `You opened hint ${hint} of “${exercise}”.`,
      solution: (exercise: string) => `You opened the solution of “${exercise}”.`,
      reflected: (length: number) =>
        `You wrote a reflection of ${en.count(length, { one: "character", other: "characters" })}.`,
      reset: (cell: string) => `You put ${cell} back to its first text.`,
      submitted: (code: string) => `You made the submission file ${code}.`,
      updated: (version: number) => `The lab moved on to version ${version}.`,
    },
    keepTitle: "Your data",
    keepText:
      "Everything stays in this browser. Download a copy now and then: clearing the browser's data deletes Bancada's too.",
    download: "Download everything",
    downloadNote:
      "One JSON file with the journal, the texts you wrote, their earlier versions and the preferences. The data files that you brought are left out.",
    downloadFailed: "The browser did not let everything be read, and no file was made. Reload the page and try again.",
    erase: "Delete everything…",
    eraseTitle: "Delete everything from this browser",
    eraseText:
      "Deletes all texts, versions, the journal, the notebooks that you opened, the data files that you brought and the preferences. It cannot be undone. Other tabs of Bancada go back to the course.",
    eraseFirst: "Before that, download a copy:",
    eraseWord: "delete",
    eraseType: (word: string) => `To confirm, type “${word}”`,
    eraseDo: "Delete everything",
    eraseFailed:
      "The browser did not let it be deleted. Close the other tabs of Bancada and try again; or clear this address's data in the browser's settings.",
    erased: "Everything was deleted from this browser.",
  },
});

export type ProgressTexts = (typeof progressTexts)["pt-BR"];
