import { StudentError, type StudentErrorParts } from "../errors.ts";

/** What `fetch` rejects with where no answer comes: a TypeError, as Fetch demands, that says what to do. */
function networkError(parts: StudentErrorParts): TypeError {
  return Object.assign(new TypeError(new StudentError(parts).message), { code: parts.code });
}

export const noNetwork = (address: string): TypeError =>
  networkError({
    code: "no-network",
    where: "fetch",
    expected: {
      "pt-BR": "o endereço de um servidor deste caderno, como http://api.lab/pacientes",
      en: "the address of a server of this notebook, such as http://api.lab/patients",
    },
    received: { "pt-BR": `“${address.slice(0, 200)}”`, en: `“${address.slice(0, 200)}”` },
    remedy: {
      "pt-BR":
        "O caderno não alcança a internet. Para dados seus, solte o arquivo na página; para uma API, sirva uma com serve(app) e use o endereço inteiro que ela dá.",
      en: "The notebook does not reach the internet. For data of yours, drop the file on the page; for an API, serve one with serve(app) and use the whole address that it gives.",
    },
  });

export const noServer = (address: string, known: readonly string[]): TypeError =>
  networkError({
    code: "no-server",
    where: "fetch",
    expected: { "pt-BR": "um servidor que está no ar", en: "a server that is up" },
    received: {
      "pt-BR": `“${address.slice(0, 200)}”, onde ninguém responde`,
      en: `“${address.slice(0, 200)}”, where nobody answers`,
    },
    remedy:
      known.length > 0
        ? {
            "pt-BR": `No ar agora: ${known.join(", ")}. Escreva o endereço a partir de server.url: assim esta célula espera a do servidor.`,
            en: `Up now: ${known.join(", ")}. Build the address from server.url: then this cell waits for the server's.`,
          }
        : {
            "pt-BR":
              "Sirva uma aplicação em outra célula, const server = serve(app), e escreva o endereço a partir de server.url: assim esta célula espera a do servidor.",
            en: "Serve an application in another cell, const server = serve(app), and build the address from server.url: then this cell waits for the server's.",
          },
  });

export const serverEnded = (url: string): TypeError =>
  networkError({
    code: "server-ended",
    where: "fetch",
    expected: { "pt-BR": `a resposta de ${url}`, en: `the response of ${url}` },
    received: { "pt-BR": "o fim do servidor antes dela", en: "the end of the server before it" },
    remedy: {
      "pt-BR": "A célula do servidor rodou de novo ou ele foi fechado. Chame outra vez.",
      en: "The server's cell ran again, or it was closed. Call again.",
    },
  });

export const tooManyRedirects = (url: string): TypeError =>
  networkError({
    code: "redirects",
    where: "fetch",
    expected: { "pt-BR": "no máximo 20 redirecionamentos", en: "20 redirects at most" },
    received: { "pt-BR": `mais um, para “${url}”`, en: `one more, to “${url}”` },
    remedy: {
      "pt-BR": "Veja no painel Rede por onde as respostas 3xx passam: elas andam em círculo.",
      en: "Look in the Network panel where the 3xx responses lead: they go in a circle.",
    },
  });

export const redirectRefused = (url: string): TypeError =>
  networkError({
    code: "redirect-refused",
    where: "fetch",
    expected: { "pt-BR": "uma resposta sem redirecionamento", en: "a response without a redirect" },
    received: { "pt-BR": `um redirecionamento de “${url}”`, en: `a redirect of “${url}”` },
    remedy: {
      "pt-BR": 'Chame o endereço final, ou tire redirect: "error" das opções.',
      en: 'Call the final address, or leave redirect: "error" out of the options.',
    },
  });
