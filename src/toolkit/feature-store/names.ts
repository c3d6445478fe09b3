import type { Rule } from "../base/options.ts";

/** Names stand in references (`view:feature`), in columns (`view__feature`) and in Python: letters, digits, _ and -. */
export const aName: Rule = {
  holds: (value) => typeof value === "string" && /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(value) && value.length <= 100,
  expected: {
    "pt-BR": "um nome de letras, números e _, que começa com letra",
    en: "a name of letters, digits and _, that starts with a letter",
  },
  remedy: { "pt-BR": 'Por exemplo, name: "saldos".', en: 'For instance, name: "balances".' },
};

/** Feast's rule: letters, digits and underscores, and no underscore first. */
export const aProjectName: Rule = {
  holds: (value) => typeof value === "string" && /^[A-Za-z0-9][A-Za-z0-9_]*$/.test(value) && value.length <= 100,
  expected: {
    "pt-BR": "um nome de letras sem acento, números e _, que não começa com _",
    en: "a name of plain letters, digits and _, that does not start with _",
  },
  remedy: { "pt-BR": 'Por exemplo, project: "clientes".', en: 'For instance, project: "customers".' },
};
