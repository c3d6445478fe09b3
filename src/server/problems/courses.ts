import type { Entry } from "./entry.ts";

/** Courses: who is in them, their dates, who hands in together. */
export const courseProblems = {
  "unknown-join-code": {
    status: 404,
    "pt-BR": "Nenhuma turma tem este código. Confira-o com quem dá o curso: os códigos mudam quando são renovados.",
    en: "No course has this code. Check it with whoever teaches the course: codes change when they are renewed.",
  },
  "unknown-lab": {
    status: 404,
    "pt-BR": "Este servidor não tem esta versão do laboratório. Escolha uma da lista de laboratórios publicados.",
    en: "This server does not have this version of the lab. Choose one from the list of published labs.",
  },
  "not-a-student": {
    status: 404,
    "pt-BR": "Esta pessoa não é estudante desta turma.",
    en: "This person is not a student of this course.",
  },
  "last-instructor": {
    status: 409,
    "pt-BR": "A turma ficaria sem quem a dê. Dê antes este papel a outra pessoa.",
    en: "Nobody would be left to teach the course. Give that role to somebody else first.",
  },
  "no-teams-here": {
    status: 409,
    "pt-BR": "Nesta tarefa cada pessoa entrega sozinha. Quem dá o curso pode permitir equipes na tarefa.",
    en: "In this assignment everybody hands in alone. Whoever teaches the course can allow teams in it.",
  },
  "no-such-classmate": {
    status: 404,
    "pt-BR":
      "Nenhuma outra pessoa estuda nesta turma com este e-mail. Confira o e-mail com que ela entra, e se ela já está na turma.",
    en: "Nobody else studies in this course with this e-mail. Check the e-mail that they sign in with, and whether they have joined the course.",
  },
  "in-a-team": {
    status: 409,
    "pt-BR": "{name} já está numa equipe desta tarefa. Se quiser mudar, ela sai daquela primeiro.",
    en: "{name} is in a team of this assignment already. To change, they leave that one first.",
  },
  "leave-team-first": {
    status: 409,
    "pt-BR": "Você já está numa equipe desta tarefa. Saia dela antes de entrar em outra.",
    en: "You are in a team of this assignment already. Leave it before you join another.",
  },
  "team-full": {
    status: 409,
    "pt-BR": "A equipe já tem {size} pessoas, o máximo desta tarefa.",
    en: "The team has {size} people already, the most that this assignment allows.",
  },
  "teams-changed": {
    status: 409,
    "pt-BR": "As equipes desta tarefa mudaram neste instante. Veja como estão agora e tente de novo.",
    en: "The teams of this assignment changed at this very moment. Look at how they are now, and try again.",
  },
  "no-invitation": {
    status: 404,
    "pt-BR": "Este convite não vale mais: a equipe acabou ou foi mudada. Peça outro.",
    en: "This invitation no longer holds: the team ended or was changed. Ask for another.",
  },
  "team-too-large": {
    status: 400,
    "pt-BR": "Uma das equipes tem {count} pessoas, e a tarefa permite até {size}. Divida-a e guarde de novo.",
    en: "One of the teams has {count} people, and the assignment allows {size}. Split it and save again.",
  },
  "in-two-teams": {
    status: 400,
    "pt-BR": "Alguém está em duas equipes. Deixe cada pessoa numa só e guarde de novo.",
    en: "Somebody is in two teams. Leave each person in one, and save again.",
  },
  "solutions-need-a-date": {
    status: 400,
    "pt-BR": "Falta a data em que as soluções abrem. Preencha-a, ou escolha outra regra.",
    en: "The date is missing on which the solutions open. Fill it in, or choose another rule.",
  },
  "late-work-never-ends": {
    status: 400,
    "pt-BR":
      "Entrega atrasada sempre vale alguma coisa nesta tarefa, e assim as soluções nunca abririam. Escolha uma data, ou acrescente um passo que vale 0 %.",
    en: "Late work is always worth something in this assignment, so the solutions would never open. Choose a date, or add a step that is worth 0 %.",
  },
  "solutions-closed": {
    status: 409,
    "pt-BR": "As soluções desta tarefa ainda não abriram para a turma.",
    en: "The solutions of this assignment are not open to the course yet.",
  },
  "due-before-opening": {
    status: 400,
    "pt-BR": "O prazo termina antes da abertura. Troque uma das duas datas.",
    en: "The work is due before it opens. Change one of the two dates.",
  },
} satisfies Record<string, Entry>;
