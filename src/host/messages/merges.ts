import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** Two accounts of one person that become one. */
export const mergeTexts = bilingual({
  "pt-BR": {
    title: "Duas contas da mesma pessoa",
    note: "As entregas, as notas, os prazos, a presença e o trabalho dos aparelhos da outra conta passam para esta, e a outra acaba. A pessoa confirma entrando em cada uma das duas contas; até lá nada muda.",
    otherEmail: "E-mail da outra conta",
    look: "Ver o que se uniria",
    wouldMove: (gone: string, kept: string, submissions: number, courses: number, records: number) => {
      const parts = [
        ...(submissions > 0 ? [pt.count(submissions, { one: "entrega", other: "entregas" })] : []),
        ...(courses > 0
          ? [pt.count(courses, { one: "turma em que só ela está", other: "turmas em que só ela está" })]
          : []),
        ...(records > 0 ? [`${pt.count(records, { one: "registro", other: "registros" })} dos aparelhos`] : []),
      ];
      return `De ${gone} para ${kept}: ${parts.length > 0 ? pt.list(parts) : "nenhuma entrega, turma nova ou trabalho de aparelhos"}.`;
    },
    conflicts: (count: number) =>
      `Em ${pt.count(count, { one: "tarefa", other: "tarefas" })} as duas têm nota dada por uma pessoa: fica a mais recente.`,
    propose: "Pedir a união",
    proposed: "Pedido feito. A pessoa encontra a pergunta em Turma, em cada uma das contas, por 14 dias.",
    withdraw: "Retirar o pedido",
    withdrawn: "Pedido retirado.",
    waiting: (gone: string, kept: string, agreed: number) =>
      `União de ${gone} a ${kept}: ${pt.number(agreed)} de 2 contas confirmaram.`,
    ended: {
      refused: (gone: string, kept: string) =>
        `O pedido de unir ${gone} a ${kept} não vale mais: foi retirado, ou uma das contas respondeu que não são da mesma pessoa.`,
      expired: (gone: string, kept: string) =>
        `O pedido de unir ${gone} a ${kept} não vale mais: em 14 dias as duas contas não confirmaram.`,
    },
    merged: (kept: string) =>
      `As duas contas são uma só agora. Entre com o e-mail ${kept} e a senha dele; o outro e-mail não abre mais nada aqui.`,
    refusedDone: "Você respondeu que as duas contas não são suas. Nada mudou nelas, e o pedido não vale mais.",
    question: "Estas duas contas são suas?",
    asks: (who: string, gone: string, kept: string) =>
      `${who} pede para unir a conta ${gone} à conta ${kept}. Depois disso só ${kept} existe, com tudo das duas.`,
    warning:
      "Confirme só se as duas contas são suas: quem entra na conta que fica vê tudo o que as duas têm. Não há volta. Antes, entre com a conta que acaba em cada aparelho seu e espere o trabalho subir.",
    agree: "As duas são minhas: unir",
    refuse: "Não são as duas minhas",
    agreed: (other: string) => `Você confirmou desta conta. Falta confirmar da conta ${other}: saia e entre com ela.`,
  },
  en: {
    title: "Two accounts of one person",
    note: "Submissions, grades, dates, attendance and the work of devices go from the other account to this one, and the other ends. The person confirms by signing in to each of the two; until then nothing changes.",
    otherEmail: "E-mail of the other account",
    look: "See what would come together",
    wouldMove: (gone, kept, submissions, courses, records) => {
      const parts = [
        ...(submissions > 0 ? [en.count(submissions, { one: "submission", other: "submissions" })] : []),
        ...(courses > 0
          ? [en.count(courses, { one: "course that only it is in", other: "courses that only it is in" })]
          : []),
        ...(records > 0 ? [`${en.count(records, { one: "record", other: "records" })} of devices`] : []),
      ];
      return `From ${gone} to ${kept}: ${parts.length > 0 ? en.list(parts) : "no submission, new course or work of devices"}.`;
    },
    conflicts: (count) =>
      `In ${en.count(count, { one: "assignment", other: "assignments" })} both have a grade that a person gave: the later one stays.`,
    propose: "Ask for the merge",
    proposed: "Asked. The person finds the question under Class, in each of the accounts, for 14 days.",
    withdraw: "Withdraw the request",
    withdrawn: "The request was withdrawn.",
    waiting: (gone, kept, agreed) =>
      `Merge of ${gone} into ${kept}: ${en.number(agreed)} of 2 accounts have confirmed.`,
    ended: {
      refused: (gone, kept) =>
        `The request to merge ${gone} into ${kept} has ended: it was withdrawn, or one of the accounts answered that they are not one person's.`,
      expired: (gone, kept) =>
        `The request to merge ${gone} into ${kept} has ended: within 14 days the two accounts did not confirm.`,
    },
    merged: (kept) =>
      `The two accounts are one now. Sign in with the e-mail ${kept} and its password; the other e-mail opens nothing here any more.`,
    refusedDone:
      "You answered that the two accounts are not both yours. Nothing changed in them, and the request holds no more.",
    question: "Are these two accounts yours?",
    asks: (who, gone, kept) =>
      `Asked by ${who}: merge the account ${gone} into the account ${kept}. After that there is only ${kept}, with everything of both.`,
    warning:
      "Confirm only if both accounts are yours: whoever signs in to the one that stays sees all that both have. There is no way back. Before that, sign in with the account that ends on each of your devices and wait until its work is sent.",
    agree: "Both are mine: merge",
    refuse: "They are not both mine",
    agreed: (other) =>
      `You confirmed from this account. It is left to confirm from ${other}: sign out and sign in with it.`,
  },
});
