import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** Filling the spreadsheet of another system: Teams, Moodle, the school's own. */
export const fillTexts = bilingual({
  "pt-BR": {
    open: "Preencher planilha de outro sistema",
    lead: "Exporte do Teams, do Moodle ou do sistema da escola a planilha de notas em CSV e escolha-a aqui. As colunas que você ligar recebem as notas; o resto volta como veio.",
    file: "Planilha CSV do outro sistema",
    noEmails: "O arquivo não tem uma coluna com e-mails, pela qual se conhecem as pessoas. Exporte-o com os e-mails.",
    emailColumn: "Coluna dos e-mails",
    columns: "O que vai em cada coluna",
    column: (at: number) => `coluna ${pt.number(at)}`,
    asItIs: "Fica como está",
    average: "Média (0 a 10)",
    share: "Frequência (%)",
    filled: (count: number) =>
      `${pt.count(count, { one: "pessoa da turma está", other: "pessoas da turma estão" })} na planilha.`,
    strangers: (emails: readonly string[]) => `Não estão na turma, e ficam como vieram: ${emails.join(", ")}.`,
    nothingChosen: "Ligue pelo menos uma coluna a uma tarefa, à média ou à frequência.",
    save: "Baixar preenchida",
  },
  en: {
    open: "Fill another system's spreadsheet",
    lead: "Export the grades from Teams, Moodle or the school's system as CSV and choose the file here. The columns that you connect get the grades; all else goes back as it came.",
    file: "CSV of the other system",
    noEmails: "The file has no column of e-mails, by which people are known. Export it with e-mails.",
    emailColumn: "Column of e-mails",
    columns: "What goes into each column",
    column: (at) => `column ${en.number(at)}`,
    asItIs: "Stays as it is",
    average: "Average (0 to 10)",
    share: "Attendance (%)",
    filled: (count) =>
      `${en.count(count, { one: "person of the course is", other: "people of the course are" })} in the file.`,
    strangers: (emails) => `Not in the course, and left as they came: ${emails.join(", ")}.`,
    nothingChosen: "Connect at least one column to an assignment, the average or attendance.",
    save: "Download it filled",
  },
});
