import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** A student's data: what is agreed to (its version stands in shared/consent.ts), a copy of it, its end. */
export const privacyTexts = bilingual({
  "pt-BR": {
    consentTitle: "O que é guardado, e quem vê",
    consent: [
      "O servidor desta turma guarda seu nome, seu e-mail, o que você escreve e faz nos laboratórios enquanto está na conta, o que você entrega, as correções e as notas.",
      "Quem dá o curso vê o que você entrega e o teste do seu computador; não vê o que você só escreve. Quem cuida do servidor pode ver tudo. Nada vai para outros sites ou empresas.",
      "Serve para estudar em vários aparelhos, corrigir e dar notas. A turma diz por quanto tempo guarda as entregas.",
      "Você pode baixar tudo e apagar a conta quando quiser, na página Turma. Sem conta dá para estudar do mesmo jeito.",
    ],
    bySigningUp: "Ao criar a conta, você concorda com isto:",
    agreeLead: "Para usar a conta, leia e diga se concorda. Quem não concorda pode apagar a conta abaixo.",
    agree: "Concordo",
    agreed: "Anotado: você concordou com este texto.",
    title: "Seus dados",
    keptForEver: (course: string) => `${course} guarda as entregas sem prazo.`,
    keptFor: (course: string, months: number, date: string) =>
      `${course} guarda as entregas por ${pt.count(months, { one: "mês", other: "meses" })} depois do último prazo: até ${date}, pelas datas de hoje. As notas ficam.`,
    download: "Baixar tudo o que o servidor guarda",
    downloadNote: "Um arquivo JSON com a conta, as entregas, as correções, as notas e o trabalho dos seus aparelhos.",
    erase: "Apagar a conta",
    eraseTitle: "Apagar a conta para sempre",
    eraseText:
      "Somem do servidor: nome, e-mail, senha, o trabalho dos seus aparelhos e os arquivos que você entregou. Some também o que este navegador guarda desta conta. Ninguém consegue desfazer.",
    eraseKeeps:
      "A turma fica com os pontos e as datas das entregas, sem o seu nome. O que você entregou em grupo fica para os outros.",
    eraseType: "Para confirmar, escreva o e-mail da conta",
    eraseDo: "Apagar para sempre",
    eraseLocalFailed:
      "A conta foi apagada do servidor, mas o navegador não deixou apagar a cópia deste aparelho. Apague os dados deste site nas opções do navegador.",
  },
  en: {
    consentTitle: "What is kept, and who sees it",
    consent: [
      "The server of this class keeps your name, your e-mail, what you write and do in the labs while you are signed in, what you hand in, how it was graded, and the grades.",
      "Whoever teaches the course sees what you hand in and the test of your computer; what you only write they do not see. Whoever runs the server can see everything. Nothing goes to other sites or companies.",
      "It is for studying on several devices, for grading and for grades. The course says how long it keeps what is handed in.",
      "You can download everything and delete the account whenever you like, on the page Class. You can study just as well without an account.",
    ],
    bySigningUp: "By making the account you agree to this:",
    agreeLead:
      "To use the account, read this and say whether you agree. Whoever does not can delete the account below.",
    agree: "I agree",
    agreed: "Noted: you agreed to this text.",
    title: "Your data",
    keptForEver: (course) => `In ${course} what is handed in is kept for ever.`,
    keptFor: (course, months, date) =>
      `In ${course} what is handed in is kept for ${en.count(months, { one: "month", other: "months" })} after the last due date: until ${date}, as dates stand today. Grades stay.`,
    download: "Download everything that the server keeps",
    downloadNote: "A JSON file with the account, submissions, gradings, grades and the work of your devices.",
    erase: "Delete the account",
    eraseTitle: "Delete the account for ever",
    eraseText:
      "These leave the server: name, e-mail, password, the work of your devices and the files that you handed in. What this browser keeps of the account goes too. Nobody can undo it.",
    eraseKeeps:
      "The course keeps the points and the dates of what was handed in, without your name. What you handed in as a team stays for the others.",
    eraseType: "To confirm, type the e-mail of the account",
    eraseDo: "Delete for ever",
    eraseLocalFailed:
      "The account was deleted on the server, but the browser did not let the copy on this device be deleted. Delete this site's data in the options of the browser.",
  },
});
