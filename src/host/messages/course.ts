import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** What holds for a course as a whole: its name, its code, its dates, how long it keeps what is handed in. */
export const courseTexts = bilingual({
  "pt-BR": {
    title: "Ajustes da turma",
    name: "Nome da turma",
    rename: "Guardar o nome",
    renamed: "Nome guardado.",
    code: "Código da turma",
    codeNote:
      "Quem tem o código entra como estudante. Um código novo faz o antigo deixar de valer; quem já entrou fica.",
    newCode: "Criar código novo",
    codeMade: (code: string) => `O código agora é ${code}.`,
    dates: "Mudar todas as datas",
    datesNote:
      "Feriado, greve, um semestre novo: aberturas, prazos e prazos próprios andam juntos o mesmo número de dias.",
    noDates: "A turma ainda não tem tarefas com datas.",
    days: "Quantos dias (negativo para antes)",
    week: (weeks: number) => pt.count(weeks, { one: "semana depois", other: "semanas depois" }),
    weekBefore: "1 semana antes",
    move: "Mudar as datas",
    wouldMove: (tasks: number, extensions: number) =>
      `Mudariam ${pt.count(tasks, { one: "tarefa", other: "tarefas" })} e ${pt.count(extensions, { one: "prazo próprio", other: "prazos próprios" })}. As notas seguem as datas novas.`,
    opens: "Abre",
    due: "Prazo",
    now: (date: string) => `agora: ${date}`,
    moved: (tasks: number) => `Datas de ${pt.count(tasks, { one: "tarefa mudadas", other: "tarefas mudadas" })}.`,
    retention: "Por quanto tempo a turma guarda as entregas",
    retentionNote:
      "Depois desse tempo, contado do último prazo da turma, são apagados os arquivos entregues, o que a correção mostrou e os comentários. As notas ficam. Quem estuda vê este tempo em Seus dados.",
    forever: "Guardar sem prazo",
    months: "Meses depois do último prazo",
    saveRetention: "Guardar",
    retentionSaved: "Guardado.",
    erasesAt: (date: string) => `Pelas datas de hoje, as entregas serão apagadas em ${date}.`,
    erasesNow:
      "Pelas datas de hoje esse tempo já passou: as entregas são apagadas na próxima limpeza, dentro de um dia. Não há volta.",
    consent: "Quem concordou com o texto sobre dados",
    consentNote:
      "Quem cria a conta nesta página concorda com este texto. Quem entra por outro provedor é perguntado em Turma.",
    consented: (agreed: number, all: number) => `Concordaram: ${pt.number(agreed)} de ${pt.number(all)}.`,
    notYet: (names: readonly string[]) => `Ainda não: ${pt.list(names)}.`,
    theText: "O texto",
  },
  en: {
    title: "Settings of the course",
    name: "Name of the course",
    rename: "Save the name",
    renamed: "The name is saved.",
    code: "Code of the course",
    codeNote: "Who has the code joins as a student. A new code ends the old one; who has joined stays.",
    newCode: "Make a new code",
    codeMade: (code) => `The code is ${code} now.`,
    dates: "Move all dates",
    datesNote:
      "A holiday, a strike, a new term: openings, due dates and people's own dates move by the same number of days.",
    noDates: "The course has no assignments with dates yet.",
    days: "How many days (negative: earlier)",
    week: (weeks) => en.count(weeks, { one: "week later", other: "weeks later" }),
    weekBefore: "1 week earlier",
    move: "Move the dates",
    wouldMove: (tasks, extensions) =>
      `${en.count(tasks, { one: "assignment", other: "assignments" })} and ${en.count(extensions, { one: "date of one person", other: "dates of one person" })} would move. Grades follow the new dates.`,
    opens: "Opens",
    due: "Due",
    now: (date) => `now ${date}`,
    moved: (tasks) => `The dates of ${en.count(tasks, { one: "assignment are", other: "assignments are" })} moved.`,
    retention: "How long the course keeps what is handed in",
    retentionNote:
      "After that time, counted from the course's last due date, the files, what grading showed of them and the comments are erased. Grades stay. Students see this time under Your data.",
    forever: "Keep for ever",
    months: "Months after the last due date",
    saveRetention: "Save",
    retentionSaved: "Saved.",
    erasesAt: (date) => `As dates stand today, submissions will be erased on ${date}.`,
    erasesNow:
      "As dates stand today that time is over: submissions are erased at the next clean-up, within a day. There is no way back.",
    consent: "Who agreed to the text on their data",
    consentNote:
      "Who makes an account on this page agrees to this text. Who comes by another provider is asked under Class.",
    consented: (agreed, all) => `Agreed: ${en.number(agreed)} of ${en.number(all)}.`,
    notYet: (names) => `Not yet: ${en.list(names)}.`,
    theText: "The text",
  },
});
