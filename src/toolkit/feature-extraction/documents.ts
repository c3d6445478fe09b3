import { inWords, StudentError } from "../errors.ts";

/**
 * @throws StudentError if this is not a list of texts
 */
export function checkDocuments(where: string, documents: unknown): asserts documents is readonly string[] {
  if (!Array.isArray(documents)) {
    throw new StudentError({
      code: "documents-not-a-list",
      where,
      expected: { "pt-BR": "uma lista de textos", en: "a list of texts" },
      received: inWords(documents),
      remedy:
        typeof documents === "string"
          ? { "pt-BR": "Um texto só também vai numa lista: [texto].", en: "A single text goes in a list too: [text]." }
          : {
              "pt-BR": "Por exemplo, consultas.map((consulta) => consulta.sintomas_texto).",
              en: "For instance, visits.map((visit) => visit.sintomas_texto).",
            },
    });
  }
  for (const [i, text] of documents.entries()) {
    if (typeof text === "string") continue;
    const received = inWords(text);
    throw new StudentError({
      code: "document-not-text",
      where,
      expected: { "pt-BR": "um texto em cada posição", en: "a text in each place" },
      received: { "pt-BR": `${received["pt-BR"]} na posição ${i}`, en: `${received.en} in place ${i}` },
      remedy:
        text === null || text === undefined
          ? {
              "pt-BR": 'Onde falta o texto, ponha "" ou tire a linha.',
              en: 'Where the text is missing, put "" or drop the row.',
            }
          : {
              "pt-BR": "Passe os textos, ainda não cortados em palavras.",
              en: "Pass the texts, not yet cut into words.",
            },
    });
  }
}
