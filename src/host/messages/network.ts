import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** The panel of the calls to what the notebook serves. */
export const networkTexts = bilingual({
  "pt-BR": {
    caption: "Chamadas que o caderno fez, a mais nova por último",
    empty:
      "Nenhuma chamada. Quando uma célula serve uma API com serve(app) e outra a chama com fetch, cada requisição aparece aqui, com sua resposta. O caderno nunca alcança a internet.",
    noneFound: "Nenhuma chamada assim. Mude o filtro ou o texto procurado.",
    find: "Procurar método, endereço ou status",
    kind: "Quais chamadas",
    kinds: {
      all: "Todas",
      wrong: "Com problema",
      "2": "2xx, deu certo",
      "3": "3xx, vá a outro lugar",
      "4": "4xx, o pedido tem erro",
      "5": "5xx, o servidor errou",
    },
    clear: "Limpar",
    shown: (shown: number, all: number) =>
      `${pt.number(shown)} de ${pt.count(all, { one: "chamada", other: "chamadas" })}`,
    kept: (most: number) => `Ficam as últimas ${pt.number(most)}.`,
    request: "Requisição",
    answer: "Resposta",
    cell: "Célula",
    classes: {
      waiting: "esperando",
      failed: "sem resposta",
      "1": "informação",
      "2": "deu certo",
      "3": "redireciona",
      "4": "pedido com erro",
      "5": "erro do servidor",
    },
    answering: "corpo ainda não lido até o fim",
    details: (method: string, path: string) => `Detalhes de ${method} ${path}`,
    headers: "Cabeçalhos",
    body: "Corpo",
    noHeaders: "Sem cabeçalhos.",
    noBody: "Sem corpo.",
    notText: "Não é texto: só o tamanho é mostrado.",
    cut: "Só o começo é mostrado.",
    broken: "O caderno foi reiniciado, ou o servidor encerrado, antes da resposta.",
  },
  en: {
    caption: "Calls that the notebook made, the newest last",
    empty:
      "No call. When a cell serves an API with serve(app) and another calls it with fetch, each request appears here, with its response. The notebook never reaches the internet.",
    noneFound: "No such call. Change the filter or the text you look for.",
    find: "Find a method, address or status",
    kind: "Which calls",
    kinds: {
      all: "All",
      wrong: "With a problem",
      "2": "2xx, it went well",
      "3": "3xx, go elsewhere",
      "4": "4xx, the request is wrong",
      "5": "5xx, the server failed",
    },
    clear: "Clear",
    shown: (shown, all) => `${en.number(shown)} of ${en.count(all, { one: "call", other: "calls" })}`,
    kept: (most) => `The last ${en.number(most)} are kept.`,
    request: "Request",
    answer: "Response",
    cell: "Cell",
    classes: {
      waiting: "waiting",
      failed: "no response",
      "1": "information",
      "2": "went well",
      "3": "redirects",
      "4": "wrong request",
      "5": "server error",
    },
    answering: "body not read to its end yet",
    details: (method, path) => `Details of ${method} ${path}`,
    headers: "Headers",
    body: "Body",
    noHeaders: "No headers.",
    noBody: "No body.",
    notText: "Not text: only its size is shown.",
    cut: "Only the beginning is shown.",
    broken: "The notebook was restarted, or the server ended, before the response.",
  },
});
