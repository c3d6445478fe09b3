import { both, type Explain, type Explanation, type Fault, say } from "./explanation.ts";
import { nearest } from "./nearest.ts";
import { isPromise, promiseNames } from "./promises.ts";
import { pythonMethods } from "./python-words.ts";
import { inBrief } from "./source.ts";

const methods = (
  "at concat entries every fill filter find findIndex flat flatMap forEach includes indexOf join keys map pop push " +
  "reduce reverse shift slice some sort splice unshift values toSorted toReversed charAt endsWith match matchAll padEnd " +
  "padStart repeat replace replaceAll search split startsWith substring toLowerCase toUpperCase trim toFixed toString get " +
  "set has add delete"
).split(" ");
const properties = new Set(["length", "size", "shape", "dtype", "rank"]);
const ofLists = new Set(
  "map filter reduce forEach find findIndex some every flatMap slice sort join push pop at includes".split(" "),
);
const notAwaited = both(
  "é uma promessa: o valor ainda não chegou, porque falta um await.",
  "is a promise: its value has not come yet, because an await is missing.",
);

/** Something that is no function is called. */
export const explainCall: Explain = (fault) => {
  const { message } = fault;
  const called = /^(.+?) is not a (function|constructor)/.exec(message);
  if (!called) {
    const needsNew =
      /^Class constructor (.+?) cannot be invoked without 'new'|^class constructors must be invoked with 'new'/.exec(
        message,
      );
    if (!needsNew) return null;
    const name = needsNew[1] ?? "";
    return say(
      [
        `${name ? `\`${name}\`` : "O que você chamou"} é uma classe.`,
        `${name ? `\`${name}\`` : "What you called"} is a class.`,
      ],
      [`Escreva new antes do nome: new ${name || "Nome"}(…).`, `Write new before the name: new ${name || "Name"}(…).`],
    );
  }
  const text = called[1] ?? "";
  const isConstructor = called[2] === "constructor";
  const method = /\.([\p{L}_$][\p{L}\p{N}_$]*)$/u.exec(text)?.[1];
  if (method !== undefined) return explainMethod(fault, text, method);
  const brief = inBrief(text);
  return say(
    [
      `\`${brief}\` não é ${isConstructor ? "uma classe" : "uma função"}.`,
      `\`${brief}\` is not a ${isConstructor ? "class" : "function"}.`,
    ],
    /^[\d.]+$/.test(text)
      ? [
          "Falta um operador antes do parêntese: 2 * (a + b), e não 2(a + b).",
          "An operator is missing before the parenthesis: 2 * (a + b), not 2(a + b).",
        ]
      : [
          `Mostre \`${brief}\` com display(…) para ver o que ele é. Se guarda um valor, tire os parênteses; se o nome é de outra coisa, troque-o.`,
          `Show \`${brief}\` with display(…) to see what it is. If it holds a value, take the parentheses away; if it names something else, rename it.`,
        ],
  );
};

function explainMethod({ source, line, notebook }: Fault, text: string, method: string): Explanation {
  const object = text.slice(0, -method.length - 1);
  const node = source.objectOf(method, line);
  const owner = node ? inBrief(source.textOf(node)) : inBrief(object);
  const what: readonly [string, string] = [
    `\`${owner}\` não tem uma função “${method}”.`,
    `\`${owner}\` has no function “${method}”.`,
  ];
  const promises = promiseNames(source, notebook.asyncNames);
  if (promises.has(object) || (node && isPromise(node, notebook.asyncNames))) {
    return {
      what: both(`\`${owner}\` ${notAwaited["pt-BR"]}`, `\`${owner}\` ${notAwaited.en}`),
      try: promises.has(object)
        ? both(
            `Ponha await onde \`${object}\` recebe o valor: const ${object} = await …`,
            `Put await where \`${object}\` gets its value: const ${object} = await …`,
          )
        : both(`Escreva (await ${owner}).${method}(…).`, `Write (await ${owner}).${method}(…).`),
    };
  }
  const python = pythonMethods.get(method);
  if (python)
    return { what: both(...what), try: both(`Em JavaScript é \`${python}\`.`, `In JavaScript it is \`${python}\`.`) };
  if (properties.has(method))
    return say(what, [
      `“${method}” não leva parênteses: escreva ${owner}.${method}.`,
      `“${method}” takes no parentheses: write ${owner}.${method}.`,
    ]);
  if (method === "toFixed")
    return say(what, [
      `\`${owner}\` é provavelmente um texto que parece número, como os que vêm de um CSV. Converta antes: Number(${owner}).toFixed(2).`,
      `\`${owner}\` is probably a text that looks like a number, as those from a CSV are. Convert it first: Number(${owner}).toFixed(2).`,
    ]);
  if (ofLists.has(method))
    return say(what, [
      `\`${owner}\` não é uma lista. De um objeto, use Object.values(${owner}); de um Map ou Set, [...${owner}]; de um tensor, await ${owner}.array().`,
      `\`${owner}\` is not a list. Of an object use Object.values(${owner}); of a Map or Set, [...${owner}]; of a tensor, await ${owner}.array().`,
    ]);
  const near = nearest(method, methods)[0];
  if (near) return say(what, [`Você quis dizer “${near}”?`, `Did you mean “${near}”?`]);
  return say(what, [
    `Confira a grafia e mostre \`${owner}\` com display(…): cada tipo de valor tem as suas funções. O editor as lista depois do ponto.`,
    `Check the spelling, and show \`${owner}\` with display(…): each kind of value has functions of its own. The editor lists them after the point.`,
  ]);
}
