import { html } from "hono/html";

const texts = {
  "pt-BR": {
    first: "Criar a conta de quem dá o curso",
    firstWhy: "Este link funciona uma vez. A conta pode criar turmas.",
    password: "Criar uma nova senha",
    passwordWhy: "Este link funciona uma vez, por uma hora. As sessões abertas desta conta serão encerradas.",
    name: "Nome",
    email: "E-mail",
    secret: "Senha (8 caracteres ou mais)",
    send: "Criar",
    done: "Pronto.",
    open: "Abrir a Bancada",
    incomplete: "O endereço está incompleto: abra o link inteiro, como foi enviado.",
    offline: "O servidor não respondeu. Confira a rede e tente de novo.",
  },
  en: {
    first: "Make the account of whoever teaches",
    firstWhy: "This link works once. The account can make courses.",
    password: "Set a new password",
    passwordWhy: "This link works once, for an hour. Open sessions of this account will end.",
    name: "Name",
    email: "E-mail",
    secret: "Password (8 characters or more)",
    send: "Create",
    done: "Done.",
    open: "Open Bancada",
    incomplete: "The address is incomplete: open the whole link, as it was sent.",
    offline: "The server did not answer. Check the network and try again.",
  },
};

/** The page behind a one-time link: a form, and a script that sends it with the secret after `#`. */
export function linkPage({ kind, language }: { kind: "first-instructor" | "new-password"; language: "pt-BR" | "en" }) {
  const text = texts[language];
  const first = kind === "first-instructor";
  const title = first ? text.first : text.password;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · Bancada</title><link rel="stylesheet" href="link-page.css"><script type="module" src="link-page.js"></script></head>
<body><main><h1>${title}</h1><p>${first ? text.firstWhy : text.passwordWhy}</p>
<form data-to="${first ? "/api/first-instructor" : "/api/account/new-password"}" data-incomplete="${text.incomplete}" data-offline="${text.offline}">
${
  first
    ? html`<label>${text.name}<input name="name" autocomplete="name" required maxlength="120"></label>
<label>${text.email}<input name="email" type="email" autocomplete="email" required maxlength="254"></label>`
    : ""
}
<label>${text.secret}<input name="${first ? "password" : "newPassword"}" type="password" autocomplete="new-password" required minlength="8" maxlength="128"></label>
<button>${text.send}</button></form>
<p role="status" data-done="${text.done}"></p><p><a href="/" hidden>${text.open}</a></p></main></body></html>`;
}
