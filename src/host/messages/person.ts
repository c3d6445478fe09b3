import { bilingual } from "./bilingual.ts";

/** One person of a course: their role, their own dates, a way back in, leaving. */
export const personTexts = bilingual({
  "pt-BR": {
    since: (date: string) => `Na turma desde ${date}`,
    role: "Papel na turma",
    isStudent: "Estuda nesta turma: entrega tarefas e recebe notas.",
    isInstructor:
      "Dá este curso: vê entregas e notas de todos, muda tarefas e papéis, e pode criar outras turmas. O que entregou como estudante continua guardado.",
    makeInstructor: "Passar a dar o curso",
    makeStudent: "Voltar a ser estudante",
    makeInstructorAsk: (name: string) =>
      `${name} vai ver as entregas e as notas de todos e poder mudar tudo nesta turma, inclusive o papel de quem dá o curso.`,
    makeStudentAsk: (name: string) =>
      `${name} deixa de ver as entregas dos outros e volta a aparecer nas notas como estudante.`,
    roleChanged: (name: string, teaches: boolean) =>
      teaches ? `${name} agora dá o curso.` : `${name} agora estuda na turma.`,
    cancel: "Deixar como está",
    dates: "Prazos só desta pessoa",
    datesNote: "O prazo próprio vale no lugar do prazo da tarefa, para a nota e o crédito de atraso, na hora.",
    noTasks: "A turma ainda não tem tarefas.",
    taskDue: (due: string) => `prazo da turma: ${due}`,
    ownDue: (due: string) => `prazo próprio: ${due}`,
    newDue: "Novo prazo",
    change: "Dar outro prazo",
    changeOf: (title: string) => `Dar outro prazo em ${title}`,
    grant: "Dar este prazo",
    granted: "Prazo dado. A nota já segue este prazo.",
    withdraw: "Retirar o prazo próprio",
    withdrawn: "Prazo próprio retirado. Vale de novo o prazo da turma.",
    dateMissing: "Falta o dia ou a hora. Preencha os dois.",
    password: "Senha esquecida",
    passwordNote: "Um link que serve uma vez, por uma hora. Entregue-o em mãos: quem o abre escolhe a senha da conta.",
    makeLink: "Criar link de nova senha",
    linkMade: "Link criado. Copie-o agora: ele aparece só esta vez.",
    link: "Link de nova senha",
    leave: "Tirar da turma",
    leaveAsk: (name: string) =>
      `${name} deixa de ver a turma. O que entregou e as notas continuam guardados, e voltam se a pessoa entrar de novo com o código.`,
    left: (name: string) => `${name} não está mais na turma.`,
  },
  en: {
    since: (date) => `In the course since ${date}`,
    role: "Role in the course",
    isStudent: "Studies in this course: hands in assignments and gets grades.",
    isInstructor:
      "Teaches this course: sees everybody's submissions and grades, changes assignments and roles, and may make other courses. What they handed in as a student stays kept.",
    makeInstructor: "Let them teach the course",
    makeStudent: "Make them a student again",
    makeInstructorAsk: (name) =>
      `${name} will see everybody's submissions and grades, and may change everything in this course, also who teaches it.`,
    makeStudentAsk: (name) => `${name} no longer sees what others hand in, and is among the grades as a student again.`,
    roleChanged: (name, teaches) =>
      teaches ? `Now teaching the course: ${name}.` : `Now studying in the course: ${name}.`,
    cancel: "Leave it as it is",
    dates: "Dates of this person only",
    datesNote:
      "A date of their own holds in place of the assignment's, for the grade and for late credit, from now on.",
    noTasks: "The course has no assignments yet.",
    taskDue: (due) => `due for the course: ${due}`,
    ownDue: (due) => `due for this person: ${due}`,
    newDue: "New due date",
    change: "Give another date",
    changeOf: (title) => `Give another date in ${title}`,
    grant: "Give this date",
    granted: "The date is given. The grade follows it already.",
    withdraw: "Take the date back",
    withdrawn: "The date was taken back. The course's own holds again.",
    dateMissing: "The day or the time is missing. Fill in both.",
    password: "Forgotten password",
    passwordNote: "A link that works once, for an hour. Hand it over in person: whoever opens it sets the password.",
    makeLink: "Make a link for a new password",
    linkMade: "The link is made. Copy it now: it is shown this once.",
    link: "Link for a new password",
    leave: "Take out of the course",
    leaveAsk: (name) =>
      `${name} no longer sees the course. What they handed in and their grades stay kept, and come back if they join by the code again.`,
    left: (name) => `${name} is no longer in the course.`,
  },
});
