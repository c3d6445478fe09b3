import type { FileProblem } from "../local/opened-notebook.ts";
import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

type Told = Exclude<FileProblem["code"], "bad-notebook">;

const ptProblems: Readonly<Record<Told, string>> = {
  "too-large": "O arquivo passa de 25 MB, e cadernos são menores. Se ele traz dados, deixe os dados fora do caderno.",
  "not-notebook":
    "O arquivo não é um caderno. Escolha um .html salvo pela Bancada ou pelo Observable, ou um .ipynb do Jupyter, do Colab ou do Kaggle.",
  "bad-json": "O arquivo .ipynb está incompleto ou foi alterado: o JSON dele não fecha. Baixe-o de novo de onde veio.",
  "old-ipynb":
    "O arquivo é de um Jupyter antigo (antes de 2015). Abra no Jupyter, salve de novo e traga o arquivo novo.",
  empty: "O caderno não tem nenhuma célula com texto.",
  "too-many-cells": "O caderno tem mais de 2.000 células. Divida em partes e abra uma por vez.",
};

const enProblems: Readonly<Record<Told, string>> = {
  "too-large": "The file is over 25 MB, and notebooks are smaller. If it carries data, keep the data outside it.",
  "not-notebook":
    "The file is not a notebook. Choose an .html saved by Bancada or Observable, or an .ipynb of Jupyter, Colab or Kaggle.",
  "bad-json": "The .ipynb file is incomplete or was changed: its JSON does not close. Download it again.",
  "old-ipynb": "The file is of an old Jupyter (before 2015). Open it in Jupyter, save it again and bring the new file.",
  empty: "The notebook has no cell with a text.",
  "too-many-cells": "The notebook has more than 2,000 cells. Split it and open one part at a time.",
};

/** Notebooks opened from disk. */
export const localTexts = bilingual({
  "pt-BR": {
    title: "Seus cadernos",
    lead: "Abra um caderno do seu aparelho: .html no formato Notebook 2.0 (como a Bancada salva), uma entrega da Bancada ou .ipynb. Escolha, ou solte o arquivo em qualquer ponto desta página.",
    choose: "Abrir um arquivo",
    cells: (count: number) => pt.count(count, { one: "célula", other: "células" }),
    failed: (name: string, why: string) => `“${name}” não foi aberto. ${why}`,
    badNotebook: (line: number, why: string) => (line > 0 ? `Linha ${line}: ${why}` : why),
    unreadable: "O navegador não deixou ler ou guardar o arquivo. Confira se há espaço e tente de novo.",
    problems: ptProblems,
    outsideTitle: "Este caderno veio de um arquivo",
    outsideText:
      "Leia o que ele faz. Ele só executa depois do seu clique, isolado: sem acesso à rede, aos seus outros cadernos ou ao seu aparelho. Exercícios e verificações do arquivo não vêm junto.",
    run: "Executar",
    cell: (number: number) => `Célula ${number}`,
    missingTitle: "Este caderno não está neste navegador",
    missingText:
      "Cadernos abertos do disco ficam só no navegador em que foram abertos. Abra o arquivo de novo pela página do curso.",
    loading: "Abrindo o caderno…",
    removal: {
      ask: (title: string) => `Remover “${title}”`,
      text: "O caderno sai deste navegador com tudo o que você escreveu nele e o histórico. Logo depois dá para desfazer; só os arquivos de dados que você trouxe para ele não voltam. O arquivo no seu aparelho fica como está.",
      do: "Remover",
      done: (title: string) => `“${title}” foi removido.`,
      undo: "Desfazer",
      back: "O caderno voltou, como estava.",
      failed: "O navegador não deixou mudar o que está guardado. Recarregue a página e tente de novo.",
    },
    saved: {
      label: "Saída salva no arquivo",
      note: "Saída salva no arquivo: veio como estava, ninguém executou aqui.",
      picture: "Figura salva no arquivo",
    },
  },
  en: {
    title: "Your notebooks",
    lead: "Open a notebook from your device: .html in the Notebook 2.0 format (as Bancada saves), a submission of Bancada or .ipynb. Choose it, or drop the file anywhere on this page.",
    choose: "Open a file",
    cells: (count: number) => en.count(count, { one: "cell", other: "cells" }),
    failed: (name: string, why: string) => `“${name}” was not opened. ${why}`,
    badNotebook: (line: number, why: string) => (line > 0 ? `Line ${line}: ${why}` : why),
    unreadable: "The browser did not let the file be read or kept. See whether there is room, and try again.",
    problems: enProblems,
    outsideTitle: "This notebook came from a file",
    outsideText:
      "Read what it does. It runs only after your click, on its own: without access to the network, to your other notebooks or to your device. Exercises and checks of the file do not come along.",
    run: "Run",
    cell: (number: number) => `Cell ${number}`,
    missingTitle: "This notebook is not in this browser",
    missingText:
      "Notebooks opened from disk stay in the browser that opened them. Open the file again on the course page.",
    loading: "Opening the notebook…",
    removal: {
      ask: (title: string) => `Remove “${title}”`,
      text: "The notebook leaves this browser with all that you wrote in it and its history. Right after, this can be undone; only the data files that you brought to it do not come back. The file on your device stays as it is.",
      do: "Remove",
      done: (title: string) => `“${title}” was removed.`,
      undo: "Undo",
      back: "The notebook is back, as it was.",
      failed: "The browser did not let what is kept be changed. Reload the page and try again.",
    },
    saved: {
      label: "Output saved in the file",
      note: "Output saved in the file: it came as it was, nobody ran it here.",
      picture: "Picture saved in the file",
    },
  },
});
