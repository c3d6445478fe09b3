import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** So many are named; of the others it says how many they are. */
const mostNamed = 10;
const named = (items: readonly string[], more: (count: number) => string, between = ", "): string =>
  items.slice(0, mostNamed).join(between) + (items.length > mostNamed ? more(items.length - mostNamed) : "");
const morePt = (count: number) => ` e mais ${pt.number(count)}`;
const moreEn = (count: number) => ` and ${en.number(count)} more`;

/** The gradebook, and grades that people give. */
export const gradebookTexts = bilingual({
  "pt-BR": {
    title: "Notas",
    empty: "As notas aparecem quando a turma tiver uma tarefa e alguém que estude nela.",
    columns: { name: "Nome", email: "E-mail", average: "Média" },
    caption: (students: number, tasks: number) =>
      `${pt.count(students, { one: "estudante", other: "estudantes" })} × ${pt.count(tasks, { one: "tarefa", other: "tarefas" })}`,
    legend:
      "Cada nota está na escala de sua tarefa. A média vai de 0 a 10: cada tarefa pesa o mesmo, e a que já venceu sem nota vale 0. Clique num nome para dar uma nota.",
    fileName: "notas",
    marks: {
      manual: "(manual)",
      basisChanged: "(manual; base mudou)",
      waiting: "na fila",
      broken: "espera uma pessoa",
      nothing: "–",
    },
    noGrade: "Ainda sem nota.",
    gradeNow: (points: string, most: string, manual: boolean) =>
      manual ? `Nota ${points} de ${most}, dada por uma pessoa.` : `Nota ${points} de ${most}, da correção automática.`,
    basisChanged: "Depois disso a entrega foi corrigida de novo: veja se a nota ainda vale.",
    points: (most: number) => `Nota, de 0 a ${pt.number(most)}`,
    justification: "Justificativa",
    justificationNote: "A pessoa que entregou lê isto junto com a nota.",
    giveGrade: "Dar nota",
    gradeOf: (title: string) => `Dar nota em ${title}`,
    gradeSaved: "Nota dada. A correção automática não a troca mais.",
    withdrawGrade: "Voltar à automática",
    gradeWithdrawn: "A nota manual foi retirada. Vale de novo a da correção automática, se houver uma.",
    import: "Trazer uma planilha",
    importLead:
      "CSV ou XLSX com uma coluna E-mail e colunas com os títulos das tarefas, como a planilha que esta página baixa. Célula vazia não muda nada.",
    file: "Planilha",
    noSheet: "O arquivo não tem uma coluna E-mail, ou não é CSV nem XLSX. Baixe a planilha daqui e use-a como modelo.",
    changes: (count: number) =>
      count === 0 ? "Nada mudaria." : `${pt.count(count, { one: "nota mudaria", other: "notas mudariam" })}:`,
    change: (name: string, task: string, before: string, after: string) => `${name}, ${task}: ${before} → ${after}`,
    strangers: (emails: readonly string[]) => `Não estão na turma, e ficam de fora: ${named(emails, morePt)}.`,
    unread: (places: readonly string[]) =>
      `Não são notas destas tarefas, e ficam de fora: ${named(places, morePt, "; ")}.`,
    repeated: (emails: readonly string[]) =>
      `Estão em mais de uma linha, e ficam de fora: ${named(emails, morePt)}. Deixe uma linha para cada pessoa.`,
    ragged: (emails: readonly string[]) =>
      `Têm mais células que o cabeçalho, e ficam de fora: ${named(emails, morePt)}. Num CSV separado por vírgulas, a nota 8,5 vira duas células: guarde-o separado por ponto e vírgula, ou como XLSX.`,
    otherHeads: (heads: readonly string[]) =>
      `Colunas que não têm o título de uma tarefa daqui, e ficam de fora: ${named(heads, morePt)}.`,
    moreChanges: (count: number) => `e mais ${pt.number(count)}`,
    fromSheet: "Nota da planilha da turma.",
    take: "Dar estas notas",
  },
  en: {
    title: "Grades",
    empty: "Grades show up once the course has an assignment and somebody who studies in it.",
    columns: { name: "Name", email: "E-mail", average: "Average" },
    caption: (students, tasks) =>
      `${en.count(students, { one: "student", other: "students" })} × ${en.count(tasks, { one: "assignment", other: "assignments" })}`,
    legend:
      "Each grade is on the scale of its assignment. The average goes from 0 to 10: each assignment weighs the same, and one that was due and has no grade is worth 0. Click a name to give a grade.",
    fileName: "grades",
    marks: {
      manual: "(by hand)",
      basisChanged: "(by hand; basis changed)",
      waiting: "in the queue",
      broken: "waits for a person",
      nothing: "–",
    },
    noGrade: "No grade yet.",
    gradeNow: (points, most, manual) =>
      manual ? `Grade ${points} of ${most}, given by a person.` : `Grade ${points} of ${most}, by automatic grading.`,
    basisChanged: "The submission was graded anew after that: see whether the grade still holds.",
    points: (most) => `Grade, from 0 to ${en.number(most)}`,
    justification: "Justification",
    justificationNote: "Whoever handed in reads this beside the grade.",
    giveGrade: "Give a grade",
    gradeOf: (title) => `Give a grade in ${title}`,
    gradeSaved: "The grade is given. Automatic grading no longer replaces it.",
    withdrawGrade: "Back to the automatic one",
    gradeWithdrawn: "The grade was taken back. That of automatic grading holds again, if there is one.",
    import: "Bring a spreadsheet",
    importLead:
      "CSV or XLSX with a column E-mail and columns named as the assignments, like the spreadsheet that this page downloads. An empty cell changes nothing.",
    file: "Spreadsheet",
    noSheet:
      "The file has no column E-mail, or is neither CSV nor XLSX. Download the spreadsheet from here and use it as a model.",
    changes: (count) =>
      count === 0
        ? "Nothing would change."
        : `${en.count(count, { one: "grade would change", other: "grades would change" })}:`,
    change: (name, task, before, after) => `${name}, ${task}: ${before} → ${after}`,
    strangers: (emails) => `Not in the course, and left out: ${named(emails, moreEn)}.`,
    unread: (places) => `No grades of these assignments, and left out: ${named(places, moreEn, "; ")}.`,
    repeated: (emails) =>
      `In more than one line, and left out: ${named(emails, moreEn)}. Leave one line for each person.`,
    ragged: (emails) =>
      `With more cells than the heads, and left out: ${named(emails, moreEn)}. In a CSV separated by commas the grade 8,5 becomes two cells: save it separated by semicolons, or as XLSX.`,
    otherHeads: (heads) => `Columns that are not named as an assignment here, and left out: ${named(heads, moreEn)}.`,
    moreChanges: (count) => `and ${en.number(count)} more`,
    fromSheet: "Grade from the course's spreadsheet.",
    take: "Give these grades",
  },
});
