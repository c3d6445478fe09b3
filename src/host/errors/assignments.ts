import { type Explain, type Explanation, say } from "./explanation.ts";
import type { Source } from "./source.ts";

/** A value that may not change is changed. */
export const explainAssignment: Explain = ({ message, line, source }) => {
  if (/Assignment to constant variable|invalid assignment to const/i.test(message)) {
    const name = /invalid assignment to const '(.+?)'/.exec(message)?.[1] ?? assignedAt(source, line);
    const subject = name ? `“${name}”` : null;
    return say(
      [
        `${subject ?? "Um nome"} foi criado com const, e por isso não muda.`,
        `${subject ?? "A name"} was made with const, and so does not change.`,
      ],
      [
        `Crie-o com let onde ele nasce${name ? ` (let ${name} = …)` : ""}, ou guarde o resultado em outro nome.`,
        `Make it with let where it begins${name ? ` (let ${name} = …)` : ""}, or keep the result under another name.`,
      ],
    );
  }
  const fixed =
    /Cannot (?:assign to read only property|add property|delete property) '?(\w+)'?|"(\w+)" is read-only/.exec(message);
  if (!fixed) return null;
  const name = fixed[1] ?? fixed[2] ?? "";
  return say(
    [`Este objeto não deixa mudar “${name}”.`, `This object does not let “${name}” change.`],
    [
      "Faça uma cópia e mude a cópia: const novo = {...objeto}, ou [...lista].",
      "Make a copy and change the copy: const next = {...object}, or [...list].",
    ],
  );
};

function assignedAt(source: Source, line: number): string | null {
  const names = source.nodesAt(line).flatMap((node): string[] => {
    if (node.type === "AssignmentExpression" && node.left.type === "Identifier") return [node.left.name];
    if (node.type === "UpdateExpression" && node.argument.type === "Identifier") return [node.argument.name];
    return [];
  });
  return new Set(names).size === 1 ? (names[0] ?? null) : null;
}

/** `x = 3` where `x` is no variable of this cell. Is it another cell's, or nobody's, or did a condition mean to compare? */
export function explainForeignAssignment(name: string, source: Source, isDefined: boolean): Explanation {
  if (inCondition(source.text, name))
    return say(
      [`Aqui “=” muda “${name}” em vez de comparar.`, `Here “=” changes “${name}” instead of comparing.`],
      [`Para comparar, escreva ${name} === …`, `To compare, write ${name} === …`],
    );
  if (!isDefined)
    return say(
      [`“${name}” recebe um valor sem ter sido criado.`, `“${name}” gets a value without having been made.`],
      [
        `Crie o nome com const: const ${name} = … (ou let, se ele vai mudar).`,
        `Make the name with const: const ${name} = … (or let, if it will change).`,
      ],
    );
  return say(
    [
      `“${name}” pertence a outra célula, e uma célula não muda o nome de outra.`,
      `“${name}” belongs to another cell, and a cell does not change another's name.`,
    ],
    [
      `Crie um nome novo aqui (const ${name}2 = …), ou mude a célula que define “${name}”:`,
      `Make a new name here (const ${name}2 = …), or change the cell that defines “${name}”:`,
    ],
  );
}

const escaped = (name: string): string => name.replaceAll("$", "\\$");

/** The cell does not compile, so its text is all there is: `if (x = 3)`, `while (x = 3)`. */
function inCondition(text: string, name: string): boolean {
  return new RegExp(`\\b(?:if|while)\\s*\\(\\s*${escaped(name)}\\s*=[^=]`, "u").test(text);
}
