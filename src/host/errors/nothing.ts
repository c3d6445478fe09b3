import { type Explain, say } from "./explanation.ts";
import { promiseNames } from "./promises.ts";
import { inBrief } from "./source.ts";

/** Chromium's words, then Firefox's. */
const reads = [
  /of (undefined|null) \((?:reading|setting) '(.*)'\)/,
  /can't access property "?(.*?)"?, .* is (undefined|null)/,
] as const;
const destructures = /Cannot destructure property '(.+?)' of '(.+?)' as it is (undefined|null)/;
const iterates = /^(.+?) is not iterable/;
const isNothing = /^(.+) is (undefined|null)$/;

/** Something is undefined or null where a value is needed. */
export const explainNothing: Explain = ({ message, line, source, notebook }) => {
  const chromium = reads[0].exec(message);
  const firefox = reads[1].exec(message);
  const property = chromium?.[2] ?? firefox?.[1];
  if (property !== undefined) {
    const nothing = chromium?.[1] ?? firefox?.[2] ?? "undefined";
    const object = source.objectOf(property, line);
    const text = object ? inBrief(source.textOf(object)) : "";
    const pt = text ? `\`${text}\` é ${nothing}` : `Algo antes de \`.${property}\` é ${nothing}`;
    const en = text ? `\`${text}\` is ${nothing}` : `Something before \`.${property}\` is ${nothing}`;
    const hint = hintFor(object?.type ?? "", text);
    return say([`${pt}, e por isso não tem “${property}”.`, `${en}, and so has no “${property}”.`], [hint[0], hint[1]]);
  }
  const destructured = destructures.exec(message);
  if (destructured) {
    const [, name = "", from = "", nothing = ""] = destructured;
    return say(
      [
        `\`${from}\` é ${nothing}, e por isso não dá para tirar “${name}” dele.`,
        `\`${from}\` is ${nothing}, so “${name}” cannot be taken out of it.`,
      ],
      [
        "Confira quem chama esta função: o argumento que ela espera não foi passado, ou veio de uma função que esqueceu o return.",
        "Check who calls this function: the argument that it expects was not given, or came from a function that forgot its return.",
      ],
    );
  }
  const iterated = iterates.exec(message)?.[1];
  if (iterated) {
    if (promiseNames(source, notebook.asyncNames).has(iterated))
      return say(
        [
          `\`${iterated}\` é uma promessa: o valor ainda não chegou.`,
          `\`${iterated}\` is a promise: its value has not come yet.`,
        ],
        [`Ponha await onde \`${iterated}\` recebe o valor.`, `Put await where \`${iterated}\` gets its value.`],
      );
    return say(
      [
        `\`${inBrief(iterated)}\` não é uma lista, então não dá para percorrer.`,
        `\`${inBrief(iterated)}\` is not a list, so it cannot be walked through.`,
      ],
      [
        "De um objeto, percorra Object.entries(objeto); de um tensor, (await tensor.array()). Mostre o valor com display(…) para ver o que ele é.",
        "Of an object, walk through Object.entries(object); of a tensor, (await tensor.array()). Show the value with display(…) to see what it is.",
      ],
    );
  }
  if (/Cannot convert undefined or null to object|can't convert (undefined|null) to object/.test(message))
    return say(
      [
        "A função recebeu undefined ou null no lugar de um objeto.",
        "The function received undefined or null in place of an object.",
      ],
      ["Mostre o argumento com display(…) uma linha antes.", "Show the argument with display(…) one line before."],
    );
  const plain = isNothing.exec(message);
  if (plain) {
    const [, name = "", nothing = ""] = plain;
    return say(
      [`\`${inBrief(name)}\` é ${nothing}.`, `\`${inBrief(name)}\` is ${nothing}.`],
      hintFor("Identifier", name),
    );
  }
  return null;
};

/** What to try, by what stood before the point. */
function hintFor(type: string, text: string): readonly [string, string] {
  if (type === "CallExpression" || type === "AwaitExpression")
    return [
      `A função não devolveu nada: confira se ela tem return em todos os caminhos, ou se a busca achou algo.`,
      `The function gave nothing back: check that every way through it has a return, or that the search found something.`,
    ];
  if (type === "MemberExpression")
    return [
      `Confira a grafia do nome da coluna ou do campo, e se o índice existe: mostre com display(…) o que vem antes dele.`,
      `Check the spelling of the column or field, and that the index exists: show what stands before it with display(…).`,
    ];
  return [
    `Mostre ${text && !text.includes("(") ? `\`${text}\`` : "esse valor"} com display(…) uma linha antes, e procure onde ele deveria ter recebido um valor.`,
    `Show ${text && !text.includes("(") ? `\`${text}\`` : "that value"} with display(…) one line before, and look for where it should have got a value.`,
  ];
}
