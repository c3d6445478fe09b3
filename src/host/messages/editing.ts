import { bilingual } from "./bilingual.ts";

/** What is said while cells are edited, moved and formatted. */
export const editingTexts = bilingual({
  "pt-BR": {
    locked: {
      prediction: "Esta célula abre depois da previsão: responda “Preveja” um pouco acima.",
      given: "Esta célula é do laboratório e fica como está. Para experimentar, aperte B e escreva em uma célula sua.",
      stays:
        "Esta célula é do laboratório: o texto é seu para mudar, mas ela não se apaga, não se move e não se converte.",
    },
    moved: {
      up: (past: string) => `Célula movida para cima da célula ${past}.`,
      down: (past: string) => `Célula movida para baixo da célula ${past}.`,
      first: "A célula já é a primeira.",
      last: "A célula já é a última.",
      rescued: "Este texto veio de uma versão anterior do laboratório. Edite-o ou converta-o, e ele se move.",
    },
    converted: {
      md: "Agora a célula é texto.",
      js: "Agora a célula é JavaScript.",
      ts: "Agora a célula é TypeScript.",
      failed: "O TypeScript não carregou, então a célula ficou como estava. Tente de novo quando a rede voltar.",
    },
    undone: "Desfeito.",
    nothingToUndo: "Não há mudança de células para desfazer. No editor, Ctrl+Z desfaz o que você digitou.",
    format: {
      waiting: "O editor ainda lê as bibliotecas; a célula será formatada em seguida.",
      done: "Célula formatada. Ctrl+Z no editor desfaz.",
      same: "A célula já estava formatada.",
      prose: "Só células de código se formatam.",
      syntax: "A célula tem um erro de sintaxe; corrija-o e formate depois.",
      changed: "O texto mudou enquanto a célula era formatada; tente de novo.",
      unable: "O editor completo não carregou, e só ele formata. Tente de novo quando a rede voltar.",
      refused: "Formatar mudaria mais que os espaços desta célula, então ela ficou como estava.",
    },
    reference: (name: string) => `${name} na referência (F1)`,
    tab: {
      leaves: "Tab agora sai do editor. Ctrl+M volta a recuar.",
      indents: "Tab agora recua a linha. Ctrl+M volta a sair do editor.",
    },
    value: {
      cut: (type: string) => `${type}, já descartado (dispose)`,
      before: "valor de antes da última mudança:",
    },
  },
  en: {
    locked: {
      prediction: "This cell opens after the prediction: answer “Predict” a little above.",
      given: "This cell is the lab's and stays as it is. To try something, press B and write in a cell of your own.",
      stays: "This cell is the lab's: its text is yours to change, but it can't be deleted, moved or converted.",
    },
    moved: {
      up: (past: string) => `Cell moved above cell ${past}.`,
      down: (past: string) => `Cell moved below cell ${past}.`,
      first: "The cell is the first one already.",
      last: "The cell is the last one already.",
      rescued: "This text came from an earlier version of the lab. Edit or convert it, and it can move.",
    },
    converted: {
      md: "The cell is text now.",
      js: "The cell is JavaScript now.",
      ts: "The cell is TypeScript now.",
      failed: "TypeScript did not load, so the cell stayed as it was. Try again when the network is back.",
    },
    undone: "Undone.",
    nothingToUndo: "There is no change of cells to undo. In the editor, Ctrl+Z undoes what you typed.",
    format: {
      waiting: "The editor is still reading the libraries; the cell is formatted next.",
      done: "Formatted. Ctrl+Z in the editor undoes it.",
      same: "It was formatted already.",
      prose: "Only code cells can be formatted.",
      syntax: "The cell has a syntax error; mend it, then format.",
      changed: "The text changed while it was being formatted; try again.",
      unable: "The full editor did not load, and only it can format. Try again when the network is back.",
      refused: "Formatting would change more than the blanks of this cell, so it stayed as it was.",
    },
    reference: (name) => `${name} in the reference (F1)`,
    tab: {
      leaves: "Tab now leaves the editor. Ctrl+M makes it indent again.",
      indents: "Tab now indents the line. Ctrl+M makes it leave the editor again.",
    },
    value: {
      cut: (type: string) => `${type}, already disposed`,
      before: "value from before the last change:",
    },
  },
});
