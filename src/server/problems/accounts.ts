import type { Entry } from "./entry.ts";

/** Accounts: signing in, letters, what devices keep, two accounts made one. */
export const accountProblems = {
  "wrong-password": {
    status: 401,
    "pt-BR": "O e-mail e a senha não combinam. Confira os dois; se esqueceu a senha, peça uma nova.",
    en: "The e-mail and the password do not match. Check both; if you forgot the password, ask for a new one.",
  },
  "unknown-provider": {
    status: 404,
    "pt-BR": "Este servidor não está configurado para entrar por esse provedor. Use e-mail e senha.",
    en: "This server is not configured to sign in with that provider. Use e-mail and password.",
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
} satisfies Record<string, Entry>;
