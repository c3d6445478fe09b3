import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** The student's own files: what is kept, and the dialog that shows a file before it is used. */
export const ownFilesTexts = bilingual({
  "pt-BR": {
    title: "Seus arquivos neste laboratório",
    lead: "Os arquivos ficam neste navegador: nada é enviado a lugar nenhum.",
    pick: "Escolher um arquivo…",
    dropHint:
      "Ou solte em qualquer lugar da página. CSV, TSV, TXT, JSON, Parquet, imagens, uma pasta de imagens, ou o .zip do Kaggle.",
    drop: "Solte para ver o arquivo e usá-lo neste laboratório",
    none: "Ainda não há arquivos.",
    files: "Arquivos guardados",
    kept: (count: number, size: string) => `${pt.count(count, { one: "arquivo", other: "arquivos" })}, ${size}.`,
    free: (size: string) => `O navegador ainda aceita ${size}.`,
    use: "Usar",
    labelOfUse: (name: string) => `Usar ${name}`,
    remove: "Apagar",
    removeLabel: (name: string) => `Apagar ${name}`,
    removeSure: (name: string) => `Apagar ${name} deste navegador? As células que o leem vão falhar.`,
    removeDo: "Apagar de vez",
    removed: (name: string) => `${name} foi apagado.`,
    removeFailed: (name: string) =>
      `O navegador não deixou apagar ${name}: ele continua aqui. Recarregue a página e tente de novo.`,
    cancel: "Cancelar",
    back: "Voltar à lista",
    place: (at: number, all: number) => `Arquivo ${pt.number(at)} de ${pt.number(all)}`,
    skip: "Pular este arquivo",
    insert: "Guardar e inserir célula",
    insertKept: "Inserir célula",
    inserted: (name: string) => `Célula inserida: ela lê ${name}.`,
    keeping: "Guardando…",
    code: "A célula vai ter este código:",
    nameTaken: (name: string) => `Já há um arquivo ${name} neste laboratório.`,
    replace: "Substituir",
    keepBoth: (name: string) => `Guardar como ${name}`,
    reading: "Lendo o começo do arquivo…",
    encoding: "Codificação",
    delimiter: "Separador",
    decimal: "Sinal decimal",
    thousands: "Milhares",
    header: "A primeira linha tem os nomes das colunas",
    missing: "Marcas de valor que falta, além da célula vazia (separe com espaço)",
    guessed: (value: string) => `${value} (parece)`,
    delimiters: { comma: "vírgula ,", semicolon: "ponto e vírgula ;", tab: "tabulação", bar: "barra |" },
    decimals: { point: "ponto 1.5", comma: "vírgula 1,5" },
    noThousands: "nenhum",
    thousandsOf: { point: "ponto 1.234", comma: "vírgula 1,234", space: "espaço 1 234" },
    types: { number: "número", text: "texto", boolean: "sim ou não" },
    typeOf: (column: string) => `Tipo da coluna ${column}`,
    firstRows: (rows: number, columns: number) =>
      `As primeiras ${pt.count(rows, { one: "linha", other: "linhas" })}, ${pt.count(columns, { one: "coluna", other: "colunas" })}`,
    moreColumns: (count: number) => `e mais ${pt.count(count, { one: "coluna", other: "colunas" })}`,
    absent: "falta",
    absentCount: (count: number) => `${pt.count(count, { one: "falta", other: "faltas" })}`,
    onlyStart: (size: string) => `Esta prévia leu só os primeiros ${size}; a célula lê tudo.`,
    ragged: (count: number) =>
      `${pt.count(count, { one: "linha tem", other: "linhas têm" })} mais ou menos campos que o cabeçalho. O que falta vira valor que falta, e o que sobra fica de fora.`,
    raggedLine: (line: number, fields: string) => `linha ${line}: ${fields}`,
    fields: (count: number) => pt.count(count, { one: "campo", other: "campos" }),
    oneColumn:
      "Só apareceu uma coluna. Se a tabela tem mais, troque o separador; se o arquivo é um texto comum, está certo.",
    jsonList: (items: number) => `Uma lista com ${pt.count(items, { one: "item", other: "itens" })}.`,
    jsonObject: (keys: string) => `Um objeto com: ${keys}.`,
    jsonValue: "Um valor só.",
    jsonBroken: (line: number, detail: string) =>
      `Não é JSON válido${line > 0 ? ` (linha ${line})` : ""}. Em JSON, nomes e textos têm aspas duplas, e não há vírgula depois do último item. O navegador diz: ${detail}`,
    jsonLarge: "É grande demais para uma prévia. A célula lê o arquivo inteiro de uma vez, e isso pode demorar.",
    start: "O começo",
    other: "Este tipo de arquivo não tem prévia. A célula recebe os bytes dele, e o que fazer com eles é com você.",
    notebook:
      "Isto parece um caderno, não dados: para abri-lo, use a página do curso. Como dado, a célula recebe os bytes dele.",
    zip: (count: number) => `O zip tem ${pt.count(count, { one: "arquivo", other: "arquivos" })}. Escolha um:`,
    zipEmpty: "O zip está vazio.",
    zipMost: (count: number) => `A lista mostra os primeiros ${pt.number(count)}.`,
    zipChoose: (name: string) => `Escolher ${name}`,
    zipUnpacking: (name: string, percent: string) => `Descompactando ${name}: ${percent}`,
    zipStop: "Parar",
    zipFault: {
      "no-zip": "O arquivo não é um zip, ou foi cortado no meio. Baixe-o de novo.",
      "too-many": "O zip tem arquivos demais (mais de 100 mil). Descompacte no computador e traga só o que vai usar.",
      bomb: "O zip promete um tamanho e entrega outro, ou cresce centenas de vezes ao abrir. Por segurança, parei. Confira de onde ele veio.",
      "too-large":
        "O arquivo dentro do zip passa de 2 GB e não cabe no caderno. Descompacte no computador e traga uma parte.",
      locked: "O arquivo dentro do zip tem senha. Descompacte no computador e traga o que está dentro.",
      method: "O zip usa uma compressão que o navegador não abre. Descompacte no computador.",
      damaged: "O zip está danificado. Baixe-o de novo.",
    },
    refused: {
      "too-large":
        "O arquivo passa de 2 GB e não cabe no caderno. Separe uma parte dele no computador. Nada foi guardado.",
      quota:
        "O navegador não tem espaço para este arquivo. Apague arquivos que não usa, aqui ou no computador. Nada foi guardado, e o que já estava continua.",
      unreadable:
        "Não consegui ler o arquivo. Se for uma pasta, compacte-a em .zip; se o arquivo mudou de lugar, escolha-o de novo.",
      denied:
        "O navegador não deixa guardar nada nesta janela (janela anônima?). Abra o laboratório numa janela normal.",
      unknown: "O navegador não conseguiu guardar o arquivo. Tente de novo. Nada foi guardado.",
    },
    tooLarge: (size: string) =>
      `O arquivo tem ${size}. O caderno aceita até 2 GB: separe uma parte dele no computador. Nada foi guardado.`,
    listFailed: "O navegador não deixou ler os arquivos guardados.",
  },
  en: {
    title: "Your files in this lab",
    lead: "The files stay in this browser: nothing is sent anywhere.",
    pick: "Choose a file…",
    dropHint:
      "Or drop it anywhere on the page. CSV, TSV, TXT, JSON, Parquet, pictures, a folder of pictures, or a .zip from Kaggle.",
    drop: "Drop to see the file and use it in this lab",
    none: "There are no files yet.",
    files: "Kept files",
    kept: (count, size) => `${en.count(count, { one: "file", other: "files" })}, ${size}.`,
    free: (size) => `The browser would still take ${size}.`,
    use: "Use",
    labelOfUse: (name) => `Use ${name}`,
    remove: "Delete",
    removeLabel: (name) => `Delete ${name}`,
    removeSure: (name) => `Delete ${name} from this browser? The cells that read it will fail.`,
    removeDo: "Delete for good",
    removed: (name) => `${name} was deleted.`,
    removeFailed: (name) =>
      `The browser did not let ${name} be deleted: it is still here. Reload the page and try again.`,
    cancel: "Cancel",
    back: "Back to the list",
    place: (at, all) => `File ${en.number(at)} of ${en.number(all)}`,
    skip: "Skip this file",
    insert: "Keep it and insert a cell",
    insertKept: "Insert a cell",
    inserted: (name) => `Cell inserted: it reads ${name}.`,
    keeping: "Saving…",
    code: "The cell will have this code:",
    nameTaken: (name) => `This lab already has a file ${name}.`,
    replace: "Replace it",
    keepBoth: (name) => `Keep it as ${name}`,
    reading: "Reading the beginning of the file…",
    encoding: "Encoding",
    delimiter: "Separator",
    decimal: "Decimal sign",
    thousands: "Thousands",
    header: "The first line has the names of the columns",
    missing: "Marks of a missing value, besides the empty cell (separate by spaces)",
    guessed: (value) => `${value} (it seems)`,
    delimiters: { comma: "comma ,", semicolon: "semicolon ;", tab: "tab", bar: "bar |" },
    decimals: { point: "point 1.5", comma: "comma 1,5" },
    noThousands: "none",
    thousandsOf: { point: "point 1.234", comma: "comma 1,234", space: "space 1 234" },
    types: { number: "number", text: "text", boolean: "yes or no" },
    typeOf: (column) => `Type of column ${column}`,
    firstRows: (rows, columns) =>
      `The first ${en.count(rows, { one: "row", other: "rows" })}, ${en.count(columns, { one: "column", other: "columns" })}`,
    moreColumns: (count) => `and ${en.count(count, { one: "more column", other: "more columns" })}`,
    absent: "missing",
    absentCount: (count) => `${en.number(count)} missing`,
    onlyStart: (size) => `This preview read only the first ${size}; the cell reads everything.`,
    ragged: (count) =>
      `${en.count(count, { one: "row has", other: "rows have" })} more or fewer fields than the header. What lacks becomes a missing value, and what is too much is left out.`,
    raggedLine: (line, fields) => `line ${line}: ${fields}`,
    fields: (count) => en.count(count, { one: "field", other: "fields" }),
    oneColumn:
      "Only one column was found. If the table has more, change the separator; if it is plain text, all is well.",
    jsonList: (items) => `A list of ${en.count(items, { one: "item", other: "items" })}.`,
    jsonObject: (keys) => `An object with: ${keys}.`,
    jsonValue: "A single value.",
    jsonBroken: (line, detail) =>
      `This is not valid JSON${line > 0 ? ` (line ${line})` : ""}. In JSON, names and texts have double quotes, and no comma follows the last item. The browser says: ${detail}`,
    jsonLarge: "It is too large for a preview. The cell reads the whole file at once, which may take long.",
    start: "The beginning",
    other: "This kind of file has no preview. The cell gets its bytes, and what to do with them is up to you.",
    notebook:
      "This looks like a notebook, not data: to open it, use the course page. As data, the cell gets its bytes.",
    zip: (count) => `The zip has ${en.count(count, { one: "file", other: "files" })}. Choose one:`,
    zipEmpty: "The zip is empty.",
    zipMost: (count) => `The list shows the first ${en.number(count)}.`,
    zipChoose: (name) => `Choose ${name}`,
    zipUnpacking: (name, percent) => `Unpacking ${name}: ${percent}`,
    zipStop: "Stop",
    zipFault: {
      "no-zip": "The file is not a zip, or was cut short. Download it again.",
      "too-many":
        "The zip has too many files (more than 100 thousand). Unpack it on the computer and bring only what you use.",
      bomb: "The zip promises one size and gives another, or grows hundreds of times when opened. To be safe, it was stopped. Check where it comes from.",
      "too-large":
        "The file within the zip is larger than 2 GB and does not fit in the notebook. Unpack it on the computer and bring a part.",
      locked: "The file within the zip has a password. Unpack it on the computer and bring what is inside.",
      method: "The zip uses a compression that the browser does not open. Unpack it on the computer.",
      damaged: "The zip is damaged. Download it again.",
    },
    refused: {
      "too-large":
        "The file is larger than 2 GB and does not fit in the notebook. Take a part of it on the computer. Nothing was kept.",
      quota:
        "The browser has no room for this file. Delete files that you don't use, here or on the computer. Nothing was kept, and what was there still is.",
      unreadable:
        "The file could not be read. If it is a folder, pack it as a .zip; if the file moved, choose it again.",
      denied:
        "The browser does not let anything be kept in this window (a private one?). Open the lab in a normal window.",
      unknown: "The browser could not keep the file. Try again. Nothing was kept.",
    },
    tooLarge: (size) =>
      `The file has ${size}. The notebook takes up to 2 GB: take a part of it on the computer. Nothing was kept.`,
    listFailed: "The browser did not let the kept files be read.",
  },
});
