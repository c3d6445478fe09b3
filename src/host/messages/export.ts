import { bilingual } from "./bilingual.ts";

/** The dialog that gives the notebook away as a file, or on paper. */
export const exportTexts = bilingual({
  "pt-BR": {
    title: "Exportar ou imprimir",
    lead: "Seu trabalho, como está agora, num arquivo deste aparelho.",
    print: "Imprimir ou salvar em PDF",
    printNote: "Com o texto, o código e as saídas no lugar.",
    notebook: "Salvar como caderno (.html)",
    notebookNote: "O próprio laboratório com o que você escreveu, no formato Notebook 2.0. A Bancada abre de volta.",
    page: "Página com as saídas (.html)",
    pageNote: "Para ler em qualquer navegador, sem rede. Não executa nada.",
    ipynb: "Caderno do Jupyter (.ipynb)",
    ipynbNote: "Texto, código JavaScript e saídas. O Jupyter e o Colab mostram; não executam.",
    module: "Módulo JavaScript (.js)",
    moduleNote: "O código das células em ordem, com os imports no alto. Para usar fora da Bancada.",
    working: "Preparando…",
    done: (name: string) => `Arquivo pronto: ${name}`,
    failed: "O arquivo não foi feito. Seu trabalho continua guardado; tente de novo, ou escolha outro formato.",
    notReady:
      "As saídas não vieram: o caderno está ocupado ou parado. O arquivo foi feito sem elas. Espere terminar e exporte de novo.",
    cell: (id: number) => (id < 1_000_000 ? `Célula ${id}` : "Célula sua"),
    head: (title: string) =>
      `${title}\nExportado da Bancada. display, html, view, Plot e os módulos “bancada/…” existem só dentro dela.`,
    prose: "Esta célula não é JavaScript:",
    unread: "Esta célula tem um erro de sintaxe:",
  },
  en: {
    title: "Export or print",
    lead: "Your work as it stands now, in a file on this device.",
    print: "Print or save as PDF",
    printNote: "With text, code and outputs in place.",
    notebook: "Save as notebook (.html)",
    notebookNote: "The lab itself with what you wrote, in the Notebook 2.0 format. Bancada opens it again.",
    page: "Page with outputs (.html)",
    pageNote: "To read in any browser, without a network. It runs nothing.",
    ipynb: "Jupyter notebook (.ipynb)",
    ipynbNote: "Text, JavaScript code and outputs. Jupyter and Colab show it; they do not run it.",
    module: "JavaScript module (.js)",
    moduleNote: "The code of the cells in order, imports on top. For use outside Bancada.",
    working: "Getting it ready…",
    done: (name: string) => `File ready: ${name}`,
    failed: "No file was made. Your work is still kept; try again, or choose another format.",
    notReady:
      "The outputs did not come: the notebook is busy or stopped. The file was made without them. Wait for it and export again.",
    cell: (id: number) => (id < 1_000_000 ? `Cell ${id}` : "A cell of yours"),
    head: (title: string) =>
      `${title}\nExported from Bancada. display, html, view, Plot and the modules “bancada/…” exist only inside it.`,
    prose: "This cell is not JavaScript:",
    unread: "This cell has a syntax error:",
  },
});

export type ExportTexts = (typeof exportTexts)["pt-BR"];
