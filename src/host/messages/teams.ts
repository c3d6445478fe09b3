import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** Pairs and teams: forming one, handing in together, and setting them for a course. */
export const teamTexts = bilingual({
  "pt-BR": {
    title: "Equipe",
    titleOf: (task: string) => `Equipe em ${task}`,
    rule: (size: number) =>
      `Entrega em equipe de até ${pt.count(size, { one: "pessoa", other: "pessoas" })}: quem está na equipe quando a entrega chega é autor dela, a vê e recebe a nota. Cada um conta com o próprio prazo. Quem sai ou entra depois não muda o que já foi entregue.`,
    alone: "Você está sem equipe: o que entregar será só seu.",
    members: (names: readonly string[]) => `Na equipe: ${pt.list(names)}`,
    invited: (names: readonly string[]) => `Com convite, ainda sem resposta: ${pt.list(names)}`,
    email: "E-mail de um colega da turma",
    invite: "Convidar",
    inviteSent: (email: string) => `O convite está na página Turma de quem tem este e-mail: ${email}`,
    asks: (names: readonly string[]) => `${pt.list(names)}: convite para você entrar na equipe`,
    join: "Entrar na equipe",
    joinOf: (names: readonly string[]) => `Entrar na equipe de ${pt.list(names)}`,
    decline: "Recusar",
    declineOf: (names: readonly string[]) => `Recusar o convite de ${pt.list(names)}`,
    leave: "Sair da equipe",
    leaveOf: (task: string) => `Sair da equipe em ${task}`,
    joined: "Você entrou na equipe.",
    declined: "Convite recusado.",
    left: "Você saiu da equipe. O que foi entregue junto continua de todos.",
    by: (names: readonly string[]) => `de ${pt.list(names)}`,
    size: "Quantas pessoas entregam juntas",
    sizeNote: "1: cada pessoa sozinha.",
    upTo: (size: number) => `equipes de até ${pt.number(size)}`,
    open: "Equipes",
    openOf: (title: string) => `Equipes de ${title}`,
    setLead:
      "Escreva o mesmo número para quem trabalha junto; vazio é sozinho. Mudar equipes não muda o que já foi entregue: vale quem estava na equipe quando a entrega chegou. A nota que você dá ao ler uma entrega é da equipe toda, e dá para dar outra a uma só pessoa.",
    student: "Estudante",
    number: "Equipe",
    numberOf: (name: string) => `Equipe de ${name}`,
    noStudents: "Ainda não há estudantes na turma.",
    import: "Trazer equipes (CSV)",
    importNote: "Um arquivo com uma coluna de e-mails e uma de equipes. Confira a tabela e guarde.",
    importColumns: "O arquivo precisa de uma coluna “e-mail” e de uma coluna “equipe”. Dê estes títulos a elas.",
    imported: (found: number, missing: readonly string[]) =>
      missing.length === 0
        ? `${pt.count(found, { one: "pessoa recebeu", other: "pessoas receberam" })} equipe. Falta guardar.`
        : `${pt.count(found, { one: "pessoa recebeu", other: "pessoas receberam" })} equipe. Ninguém da turma tem estes e-mails: ${missing.slice(0, 20).join(", ")}. Falta guardar.`,
    save: "Guardar as equipes",
    saved: "Equipes guardadas.",
    notATask: "Esta tarefa não está nesta turma. Volte às tarefas e escolha outra.",
    back: "Todas as tarefas",
  },
  en: {
    title: "Team",
    titleOf: (task) => `Team in ${task}`,
    rule: (size) =>
      `Handing in as a team of up to ${en.count(size, { one: "person", other: "people" })}: whoever is in the team when the submission arrives is its author, sees it and gets the grade. Each counts with their own due date. Who leaves or joins later changes nothing of what was handed in.`,
    alone: "You have no team: what you hand in will be yours alone.",
    members: (names) => `In the team: ${en.list(names)}`,
    invited: (names) => `Invited, no answer yet: ${en.list(names)}`,
    email: "E-mail of a classmate",
    invite: "Invite",
    inviteSent: (email) => `The invitation is on the Class page of who has this e-mail: ${email}`,
    asks: (names) => `${en.list(names)}: an invitation for you to join the team`,
    join: "Join the team",
    joinOf: (names) => `Join the team of ${en.list(names)}`,
    decline: "Decline",
    declineOf: (names) => `Decline the invitation of ${en.list(names)}`,
    leave: "Leave the team",
    leaveOf: (task) => `Leave the team in ${task}`,
    joined: "You joined the team.",
    declined: "The invitation is declined.",
    left: "You left the team. What was handed in together stays everybody's.",
    by: (names) => `by ${en.list(names)}`,
    size: "How many people hand in together",
    sizeNote: "1: everybody alone.",
    upTo: (size) => `teams of up to ${en.number(size)}`,
    open: "Teams",
    openOf: (title) => `Teams of ${title}`,
    setLead:
      "Write the same number for those who work together; empty is alone. Changing teams changes nothing of what was handed in: whoever was in the team when it arrived counts. A grade that you give while reading a submission is the whole team's, and one person can be given another.",
    student: "Student",
    number: "Team",
    numberOf: (name) => `Team of ${name}`,
    noStudents: "There are no students in the course yet.",
    import: "Bring teams (CSV)",
    importNote: "A file with a column of e-mails and one of teams. Check the table, and save.",
    importColumns: "The file needs a column “email” and a column “team”. Give them these titles.",
    imported: (found, missing) =>
      missing.length === 0
        ? `${en.count(found, { one: "person has", other: "people have" })} a team. It is not saved yet.`
        : `${en.count(found, { one: "person has", other: "people have" })} a team. Nobody in the course has these e-mails: ${missing.slice(0, 20).join(", ")}. It is not saved yet.`,
    save: "Save the teams",
    saved: "The teams are saved.",
    notATask: "This assignment is not in this course. Go back to the assignments and choose another.",
    back: "All assignments",
  },
});
