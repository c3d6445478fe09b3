import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** The class: signing in, courses, handing in to them, and what came of it. */
export const classTexts = bilingual({
  "pt-BR": {
    title: "Turma",
    loading: "Perguntando ao servidor…",
    noClass: "Este endereço não tem turma. Tudo o mais funciona: abra um laboratório e trabalhe.",
    later:
      "O servidor da turma não respondeu. Seu trabalho está guardado neste computador. Tente de novo em instantes.",
    toCourse: "Ir para o curso",
    signIn: "Entrar",
    signInLead:
      "Quem tem conta entra com e-mail e senha. Ninguém precisa de conta para estudar; ela serve para entregar.",
    signUp: "Criar conta",
    signUpLead: "Com uma conta você entrega à turma e recebe a correção. Para estudar ninguém precisa dela.",
    haveAccount: "Já tenho conta",
    name: "Nome",
    nameNote: "Como quem dá o curso conhece você.",
    email: "E-mail",
    password: "Senha",
    passwordNote: "Pelo menos 8 caracteres. Uma frase curta serve bem.",
    remember: "Continuar na conta depois de fechar o navegador. Num computador que outros usam, deixe desmarcado.",
    forgot: "Esqueci a senha",
    emailFirst: "Escreva seu e-mail no campo e clique outra vez em Esqueci a senha.",
    letterSent: "Se este e-mail tem conta, uma carta com um link já está a caminho. O link vale por uma hora.",
    with: (provider: string) => `Entrar com ${provider}`,
    signOut: "Sair",
    signedInAs: (name: string) => `Você entrou como ${name}.`,
    signOutFailed:
      "O servidor da turma não respondeu: você continua dentro. Espere a rede e tente de novo, antes de deixar um computador que outros usam.",
    signOutWaiting: (count: number) =>
      `${pt.count(count, { one: "entrega ainda espera", other: "entregas ainda esperam" })} a rede neste computador. Quem sai agora pode enviar depois, entrando aqui de novo.`,
    courses: "Suas turmas",
    noCourses: "Você ainda não está em nenhuma turma. Escreva o código que quem dá o curso passou.",
    joinCode: "Código da turma",
    join: "Entrar na turma",
    joined: (course: string) => `Você está na turma ${course}.`,
    teaches: "Você dá este curso",
    teach: "Abrir a turma",
    codeIs: "Código para a turma:",
    newCourse: "Nome da nova turma",
    create: "Criar turma",
    noAssignments: "Ainda não há tarefas.",
    due: (date: string) => `até ${date}`,
    wasDue: (date: string) => `o prazo terminou em ${date}`,
    opens: (date: string) => `abre em ${date}`,
    late: {
      /** Beside the moment at which it was received. */
      came: (credit: number) =>
        `com atraso: ${credit === 0 ? "não vale pontos" : `vale ${credit === 1 ? "ainda todos os" : `${pt.percent(credit)} dos`} pontos`}`,
      afterDue: (credit: number) =>
        credit === 0
          ? "Depois do prazo uma entrega não vale pontos."
          : `Com atraso uma entrega vale ${credit === 1 ? "ainda todos os" : `${pt.percent(credit)} dos`} pontos.`,
      now: (credit: number) =>
        credit === 0
          ? "Uma entrega feita agora não vale pontos."
          : `Uma entrega feita agora vale ${credit === 1 ? "ainda todos os" : `${pt.percent(credit)} dos`} pontos.`,
      after: (date: string, credit: number) =>
        `Depois de ${date}: ${credit === 0 ? "nenhum ponto" : pt.percent(credit)}.`,
    },
    openLab: (title: string) => `Abrir o laboratório de ${title}`,
    lab: "Abrir o laboratório",
    notHanded: "Nada entregue ainda",
    grade: (points: number, most: number) => `Nota ${pt.number(points)} de ${pt.number(most)}`,
    states: {
      waitingNetwork: "Esperando a rede",
      refused: "Não aceita",
      waiting: "Recebida, esperando a correção",
      graded: "Corrigida",
      broken: "Recebida; uma pessoa vai corrigir",
    },
    withFeedback: {
      waiting: "Recebida, com devolutiva; a correção automática ainda vem",
      graded: "Corrigida, com devolutiva",
      broken: "Recebida, com devolutiva",
    },
    brokenNote: "A correção automática não conseguiu executar o trabalho. Quem dá o curso vê isso na turma.",
    receivedAt: (date: string) => `recebida em ${date}`,
    handedAt: (date: string) => `entregue em ${date}`,
    receipt: (code: string) => `recibo ${code}`,
    feedback: "Ver a correção",
    hideFeedback: "Esconder a correção",
    feedbackOf: (title: string) => `Correção de ${title}`,
    gradeBeforeLate: (points: number) => `Antes do crédito por atraso: ${pt.number(points)}.`,
    gradeWhy: (reason: string) => `Nota dada por uma pessoa: ${reason}`,
    strengths: "Forças",
    improvements: "Melhorias",
    nextStep: "Próximo passo",
    comments: "Comentários nas células",
    commentOn: (cell: number, author: string) =>
      cell < 1_000_000 ? `Célula ${cell}, ${author}:` : `Numa célula sua, ${author}:`,
    sealed: (passed: number, all: number) =>
      `Testes que só a correção tem: ${pt.number(passed)} de ${pt.number(all)} passaram`,
    status: (waiting: number, graded: number) =>
      `Entregas: ${pt.number(graded)} com correção, ${pt.number(waiting)} na fila`,
    needsPerson: (count: number) =>
      `${pt.count(count, { one: "entrega espera", other: "entregas esperam" })} uma pessoa, porque a correção automática não conseguiu`,
    noGrader:
      "Nenhum corretor está em ação: o que está na fila espera. Quem cuida do servidor encontra o motivo no terminal do servidor, e o que fazer em docs/server.md.",
    sendTitle: "Enviar para a turma",
    sendLead: (task: string) => `O arquivo vai para: ${task}. Dá para entregar de novo.`,
    task: "Tarefa",
    send: "Enviar para a turma",
    sending: "Enviando…",
    sent: "Recebida. O recibo está abaixo.",
    kept: "Guardada neste computador. Será enviada quando a rede voltar, com esta página aberta ou na próxima visita.",
    keptSignedOut: "Guardada neste computador. Entre na turma para que ela seja enviada.",
    notKept: "O navegador não guardou a entrega. Baixe o arquivo e mande-o a quem dá o curso.",
    noTask: "Nenhuma das suas turmas pede este laboratório. Dá para baixar o arquivo.",
    signInToSend: "Entre na turma para enviar por aqui.",
    yours: "Suas entregas deste laboratório",
  },
  en: {
    title: "Class",
    loading: "Asking the server…",
    noClass: "This address has no class. Everything else works: open a lab and get to work.",
    later: "The class server did not answer. Your work is kept on this computer. Try again in a moment.",
    toCourse: "Go to the course",
    signIn: "Sign in",
    signInLead: "With an account, sign in by e-mail and password. Nobody needs one to study; it is for handing in.",
    signUp: "Make an account",
    signUpLead: "With an account you hand in to the class and get it graded. Nobody needs one to study.",
    haveAccount: "I have an account",
    name: "Name",
    nameNote: "As whoever teaches the course knows you.",
    email: "E-mail",
    password: "Password",
    passwordNote: "At least 8 characters. A short sentence does well.",
    remember: "Stay signed in after the browser closes. Leave it off on a computer that others use.",
    forgot: "I forgot the password",
    emailFirst: "Write your e-mail into the field, and click I forgot the password again.",
    letterSent: "If this e-mail has an account, a letter with a link is on its way. The link works for an hour.",
    with: (provider) => `Sign in with ${provider}`,
    signOut: "Sign out",
    signedInAs: (name) => `You are signed in as ${name}.`,
    signOutFailed:
      "The class server did not answer: you are still signed in. Wait for the network and try again, before you leave a computer that others use.",
    signOutWaiting: (count) =>
      `${en.count(count, { one: "submission still waits", other: "submissions still wait" })} for the network on this computer. After signing out you can send later, by signing in here again.`,
    courses: "Your courses",
    noCourses: "You are in no course yet. Type the code that whoever teaches it gave you.",
    joinCode: "Code of the course",
    join: "Join the course",
    joined: (course) => `You are in the course ${course}.`,
    teaches: "You teach this course",
    teach: "Open the course",
    codeIs: "Code for the class:",
    newCourse: "Name of the new course",
    create: "Make the course",
    noAssignments: "There are no assignments yet.",
    due: (date) => `due ${date}`,
    wasDue: (date) => `was due ${date}`,
    opens: (date) => `opens ${date}`,
    late: {
      came: (credit) =>
        `late: it earns ${credit === 0 ? "no points" : `${credit === 1 ? "all" : en.percent(credit)} of the points`}`,
      afterDue: (credit) =>
        credit === 0
          ? "After that a submission earns no points."
          : `A late submission earns ${credit === 1 ? "all" : en.percent(credit)} of the points.`,
      now: (credit) =>
        credit === 0
          ? "A submission made now earns no points."
          : `A submission made now earns ${credit === 1 ? "all" : en.percent(credit)} of the points.`,
      after: (date, credit) => `After ${date}: ${credit === 0 ? "no points" : en.percent(credit)}.`,
    },
    openLab: (title) => `Open the lab of ${title}`,
    lab: "Open the lab",
    notHanded: "Nothing handed in yet",
    grade: (points, most) => `Grade ${en.number(points)} of ${en.number(most)}`,
    states: {
      waitingNetwork: "Waiting for the network",
      refused: "Not taken",
      waiting: "Received, waiting to be graded",
      graded: "Graded",
      broken: "Received; a person will grade it",
    },
    withFeedback: {
      waiting: "Received, with feedback; automatic grading is still to come",
      graded: "Graded, with feedback",
      broken: "Received, with feedback",
    },
    brokenNote: "Automatic grading could not run the work. Whoever teaches the course sees that in the class.",
    receivedAt: (date) => `received ${date}`,
    handedAt: (date) => `handed in ${date}`,
    receipt: (code) => `receipt ${code}`,
    feedback: "See the grading",
    hideFeedback: "Hide the grading",
    feedbackOf: (title) => `Grading of ${title}`,
    gradeBeforeLate: (points) => `Before the credit for late work: ${en.number(points)}.`,
    gradeWhy: (reason) => `Grade given by a person: ${reason}`,
    strengths: "Strengths",
    improvements: "To improve",
    nextStep: "Next step",
    comments: "Comments on cells",
    commentOn: (cell, author) => (cell < 1_000_000 ? `Cell ${cell}, ${author}:` : `On a cell of yours, ${author}:`),
    sealed: (passed, all) => `Tests that only grading has: ${en.number(passed)} of ${en.number(all)} passed`,
    status: (waiting, graded) => `Submissions: ${en.number(graded)} graded, ${en.number(waiting)} in the queue`,
    needsPerson: (count) =>
      `${en.count(count, { one: "submission waits", other: "submissions wait" })} for a person, as automatic grading could not do it`,
    noGrader:
      "No grader is at work: what is in the queue waits. Whoever runs the server finds the reason in the server's terminal, and what to do in docs/server.md.",
    sendTitle: "Send to the class",
    sendLead: (task) => `The file goes to: ${task}. You can hand in again.`,
    task: "Assignment",
    send: "Send to the class",
    sending: "Sending…",
    sent: "Received. The receipt is below.",
    kept: "Kept on this computer. It is sent when the network is back, with this page open or at the next visit.",
    keptSignedOut: "Kept on this computer. Sign in to the class for it to be sent.",
    notKept: "The browser did not keep the submission. Download the file and send it to whoever teaches the course.",
    noTask: "None of your courses asks for this lab. You can download the file.",
    signInToSend: "Sign in to the class to send it from here.",
    yours: "Your submissions of this lab",
  },
});
