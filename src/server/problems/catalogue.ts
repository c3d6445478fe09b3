interface Entry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500 | 503 | 507;
  readonly "pt-BR": string;
  readonly en: string;
}

/** Everything that the server can refuse: what happened, and what to do. `{name}` stands for a value. */
export const catalogue = {
  "sign-in-first": { status: 401, "pt-BR": "Entre na sua conta primeiro.", en: "Sign in first." },
  "wrong-password": {
    status: 401,
    "pt-BR": "O e-mail e a senha não combinam. Confira os dois; se esqueceu a senha, peça uma nova.",
    en: "The e-mail and the password do not match. Check both; if you forgot the password, ask for a new one.",
  },
  "not-allowed": {
    status: 403,
    "pt-BR": "Esta conta não tem acesso a esta página. Se deveria ter, fale com quem dá o curso.",
    en: "This account has no access to this. If it should have, ask whoever teaches the course.",
  },
  "wrong-origin": {
    status: 403,
    "pt-BR": "O pedido veio de outro site e foi recusado. Abra o Bancada no endereço dele e tente de novo.",
    en: "The request came from another site and was refused. Open Bancada at its own address and try again.",
  },
  invalid: {
    status: 400,
    "pt-BR": "O pedido tem campos que o servidor não pode aceitar: {fields}. Confira-os e envie de novo.",
    en: "The request has fields that the server cannot accept: {fields}. Check them and send it again.",
  },
  "malformed-json": {
    status: 400,
    "pt-BR": "O corpo do pedido não é JSON válido. Envie-o de novo.",
    en: "The body of the request is not valid JSON. Send it again.",
  },
  "too-large": {
    status: 413,
    "pt-BR": "O que foi enviado passa do limite de {megabytes} MB. Reduza saídas e imagens e envie de novo.",
    en: "What was sent is over the limit of {megabytes} MB. Make outputs and pictures smaller and send it again.",
  },
  "not-found": {
    status: 404,
    "pt-BR": "O servidor não tem o que foi pedido. Confira o endereço.",
    en: "The server does not have what was asked for. Check the address.",
  },
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
  "unknown-provider": {
    status: 404,
    "pt-BR": "Este servidor não está configurado para entrar por esse provedor. Use e-mail e senha.",
    en: "This server is not configured to sign in with that provider. Use e-mail and password.",
  },
  "not-a-student": {
    status: 404,
    "pt-BR": "Esta pessoa não é estudante desta turma.",
    en: "This person is not a student of this course.",
  },
  "email-taken": {
    status: 409,
    "pt-BR": "Já existe uma conta com este e-mail. Entre nela, ou peça uma nova senha.",
    en: "There is an account with this e-mail already. Sign in to it, or ask for a new password.",
  },
  "link-used": {
    status: 400,
    "pt-BR": "Este link já foi usado ou venceu. Peça outro.",
    en: "This link was used already, or has expired. Ask for another.",
  },
  "no-mail": {
    status: 409,
    "pt-BR": "Este servidor não envia e-mail. Peça a quem dá o curso um link para criar uma nova senha.",
    en: "This server sends no e-mail. Ask whoever teaches the course for a link that sets a new password.",
  },
  "mail-configured": {
    status: 409,
    "pt-BR": "Este servidor envia e-mail: a própria pessoa pede a nova senha na página de entrada.",
    en: "This server sends e-mail: the person asks for a new password on the sign-in page.",
  },
  "mail-failed": {
    status: 503,
    "pt-BR": "O e-mail não pôde ser enviado. Tente de novo em alguns minutos, ou avise quem dá o curso.",
    en: "The e-mail could not be sent. Try again in some minutes, or tell whoever teaches the course.",
  },
  "provider-failed": {
    status: 503,
    "pt-BR": "O provedor de entrada não respondeu. Tente de novo, ou use e-mail e senha.",
    en: "The sign-in provider did not answer. Try again, or use e-mail and password.",
  },
  "other-bytes": {
    status: 400,
    "pt-BR": "O que chegou não é o que foi enviado: o arquivo mudou no caminho. Envie-o de novo.",
    en: "What arrived is not what was sent: the file changed on its way. Send it again.",
  },
  "not-a-submission": {
    status: 400,
    "pt-BR": "O servidor não pode aceitar este arquivo. {reason}",
    en: "The server cannot take this file. {reasonEn}",
  },
  "other-lab": {
    status: 409,
    "pt-BR": "A entrega é do laboratório {lab}, e a tarefa pede outro. Escolha a tarefa deste laboratório.",
    en: "The submission is of the lab {lab}, and the assignment asks for another. Choose the assignment of this lab.",
  },
  "lab-not-here": {
    status: 409,
    "pt-BR":
      "A entrega foi feita numa versão do laboratório que este servidor não tem. Abra o laboratório no endereço deste servidor, aceite a versão nova e entregue de novo.",
    en: "The submission was made with a version of the lab that this server does not have. Open the lab at this server's address, take the new version and hand in again.",
  },
  "not-open-yet": {
    status: 409,
    "pt-BR": "A tarefa ainda não abriu. Entregue depois da abertura; o que você escreveu continua guardado.",
    en: "The assignment is not open yet. Hand in after it opens; what you wrote stays kept.",
  },
  erased: {
    status: 404,
    "pt-BR": "Este arquivo foi apagado: a pessoa apagou a conta, ou acabou o tempo que a turma guarda entregas.",
    en: "This file was erased: the person deleted their account, or the time is over that the course keeps submissions.",
  },
  "runs-the-server": {
    status: 409,
    "pt-BR":
      "Esta conta cuida do servidor, e ele não pode ficar sem ela. Quem instalou o servidor encerra tudo apagando a pasta dele.",
    en: "This account runs the server, which cannot do without it. Whoever installed the server ends it all by deleting its folder.",
  },
  "other-email": {
    status: 409,
    "pt-BR": "O e-mail não é o desta conta. Para apagá-la, escreva o e-mail com que você entra.",
    en: "The e-mail is not the one of this account. To delete it, type the e-mail that you sign in with.",
  },
  "other-account": {
    status: 409,
    "pt-BR": "Outra conta entrou neste navegador. Nada foi trocado com o servidor. Recarregue a página.",
    en: "Another account signed in on this browser. Nothing was exchanged with the server. Reload the page.",
  },
  "sync-full": {
    status: 409,
    "pt-BR":
      "A conta já guarda no servidor o máximo de trabalho ({events} registros ou {megabytes} MB). O que você escreveu continua neste computador. Avise quem cuida do servidor.",
    en: "The account keeps the most that the server takes ({events} records or {megabytes} MB). What you wrote stays on this computer. Tell whoever runs the server.",
  },
  "not-a-grader": {
    status: 401,
    "pt-BR": "Só um corretor com um token que vale pode pedir isto. Peça um token novo a quem cuida do servidor.",
    en: "Only a grader with a valid token may ask for this. Ask whoever runs the server for a new token.",
  },
  "not-the-operator": {
    status: 401,
    "pt-BR": "Só um programa que lê a pasta do servidor pode pedir isto: rode npm run backup na máquina dele.",
    en: "Only a program that reads the server's folder may ask for this: run npm run backup on its machine.",
  },
  "grade-out-of-range": {
    status: 400,
    "pt-BR": "A nota {points} passa do máximo da tarefa, que é {most}. Confira as notas e envie de novo.",
    en: "The grade {points} is over the assignment's most, which is {most}. Check the grades and send them again.",
  },
  "names-hidden": {
    status: 409,
    "pt-BR": "A correção desta tarefa é anônima. Dê a nota na própria entrega, ou revele antes os nomes, em Entregas.",
    en: "Grading of this assignment is anonymous. Give the grade at the submission, or reveal the names first, under Submissions.",
  },
  "names-revealed": {
    status: 409,
    "pt-BR":
      "Os nomes desta tarefa já foram revelados: quem corrige já os viu, e escondê-los de novo não os faria esquecer.",
    en: "The names of this assignment were revealed already: whoever grades has seen them, and hiding them again would not undo that.",
  },
  "weights-not-whole": {
    status: 400,
    "pt-BR": "Os pesos dos critérios somam {sum} %, e devem somar 100 %. Ajuste-os e guarde de novo.",
    en: "The weights of the criteria add up to {sum} %, and must add up to 100 %. Adjust them and save again.",
  },
  "other-rubric": {
    status: 409,
    "pt-BR": "A tarefa usa agora outra planilha, ou outra versão dela. Recarregue a página e preencha a que aparece.",
    en: "The assignment now uses another rubric, or another version of it. Reload the page and fill in what it shows.",
  },
  "rubric-not-filled": {
    status: 400,
    "pt-BR":
      "A planilha tem {criteria} critérios, e cada um precisa de um nível dos que ela tem. Complete os que faltam.",
    en: "The rubric has {criteria} criteria, and each needs one of its levels. Complete those that are missing.",
  },
  "regrade-under-way": {
    status: 409,
    "pt-BR": "Já há uma recorreção desta tarefa. Publique-a ou descarte-a antes de começar outra.",
    en: "A regrade of this assignment is under way. Publish or discard it before you start another.",
  },
  "regrade-not-done": {
    status: 409,
    "pt-BR": "A recorreção ainda não terminou: faltam {left}. Espere, ou clique em Continuar se ela está parada.",
    en: "The regrade is not done: {left} are left. Wait for it, or click Resume where it was stopped.",
  },
  "regrade-ended": {
    status: 409,
    "pt-BR": "Esta recorreção já foi publicada ou descartada. Comece outra.",
    en: "This regrade was published or discarded already. Start another.",
  },
  "merge-same": {
    status: 400,
    "pt-BR": "As duas contas são a mesma. Escreva o e-mail da outra conta da pessoa.",
    en: "The two accounts are one and the same. Type the e-mail of the person's other account.",
  },
  "merge-unknown": {
    status: 404,
    "pt-BR":
      "Nenhuma conta de estudante com este e-mail está só em turmas que você dá. Confira o e-mail. Se a pessoa estuda também em turmas de outros, quem cuida do servidor une as contas.",
    en: "No student's account with this e-mail is only in courses that you teach. Check the e-mail. If the person studies in others' courses too, whoever runs the server merges the accounts.",
  },
  "merge-open": {
    status: 409,
    "pt-BR": "Uma destas contas já está noutro pedido de união. Espere a resposta, ou retire aquele pedido.",
    en: "One of these accounts is in another proposal to merge. Wait for the answer, or withdraw that proposal.",
  },
  "merge-ended": {
    status: 409,
    "pt-BR": "Este pedido de união não vale mais: foi respondido, retirado, ou passou do prazo. Recarregue a página.",
    en: "This proposal to merge does not hold any more: it was answered, withdrawn, or is too old. Reload the page.",
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
  "too-many-attempts": {
    status: 429,
    "pt-BR": "Muitas tentativas em pouco tempo. Espere {seconds} s e tente de novo.",
    en: "Too many attempts in a short time. Wait {seconds} s and try again.",
  },
  busy: {
    status: 503,
    "pt-BR":
      "Muita gente está entrando ao mesmo tempo. Espere {seconds} s e tente de novo; quem já entrou segue trabalhando.",
    en: "Many people are signing in at once. Wait {seconds} s and try again; whoever is signed in goes on working.",
  },
  "disk-full": {
    status: 507,
    "pt-BR": "O disco do servidor está cheio: nada foi guardado. Avise quem cuida do servidor e envie de novo depois.",
    en: "The server's disk is full: nothing was kept. Tell whoever runs the server, and send it again later.",
  },
  unavailable: {
    status: 503,
    "pt-BR": "O servidor ainda não pode atender. Tente de novo em alguns segundos; o que você escreveu continua aqui.",
    en: "The server cannot answer yet. Try again in some seconds; what you wrote stays here.",
  },
  internal: {
    status: 500,
    "pt-BR":
      "O servidor falhou neste pedido. Tente de novo; se repetir, informe o número {requestId} a quem cuida dele.",
    en: "The server failed at this request. Try again; if it happens again, tell whoever runs it the number {requestId}.",
  },
} satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof catalogue;
