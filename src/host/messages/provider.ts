import { bilingual } from "./bilingual.ts";

/** Coming back from a provider of accounts without having been signed in. */
export const providerTexts = bilingual({
  "pt-BR": {
    title: "Outras maneiras de entrar",
    add: (provider: string) => `Entrar também com ${provider}`,
    opens: (provider: string) => `Você entra nesta conta também com ${provider}.`,
    sameEmail: "O e-mail no outro serviço deve ser o mesmo desta conta. Sua senha daqui continua valendo.",
    cancelled: "A entrada pelo outro serviço foi cancelada, e nada mudou. Tente de novo, ou entre com e-mail e senha.",
    hasAccount:
      "Já existe aqui uma conta com o e-mail que o outro serviço informou, e ela abre só com a senha dela. Entre com e-mail e senha; depois, nesta página, permita entrar também pelo outro serviço. Se esqueceu a senha, peça um link a quem dá o curso.",
    otherEmail:
      "O e-mail no outro serviço não é o desta conta, e nada mudou. Entre lá com a conta que tem o mesmo e-mail e tente de novo.",
    otherAccount:
      "Essa conta do outro serviço já abre outra conta daqui, e nada mudou. Saia e entre com ela, se é a sua.",
    noEmail:
      "O outro serviço não informou um e-mail, e a conta daqui precisa de um. Permita o e-mail lá e tente de novo, ou crie uma conta com e-mail e senha.",
    tooLate: "A entrada pelo outro serviço já foi usada, ou ficou aberta tempo demais. Comece de novo.",
    unproven:
      "A resposta do outro serviço não pôde ser confirmada. Tente de novo, ou entre com e-mail e senha; se repetir, avise quem cuida do servidor.",
  },
  en: {
    title: "Other ways to sign in",
    add: (provider) => `Sign in with ${provider} too`,
    opens: (provider) => `You sign in to this account with ${provider} too.`,
    sameEmail: "The e-mail at the other service must be this account's. Your password here stays valid.",
    cancelled:
      "Signing in with the other service was cancelled, and nothing changed. Try again, or use e-mail and password.",
    hasAccount:
      "There is an account here already with the e-mail that the other service gave, and only its own password opens it. Sign in by e-mail and password; then, on this page, let the other service open it too. If you forgot the password, ask whoever teaches the course for a link.",
    otherEmail:
      "The e-mail at the other service is not this account's, and nothing changed. Sign in there with the account that has the same e-mail, and try again.",
    otherAccount:
      "That account of the other service opens another account here already, and nothing changed. Sign out and sign in with it, if it is yours.",
    noEmail:
      "The other service gave no e-mail, and an account here needs one. Allow it there and try again, or make an account by e-mail and password.",
    tooLate: "This sign-in with the other service was used before, or was open for too long. Begin again.",
    unproven:
      "The other service's answer could not be confirmed. Try again, or use e-mail and password; if it happens again, tell whoever runs the server.",
  },
});
