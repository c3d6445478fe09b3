import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** The panels beside the notebook. */
export const panelTexts = bilingual({
  "pt-BR": {
    label: "Painéis",
    close: "Fechar os painéis",
    tabs: {
      variables: "Variáveis",
      graph: "Dependências",
      tensors: "Tensores",
      log: "Registro",
      runs: "Treinos",
      network: "Rede",
    },
    goTo: (cell: string) => `Célula ${cell}`,
    noCell: "fora de uma célula",

    variables: {
      caption: "O que cada nome do caderno guarda agora",
      find: "Procurar um nome",
      empty: "Nenhuma célula define um nome ainda. Execute uma célula como “const idade = 41;” e ela aparece aqui.",
      noneFound: "Nenhum nome assim.",
      loading: "Olhando os valores…",
      silent: "O caderno não respondeu, talvez por estar ocupado. Os valores voltam quando ele parar ou for parado.",
      name: "Nome e tipo",
      value: "Valor",
      where: "Célula e memória",
      noValue: (state: string) => `sem valor: célula ${state}`,
      before: (state: string) => `valor de antes: célula ${state}`,
      fitted: "ajustado com fit",
      unfitted: "ainda sem fit",
      disposed: "descartado: não dá mais para ler",
      unreadable: "não deu para olhar este valor",
      parameters: (count: number) => pt.count(count, { one: "parâmetro", other: "parâmetros" }),
      columns: (count: number) => pt.count(count, { one: "coluna", other: "colunas" }),
      characters: (count: number) => pt.count(count, { one: "caractere", other: "caracteres" }),
      items: (count: number) => pt.count(count, { one: "item", other: "itens" }),
      sizeNote:
        "A memória é exata para tensores e vetores tipados. Para o resto é uma estimativa: 2 bytes por caractere, 8 por número ou referência, e nas listas longas uma amostra vale pelo todo.",
    },

    graph: {
      caption: "O que cada célula usa e para quem ela serve",
      empty: "Nenhuma célula usa um nome de outra. Quando uma usar, o desenho aparece aqui.",
      drawing: "Desenho das dependências; a lista abaixo diz o mesmo",
      data: "usa um valor",
      effect: "espera quem muda o valor",
      cell: "Célula",
      needs: "Usa",
      feeds: "Serve a",
      prose: "texto",
      nothing: "nada",
      alone: (cells: string) => `Sem ligação com outras: ${cells}.`,
      edge: (from: string, names: string) => `${names} da ${from}`,
      edgeTo: (to: string, names: string) => `${names} para a ${to}`,
      afterEdge: (from: string, names: string) => `espera a ${from}, que muda ${names}`,
      beforeEdge: (to: string, names: string) => `muda ${names} antes da ${to}`,
      node: (cell: string, names: string, state: string) =>
        names ? `Célula ${cell}, define ${names}: ${state}` : `Célula ${cell}: ${state}`,
    },

    tensors: {
      caption: "Tensores vivos de cada célula",
      empty:
        "Nenhuma célula guarda um tensor. Quando uma criar um com tf, por exemplo tf.tensor([1, 2, 3]), ele é contado aqui.",
      cell: "Célula",
      count: "Tensores",
      bytes: "Memória",
      total: "Total",
      leak: "parece vazar",
      leakText: (cells: string, runs: number) =>
        `Os tensores da ${cells} aumentaram em ${pt.number(runs)} execuções seguidas sem que as entradas mudassem. Procure onde eles se acumulam (uma lista que só cresce, um laço sem tf.tidy) e chame dispose() no que não usa mais.`,
      backend: (name: string) => `O tfjs calcula em ${name}.`,
      backends: {
        wasm: "WebAssembly (wasm), no processador: os números se repetem em todo navegador",
        cpu: "JavaScript puro (cpu), no processador: os números se repetem, e demora mais",
        webgl:
          "WebGL, na placa de vídeo: rápido em redes grandes, e os últimos dígitos mudam de um aparelho para outro",
        webgpu:
          "WebGPU, na placa de vídeo: rápido em redes grandes, e os últimos dígitos mudam de um aparelho para outro",
      },
      note: "O que uma célula criou é descartado quando ela roda de novo, a menos que outra célula ainda o guarde.",
    },

    log: {
      caption: "O que o caderno imprimiu com console",
      empty: "Nada impresso ainda. O que as células escrevem com console.log(…) aparece aqui, com a célula e a hora.",
      noneFound: "Nenhuma linha assim. Mude o nível ou o texto procurado.",
      find: "Procurar no registro",
      level: "Nível",
      all: "Todos",
      levels: { log: "log", info: "info", warn: "aviso", error: "erro" },
      clear: "Limpar",
      shown: (shown: number, all: number) =>
        `${pt.number(shown)} de ${pt.count(all, { one: "linha", other: "linhas" })}`,
      kept: (most: number) => `Ficam as últimas ${pt.number(most)} linhas.`,
    },
  },
  en: {
    label: "Panels",
    close: "Close the panels",
    tabs: {
      variables: "Variables",
      graph: "Dependencies",
      tensors: "Tensors",
      log: "Log",
      runs: "Runs",
      network: "Network",
    },
    goTo: (cell) => `Cell ${cell}`,
    noCell: "outside a cell",

    variables: {
      caption: "What each name of the notebook holds now",
      find: "Find a name",
      empty: "No cell defines a name yet. Run a cell such as “const age = 41;” and it appears here.",
      noneFound: "No such name.",
      loading: "Looking at the values…",
      silent:
        "The notebook did not answer, perhaps because it is busy. The values are back when it ends or is stopped.",
      name: "Name and type",
      value: "Value",
      where: "Cell and memory",
      noValue: (state) => `no value: cell ${state}`,
      before: (state) => `value of before: cell ${state}`,
      fitted: "fitted",
      unfitted: "not fitted yet",
      disposed: "disposed: it can't be read any more",
      unreadable: "this value could not be looked at",
      parameters: (count) => en.count(count, { one: "parameter", other: "parameters" }),
      columns: (count) => en.count(count, { one: "column", other: "columns" }),
      characters: (count) => en.count(count, { one: "character", other: "characters" }),
      items: (count) => en.count(count, { one: "item", other: "items" }),
      sizeNote:
        "Memory is exact for tensors and typed arrays. For the rest it is an estimate: 2 bytes a character, 8 a number or reference, and in long lists a sample stands for the whole.",
    },

    graph: {
      caption: "What each cell uses, and what uses it",
      empty: "No cell uses a name of another. Once one does, the drawing appears here.",
      drawing: "Drawing of the dependencies; the list below says the same",
      data: "uses a value",
      effect: "waits for what changes the value",
      cell: "Cell",
      needs: "Uses",
      feeds: "Serves",
      prose: "prose",
      nothing: "nothing",
      alone: (cells) => `Not linked to others: ${cells}.`,
      edge: (from, names) => `${names} of ${from}`,
      edgeTo: (to, names) => `${names} for ${to}`,
      afterEdge: (from, names) => `waits for ${from}, which changes ${names}`,
      beforeEdge: (to, names) => `changes ${names} before ${to}`,
      node: (cell, names, state) => (names ? `Cell ${cell}, defines ${names}: ${state}` : `Cell ${cell}: ${state}`),
    },

    tensors: {
      caption: "Living tensors of each cell",
      empty: "No cell holds a tensor. When one makes one with tf, such as tf.tensor([1, 2, 3]), it is counted here.",
      cell: "Cell",
      count: "Tensors",
      bytes: "Memory",
      total: "Total",
      leak: "seems to leak",
      leakText: (cells, runs) =>
        `The tensors of ${cells} grew in ${en.number(runs)} runs in a row while the inputs stayed as they were. Look for where they pile up (a list that only grows, a loop without tf.tidy) and call dispose() on what is no longer used.`,
      backend: (name) => `tfjs computes on ${name}.`,
      backends: {
        wasm: "WebAssembly (wasm), on the processor: the numbers repeat in every browser",
        cpu: "plain JavaScript (cpu), on the processor: the numbers repeat, and it takes longer",
        webgl: "WebGL, on the graphics card: fast for large networks, and the last digits differ between devices",
        webgpu: "WebGPU, on the graphics card: fast for large networks, and the last digits differ between devices",
      },
      note: "What a cell made is disposed when the cell runs again, unless another cell still holds it.",
    },

    log: {
      caption: "What the notebook printed with console",
      empty: "Nothing printed yet. What cells write with console.log(…) appears here, with its cell and time.",
      noneFound: "No such line. Change the level or the text you look for.",
      find: "Find in the log",
      level: "Level",
      all: "All",
      levels: { log: "log", info: "info", warn: "warning", error: "error" },
      clear: "Clear",
      shown: (shown, all) => `${en.number(shown)} of ${en.count(all, { one: "line", other: "lines" })}`,
      kept: (most) => `The last ${en.number(most)} lines are kept.`,
    },
  },
});
