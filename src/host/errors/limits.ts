import { type Explain, say } from "./explanation.ts";

/** Calls without end, and more memory than there is. */
export const explainLimit: Explain = ({ message }) => {
  if (/call stack size exceeded|too much recursion/.test(message))
    return say(
      ["Uma função chamou a si mesma vezes demais.", "A function called itself too many times."],
      [
        "Confira a condição que a faz parar, e se cada chamada se aproxima dela. Com Math.max(...lista) ou push(...lista) de uma lista enorme, use um laço.",
        "Check the condition that makes it stop, and that each call comes nearer to it. For Math.max(...list) or push(...list) of a huge list, use a loop.",
      ],
    );
  if (/Invalid (typed )?array length|invalid array length|Invalid typed array/i.test(message))
    return say(
      [
        "O tamanho pedido para a lista não serve: é negativo, quebrado ou grande demais.",
        "The length asked for is no good: negative, fractional or far too large.",
      ],
      [
        "Mostre o número que define o tamanho. Uma divisão pede Math.floor(…).",
        "Show the number that sets the length. A division asks for Math.floor(…).",
      ],
    );
  if (
    /allocation failed|out of memory|allocation size overflow|Invalid string length|could not be allocated/i.test(
      message,
    )
  )
    return say(
      [
        "A conta pediu mais memória do que este aparelho tem.",
        "The computation asked for more memory than this device has.",
      ],
      [
        "Trabalhe com uma parte dos dados (linhas.slice(0, 1000)), ou em lotes; tensores de um laço são devolvidos por tf.tidy(…).",
        "Work with a part of the data (rows.slice(0, 1000)), or in batches; tensors of a loop are given back by tf.tidy(…).",
      ],
    );
  return null;
};
