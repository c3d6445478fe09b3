import type { Localized } from "../shared/text.ts";

/** Why a submission that could be read was not graded, and what to do. Ungradable is not wrong: it has no points, not zero. */
export const refusals = {
  "unknown-lab": {
    "pt-BR":
      "A entrega foi feita numa versão do laboratório que não está aqui. Corrija com o site daquela versão, ou peça que a pessoa aceite a versão nova e entregue de novo.",
    en: "The submission was made with a version of the lab that is not here. Grade it with that version's site, or ask for the new version to be taken and the work handed in again.",
  },
  "broken-lab": {
    "pt-BR": "O arquivo do laboratório tem um defeito, e não corrige ninguém. Rode npm run labs para ver qual.",
    en: "The lab's file has a fault, and grades nobody. Run npm run labs to see which.",
  },
  misfits: {
    "pt-BR":
      "A entrega muda células que o laboratório não deixa mudar: o arquivo foi alterado. Peça que a pessoa baixe a entrega de novo.",
    en: "The submission changes cells that the lab does not let anyone change: the file was altered. Ask for it to be downloaded again.",
  },
  time: {
    "pt-BR":
      "O trabalho não terminou no tempo da correção, nem respondeu. Leia o código: deve haver um laço que não acaba.",
    en: "The work did not end within the time for grading, nor answer. Read the code: there is probably a loop that does not end.",
  },
  memory: {
    "pt-BR":
      "O trabalho pediu mais memória do que a correção dá. Leia o código: deve haver uma lista que cresce sem fim.",
    en: "The work asked for more memory than grading gives. Read the code: there is probably a list that grows without end.",
  },
  crash: {
    "pt-BR":
      "O navegador da correção caiu duas vezes com este trabalho. Tente corrigir só este arquivo; se repetir, leia o código.",
    en: "The browser that grades crashed twice on this work. Try to grade this file alone; if it happens again, read the code.",
  },
} as const satisfies Readonly<Record<string, Localized>>;
