import { checkOptions, listOf } from "../base/options.ts";
import { StudentError } from "../errors.ts";
import { aName } from "./names.ts";

export interface EntityOptions {
  /** How other definitions call it: `cliente`. */
  readonly name: string;
  /** The column that tells one from another, in a list of one. The name, by default. */
  readonly joinKeys?: readonly string[];
}

/**
 * What features describe: a customer, a product. Its join key is the column by which tables are joined.
 * @throws StudentError `bad-option`; `many-join-keys`: Feast takes one join key an entity
 * @example const cliente = new Entity({name: "cliente", joinKeys: ["cliente_id"]});
 * @see https://docs.feast.dev/getting-started/concepts/entity
 */
export class Entity {
  readonly name: string;
  /** The column by which tables are joined. */
  readonly joinKey: string;

  constructor({ name, joinKeys = [name], ...rest }: EntityOptions) {
    const where = "Entity";
    checkOptions(where, { name, joinKeys, ...rest }, { name: aName, joinKeys: listOf(aName) });
    const [joinKey, ...more] = joinKeys;
    if (joinKey === undefined || more.length > 0) throw manyJoinKeys(joinKeys);
    this.name = name;
    this.joinKey = joinKey;
  }
}

const manyJoinKeys = (joinKeys: readonly string[]): StudentError =>
  new StudentError({
    code: "many-join-keys",
    where: "Entity, joinKeys",
    expected: { "pt-BR": "uma coluna só", en: "one column" },
    received: { "pt-BR": `${joinKeys.length} colunas`, en: `${joinKeys.length} columns` },
    remedy: {
      "pt-BR": "Para uma chave de duas colunas, crie duas entidades e ponha as duas na FeatureView.",
      en: "For a key of two columns, create two entities and put both in the FeatureView.",
    },
  });
