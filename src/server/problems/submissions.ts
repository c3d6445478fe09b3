import type { Entry } from "./entry.ts";

/** What is handed in, and how it is graded. */
export const submissionProblems = {
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
} satisfies Record<string, Entry>;
