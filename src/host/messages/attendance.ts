import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** Who was in class. */
export const attendanceTexts = bilingual({
  "pt-BR": {
    title: "Presença",
    lead: "Cada aula dada tem a sua chamada. A frequência é a parte das aulas marcadas em que a pessoa esteve; falta justificada não conta nem a favor nem contra.",
    noStudents: "A chamada aparece quando alguém estudar nesta turma.",
    none: "Nenhuma aula anotada ainda.",
    day: "Dia",
    name: "O que foi a aula",
    nameDefault: (number: number) => `Aula ${number}`,
    make: "Fazer a chamada",
    made: "Aula anotada.",
    rollNote: "Uma aula nova começa com todos presentes: marque só quem faltou. Cada clique é guardado na hora.",
    meetings: "Aulas dadas",
    open: (title: string, day: string) => `${day} · ${title}`,
    openOf: (title: string) => `Abrir a chamada de ${title}`,
    openIt: "Abrir a chamada",
    present: (count: number) => pt.count(count, { one: "presente", other: "presentes" }),
    absent: (count: number) => pt.count(count, { one: "falta", other: "faltas" }),
    marks: { present: "Presente", absent: "Falta", excused: "Justificada" },
    markOf: (name: string) => `Presença de ${name}`,
    allPresent: "Todos presentes",
    fromFile: "Marcar por um arquivo (CSV)",
    fromFileNote:
      "Uma lista de quem esteve, com e-mails, como o relatório de presença do Teams. Quem está nela fica presente, os outros com falta; as justificadas ficam.",
    taken: (present: number, absent: number, strangers: readonly string[]) =>
      `${pt.count(present, { one: "presente", other: "presentes" })}, ${pt.count(absent, { one: "falta", other: "faltas" })}.${
        strangers.length === 0 ? "" : ` No arquivo, mas não na turma: ${strangers.slice(0, 10).join(", ")}.`
      }`,
    noEmails: "O arquivo não tem e-mails. Exporte a lista de quem esteve com uma coluna de e-mails.",
    noneKnown: "Ninguém do arquivo está na turma: nada mudou. Confira se os e-mails são os das contas.",
    saved: "Guardado.",
    saving: "Guardando…",
    notSaved: "Ainda não foi guardado. O que você marcou continua aqui.",
    retry: "Tentar de novo",
    remove: "Apagar esta aula",
    removeAsk: "A aula e a chamada dela somem.",
    keep: "Deixar como está",
    student: "Estudante",
    share: "Frequência",
    presences: "Presenças",
    absences: "Faltas",
    excused: "Justificadas",
    summary: "Frequência da turma",
    caption: (students: number, meetings: number) =>
      `${pt.count(students, { one: "estudante", other: "estudantes" })}, ${pt.count(meetings, { one: "aula", other: "aulas" })}`,
    columns: { name: "Nome", email: "E-mail" },
    letters: { present: "P", absent: "F", excused: "J" },
    fileName: "frequencia",
    own: (share: string, absences: number) =>
      `Sua frequência: ${share}, ${absences === 0 ? "sem faltas" : `com ${pt.count(absences, { one: "falta", other: "faltas" })}`}.`,
  },
  en: {
    title: "Attendance",
    lead: "Each class that was held has its roll. Attendance is the part of the marked classes in which the person was there; an excused absence counts neither for nor against.",
    noStudents: "The roll shows up once somebody studies in this course.",
    none: "No class written down yet.",
    day: "Day",
    name: "What the class was",
    nameDefault: (number) => `Class ${number}`,
    make: "Call the roll",
    made: "The class is written down.",
    rollNote: "A new class begins with everybody present: mark only who was away. Each click is saved at once.",
    meetings: "Classes held",
    open: (title, day) => `${day} · ${title}`,
    openOf: (title) => `Open the roll of ${title}`,
    openIt: "Open the roll",
    present: (count) => en.count(count, { one: "person present", other: "people present" }),
    absent: (count) => en.count(count, { one: "person absent", other: "people absent" }),
    marks: { present: "Present", absent: "Absent", excused: "Excused" },
    markOf: (name) => `Attendance of ${name}`,
    allPresent: "All present",
    fromFile: "Mark from a file (CSV)",
    fromFileNote:
      "A list of who was there, with e-mails, like the attendance report of Teams. Who is on it is present, the others absent; excused ones stay.",
    taken: (present, absent, strangers) =>
      `${en.count(present, { one: "person present", other: "people present" })}, ${en.count(absent, { one: "person absent", other: "people absent" })}.${
        strangers.length === 0 ? "" : ` In the file, but not in the course: ${strangers.slice(0, 10).join(", ")}.`
      }`,
    noEmails: "The file has no e-mails. Export the list of who was there with a column of e-mails.",
    noneKnown:
      "Nobody in the file is in the course: nothing changed. Check that the e-mails are those of the accounts.",
    saved: "Saved.",
    saving: "Saving…",
    notSaved: "Not saved yet. What you marked is still here.",
    retry: "Try again",
    remove: "Delete this class",
    removeAsk: "The class and its roll go away.",
    keep: "Leave it as it is",
    student: "Student",
    share: "Attendance",
    presences: "Present",
    absences: "Absent",
    excused: "Excused",
    summary: "Attendance of the course",
    caption: (students, meetings) =>
      `${en.count(students, { one: "student", other: "students" })}, ${en.count(meetings, { one: "class", other: "classes" })}`,
    columns: { name: "Name", email: "E-mail" },
    letters: { present: "P", absent: "A", excused: "E" },
    fileName: "attendance",
    own: (share, absences) =>
      `Your attendance: ${share}, with ${absences === 0 ? "no absences" : en.count(absences, { one: "absence", other: "absences" })}.`,
  },
});
