import { inWords, StudentError } from "../errors.ts";

const listed = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(", ");

export function unknownFeature(
  where: string,
  view: string,
  name: unknown,
  features: readonly { readonly name: string }[],
): StudentError {
  const known = listed(features.map((feature) => feature.name));
  return new StudentError({
    code: "unknown-feature",
    where,
    expected: { "pt-BR": `uma feature de “${view}”: ${known}`, en: `a feature of “${view}”: ${known}` },
    received: inWords(name),
    remedy: {
      "pt-BR": "Confira o nome, ou acrescente o campo ao schema da FeatureView.",
      en: "Check the name, or add the field to the schema of the FeatureView.",
    },
  });
}

export function notApplied(where: string, name: string, known: readonly string[]): StudentError {
  const shown = listed(known);
  return new StudentError({
    code: "unknown-view",
    where,
    expected:
      known.length > 0
        ? { "pt-BR": `algo que apply recebeu: ${shown}`, en: `something that apply was given: ${shown}` }
        : { "pt-BR": "algo que apply recebeu", en: "something that apply was given" },
    received: { "pt-BR": `“${name}”`, en: `“${name}”` },
    remedy: {
      "pt-BR": "Confira o nome, ou passe a definição a apply, que devolve outro FeatureStore com ela.",
      en: "Check the name, or pass the definition to apply, which returns another FeatureStore with it.",
    },
  });
}

export const badReference = (where: string, received: unknown): StudentError =>
  new StudentError({
    code: "bad-reference",
    where,
    expected: {
      "pt-BR": "referências “view:feature”, numa lista, ou uma FeatureService",
      en: "references “view:feature”, in a list, or a FeatureService",
    },
    received: inWords(received),
    remedy: {
      "pt-BR": 'Por exemplo, features: ["saldos:saldo"].',
      en: 'For instance, features: ["balances:balance"].',
    },
  });

export const sameFeature = (where: string, names: readonly string[]): StudentError =>
  new StudentError({
    code: "same-feature",
    where,
    expected: { "pt-BR": "um nome para cada feature", en: "a name for each feature" },
    received: { "pt-BR": `mais de uma vez ${listed(names)}`, en: `more than once ${listed(names)}` },
    remedy: {
      "pt-BR":
        "Peça cada uma só uma vez; se são de views diferentes, use fullFeatureNames: true, que escreve view__feature.",
      en: "Ask for each once; where they are of different views, use fullFeatureNames: true, which writes view__feature.",
    },
  });

export const columnTaken = (where: string, names: readonly string[]): StudentError =>
  new StudentError({
    code: "name-taken",
    where,
    expected: {
      "pt-BR": "uma tabela de entidades sem as colunas das features",
      en: "a table of entities without the columns of the features",
    },
    received: { "pt-BR": `uma que já tem ${listed(names)}`, en: `one that has ${listed(names)} already` },
    remedy: {
      "pt-BR": "Tire a coluna da tabela (table.drop), ou use fullFeatureNames: true.",
      en: "Drop the column of the table (table.drop), or use fullFeatureNames: true.",
    },
  });

export const missingColumns = (where: string, missing: readonly string[], has: readonly string[]): StudentError =>
  new StudentError({
    code: "missing-columns",
    where,
    expected: {
      "pt-BR": `uma tabela de entidades com as colunas ${listed(missing)}`,
      en: `a table of entities with the columns ${listed(missing)}`,
    },
    received: { "pt-BR": `só as colunas ${listed(has)}`, en: `only the columns ${listed(has)}` },
    remedy: {
      "pt-BR": "Cada linha diz de quem (as chaves) e em que instante (event_timestamp) quer as features.",
      en: "Each row says of whom (the keys) and at what moment (event_timestamp) it wants the features.",
    },
  });

export const missingMoment = (where: string, row: number): StudentError =>
  new StudentError({
    code: "missing-timestamp",
    where,
    expected: { "pt-BR": "um instante em cada linha", en: "a moment in each row" },
    received: { "pt-BR": `nenhum na linha ${row}`, en: `none in row ${row}` },
    remedy: {
      "pt-BR": 'Tire as linhas sem instante: table.dropna("event_timestamp").',
      en: 'Drop the rows without one: table.dropna("event_timestamp").',
    },
  });

export const otherKeyType = (where: string, name: string, expected: string, received: string): StudentError =>
  new StudentError({
    code: "other-type",
    where: `${where}, ${name}`,
    expected: {
      "pt-BR": `a chave do tipo ${expected}, como na fonte da view`,
      en: `the key of the type ${expected}, as in the view's source`,
    },
    received: { "pt-BR": `uma do tipo ${received}`, en: `one of the type ${received}` },
    remedy: {
      "pt-BR": `Converta antes: Number(${name}) ou String(${name}). “7” e 7 não são a mesma chave.`,
      en: `Convert before: Number(${name}) or String(${name}). “7” and 7 are not the same key.`,
    },
  });

export const noCreatedTimestamp = (where: string, view: string): StudentError =>
  new StudentError({
    code: "no-created-timestamp",
    where: `${where}, filterByCreatedTimestamp`,
    expected: {
      "pt-BR": "views cujas fontes dizem quando cada linha foi escrita",
      en: "views whose sources say when each row was written",
    },
    received: {
      "pt-BR": `“${view}”, sem createdTimestampColumn`,
      en: `“${view}”, without a createdTimestampColumn`,
    },
    remedy: {
      "pt-BR": 'Dê à fonte a coluna: new FileSource({table, createdTimestampColumn: "created_timestamp"}).',
      en: 'Give the source the column: new FileSource({table, createdTimestampColumn: "created_timestamp"}).',
    },
  });

export const definedTwice = (where: string, name: string, other: string): StudentError =>
  new StudentError({
    code: "defined-twice",
    where,
    expected: {
      "pt-BR": "um nome para cada definição, e uma join key para cada entidade",
      en: "a name for each definition, and one join key for each entity",
    },
    received: {
      "pt-BR": `“${name}”, onde já há “${other}”`,
      en: `“${name}”, where there is “${other}” already`,
    },
    remedy: {
      "pt-BR": "Dê outro nome a uma delas: maiúsculas e minúsculas não bastam para distinguir.",
      en: "Give one of them another name: capitals alone do not tell names apart.",
    },
  });
