import type { Entry } from "./entry.ts";

/** What any request can meet. */
export const anyRequest = {
  "sign-in-first": { status: 401, "pt-BR": "Entre na sua conta primeiro.", en: "Sign in first." },
  "not-allowed": {
    status: 403,
    "pt-BR": "Esta conta não tem acesso a esta página. Se deveria ter, fale com quem dá o curso.",
    en: "This account has no access to this. If it should have, ask whoever teaches the course.",
  },
  "wrong-origin": {
    status: 403,
    "pt-BR": "O pedido veio de outro site e foi recusado. Abra a Bancada no endereço dela e tente de novo.",
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
