import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** One work on several devices: how far it is, what was done before signing in, and leaving a computer. */
export const syncTexts = bilingual({
  "pt-BR": {
    title: "Seu trabalho em todos os seus aparelhos",
    lead: "O que você escreve nos laboratórios vai para a sua conta e aparece em outro aparelho quando você entra nele. Sem rede tudo funciona; a troca vem depois.",
    states: {
      "not-yet": "A troca com o servidor ainda não começou.",
      working: "Trocando com o servidor…",
      same: "Tudo o que está neste aparelho está na sua conta.",
      "no-network": "Esperando a rede. O que você escreve fica guardado neste aparelho e vai depois.",
      "signed-out": "A troca parou porque a conta não está aberta. Recarregue a página e entre de novo.",
    },
    lastAt: (date: string) => `Última troca completa: ${date}.`,
    never: "Ainda não houve uma troca completa.",
    kept: (count: number) =>
      `O servidor não aceitou ${pt.count(count, { one: "registro", other: "registros" })}. Eles continuam guardados neste aparelho; baixe uma cópia em Progresso.`,
    now: "Trocar agora",
    beforeTitle: "Trabalho feito aqui antes de alguém entrar",
    beforeLead: (name: string) =>
      `Este navegador tem trabalho que não é de nenhuma conta. Marque só o que é seu: ele passa para a conta de ${name}. O que outra pessoa fez fica onde está.`,
    lastDone: (date: string) => `mexido pela última vez em ${date}`,
    bring: (count: number) => `Trazer ${pt.count(count, { one: "laboratório", other: "laboratórios" })} para a conta`,
    bringNone: "Trazer para a conta",
    chooseFirst: "Marque primeiro o que é seu.",
    brought: "O trabalho agora está na sua conta.",
    notBrought:
      "O navegador não deixou mudar o que está guardado. Nada foi perdido. Recarregue a página e tente de novo.",
    keptHere: (names: string) => `Neste navegador há trabalho de ${names}. Ele abre para quem entra nessa conta.`,
    sessionOver: (name: string) =>
      `Os laboratórios deste navegador mostram o trabalho de ${name}, e a conta está fechada. Se é você, entre para continuar a troca.`,
    notMe: (name: string) => `Não sou ${name}`,
    signOutTitle: "Sair da conta",
    signOutChecking: "Conferindo se tudo chegou ao servidor…",
    signOutSafe: "Tudo o que você escreveu neste aparelho está na sua conta.",
    signOutUnsafe:
      "O servidor ainda não confirmou tudo. O que ele não confirmou fica guardado neste navegador e volta quando você entrar aqui de novo.",
    signOutStays:
      "Ficam no navegador, mesmo removendo: cadernos abertos do disco, treinos registrados e arquivos de dados que você trouxe.",
    leaveAndRemove: "Sair e remover deste computador",
    leaveOnly: "Sair e deixar guardado",
    leaving: "Saindo…",
    leftUnsure:
      "Você saiu da conta, mas o navegador não deixou remover o trabalho guardado. Apague os dados deste site nas opções do navegador.",
  },
  en: {
    title: "Your work on all of your devices",
    lead: "What you write in the labs goes to your account, and is there on another device once you sign in on it. Without a network everything works; the exchange comes later.",
    states: {
      "not-yet": "The exchange with the server has not begun yet.",
      working: "Exchanging with the server…",
      same: "Everything on this device is in your account.",
      "no-network": "Waiting for the network. What you write is kept on this device, and goes later.",
      "signed-out": "The exchange stopped because you are not signed in. Reload the page and sign in again.",
    },
    lastAt: (date) => `Last complete exchange: ${date}.`,
    never: "There was no complete exchange yet.",
    kept: (count) =>
      `The server did not take ${en.count(count, { one: "record", other: "records" })}. They stay on this device; download a copy in Progress.`,
    now: "Exchange now",
    beforeTitle: "Work done here before anybody signed in",
    beforeLead: (name) =>
      `This browser has work that belongs to no account. Tick only what is yours: it moves into the account of ${name}. What somebody else did stays where it is.`,
    lastDone: (date) => `last touched ${date}`,
    bring: (count) => `Bring ${en.count(count, { one: "lab", other: "labs" })} into the account`,
    bringNone: "Bring into the account",
    chooseFirst: "First tick what is yours.",
    brought: "The work is in your account now.",
    notBrought: "The browser did not let what is kept be changed. Nothing was lost. Reload the page and try again.",
    keptHere: (names) => `This browser has work of ${names}. It opens for whoever signs in to that account.`,
    sessionOver: (name) =>
      `The labs in this browser show the work of ${name}, who is not signed in. If this is you, sign in to go on with the exchange.`,
    notMe: (name) => `I am not ${name}`,
    signOutTitle: "Sign out",
    signOutChecking: "Looking whether everything reached the server…",
    signOutSafe: "Everything that you wrote on this device is in your account.",
    signOutUnsafe:
      "The server has not confirmed everything yet. What it did not confirm stays kept in this browser, and is back when you sign in here again.",
    signOutStays:
      "These stay in the browser even if you remove the rest: notebooks opened from disk, recorded runs, and data files that you brought.",
    leaveAndRemove: "Sign out and remove from this computer",
    leaveOnly: "Sign out and keep it here",
    leaving: "Signing out…",
    leftUnsure:
      "You are signed out, but the browser did not let the kept work be removed. Delete this site's data in the options of the browser.",
  },
});
