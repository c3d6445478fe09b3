import { bilingual } from "./bilingual.ts";

/** The test of one's own computer, and what it gave in a class. */
export const selfTestTexts = bilingual({
  "pt-BR": {
    title: "Este computador serve?",
    lead: "O teste leva alguns segundos: navegador, espaço, memória, cálculo e rede. Faça em casa, antes da primeira aula; quem dá o curso vê o resultado.",
    run: "Testar este computador",
    running: "Testando…",
    sent: "Pronto. Quem dá o curso já vê este resultado.",
    notSent: "O teste acabou, mas o servidor não recebeu o resultado. Teste de novo quando a rede voltar.",
    names: {
      browser: "Navegador",
      storage: "Espaço para guardar o trabalho",
      memory: "Memória",
      backend: "Cálculo",
      network: "Rede até o servidor",
    },
    outcomes: { good: "serve", slow: "serve, com limites", bad: "não serve" },
    advice: {
      browser: "Instale uma versão atual do Firefox, do Chrome ou do Edge.",
      storage: "Saia da janela anônima e libere espaço no disco.",
      memory: "Feche outros programas e abas enquanto trabalha.",
      backend: "Atualize o navegador: redes neurais vão demorar mais neste.",
      network: "Os laboratórios abrem uma vez com rede e depois funcionam sem ela.",
    },
    classTitle: "Computadores da turma",
    notYet: "ainda não testou",
    nobody: "Ninguém entrou nesta turma ainda.",
    failed: "O servidor não respondeu. Feche e abra esta lista de novo.",
  },
  en: {
    title: "Will this computer do?",
    lead: "The test takes some seconds: browser, room, memory, computing and network. Do it at home before the first class; whoever teaches the course sees the result.",
    run: "Test this computer",
    running: "Testing…",
    sent: "Done. Whoever teaches the course sees this result.",
    notSent: "The test is over, but the server did not get the result. Test again when the network is back.",
    names: {
      browser: "Browser",
      storage: "Room to keep the work",
      memory: "Memory",
      backend: "Computing",
      network: "Network to the server",
    },
    outcomes: { good: "will do", slow: "will do, with limits", bad: "will not do" },
    advice: {
      browser: "Install a current Firefox, Chrome or Edge.",
      storage: "Leave the private window, and make room on the disk.",
      memory: "Close other programs and tabs while you work.",
      backend: "Update the browser: neural networks take longer in this one.",
      network: "Labs open once with a network, and then work without it.",
    },
    classTitle: "The class's computers",
    notYet: "not tested yet",
    nobody: "Nobody joined this course yet.",
    failed: "The server did not answer. Close this list and open it again.",
  },
});
