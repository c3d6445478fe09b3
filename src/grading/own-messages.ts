import type { Language, Localized } from "../shared/text.ts";
import { formatMessage, messageText } from "./format-message.ts";
import type { Message } from "./outcome.ts";

/** Why the student's side gave a check no value: the kernel's own codes (kernel/protocol.ts), and a model that does not open. */
export const studentFailureCodes = [
  "not-defined",
  "not-a-function",
  "threw",
  "not-cloneable",
  "timeout",
  "too-large",
  "kernel-gone",
  "cell-failed",
  "not-a-model",
] as const;

export type StudentFailureCode = (typeof studentFailureCodes)[number];

/** Ids of Bancada's own messages: authors' ids never begin with `$`. */
export type OwnMessageId = `$${StudentFailureCode}` | `$${"threw" | "cell-failed"}-hidden` | "$broken";

/**
 * What Bancada itself says after a check. `{name}` is the function or value asked for, `{cell}` the cell of the
 * exercise, `{error}` the student's own error.
 */
export const ownMessages: Readonly<Record<OwnMessageId, Localized>> = {
  "$not-defined": {
    "pt-BR": "Procurei `{name}` e ainda não existe. Defina esse nome na célula {cell}, por exemplo `const {name} = …`.",
    en: "I looked for `{name}`, and it does not exist yet. Define that name in cell {cell}, for instance `const {name} = …`.",
  },
  "$not-a-function": {
    "pt-BR":
      "`{name}` existe, mas não é uma função, e aqui ela precisa ser chamada. Na célula {cell}, escreva `const {name} = (…) => …`.",
    en: "`{name}` exists, but it is not a function, and here it has to be called. In cell {cell}, write `const {name} = (…) => …`.",
  },
  $threw: {
    "pt-BR":
      "Chamei `{name}`, que roda o seu código da célula {cell}, e veio este erro: {error}. Siga a conta com a entrada desta verificação até a linha que reclama.",
    en: "I called `{name}`, which runs your code of cell {cell}, and this error came: {error}. Follow the computation with this check's input to the line that complains.",
  },
  "$threw-hidden": {
    "pt-BR":
      "Numa entrada escondida, `{name}`, que roda o seu código da célula {cell}, parou com um erro. Experimente entradas incomuns: uma lista vazia, um só item, valores repetidos.",
    en: "On a hidden input, `{name}`, which runs your code of cell {cell}, stopped with an error. Try unusual inputs: an empty list, a single item, repeated values.",
  },
  $timeout: {
    "pt-BR":
      "Esperei por `{name}`, e a resposta não veio a tempo. Veja se há um laço que não termina, um `await` que nunca se resolve ou uma conta que dá para fazer uma vez só.",
    en: "I waited for `{name}`, and the answer did not come in time. Look for a loop that does not end, an `await` that never resolves, or work that could be done only once.",
  },
  "$not-cloneable": {
    "pt-BR":
      "`{name}` devolveu algo que não dá para copiar para fora do caderno: uma função, um elemento da página ou um `Proxy`. Devolva dados: números, textos, listas, objetos, `Map` ou `Set`.",
    en: "`{name}` gave something that cannot be copied out of the notebook: a function, an element of the page or a `Proxy`. Return data: numbers, texts, lists, objects, `Map` or `Set`.",
  },
  "$too-large": {
    "pt-BR":
      "`{name}` devolveu mais dados do que se espera aqui. Veja se a resposta não carrega a entrada inteira ou uma lista que cresce a cada chamada.",
    en: "`{name}` gave more data than is expected here. See whether the answer carries the whole input, or a list that grows with every call.",
  },
  "$kernel-gone": {
    "pt-BR":
      "O caderno parou enquanto eu esperava por `{name}`. O que você escreveu está guardado: rode de novo e, se voltar a parar, procure um laço que não termina na célula {cell}.",
    en: "The notebook stopped while I waited for `{name}`. What you wrote is safe: run it again and, if it stops again, look for a loop that does not end in cell {cell}.",
  },
  "$cell-failed": {
    "pt-BR":
      "`{name}` ainda não tem valor, porque a célula que a define, ou uma de que ela depende, parou com um erro. Comece pelo erro que a célula mostra.",
    en: "`{name}` has no value yet, because the cell that defines it, or one that it depends on, stopped with an error. Start with the error that the cell shows.",
  },
  "$cell-failed-hidden": {
    "pt-BR":
      "`{name}` ainda não tem valor, porque a célula que a define, ou uma de que ela depende, parou com um erro. Comece pelo erro que a célula mostra.",
    en: "`{name}` has no value yet, because the cell that defines it, or one that it depends on, stopped with an error. Start with the error that the cell shows.",
  },
  "$not-a-model": {
    "pt-BR":
      "Esperava em `{name}` um modelo de camadas do TensorFlow.js, e o que veio não abre como um. Na célula {cell}, crie-o com `tf.sequential` ou `tf.model` e deixe-o com esse nome.",
    en: "I expected `{name}` to be a TensorFlow.js layers model, and what came does not open as one. In cell {cell}, make it with `tf.sequential` or `tf.model` and keep it under that name.",
  },
  $broken: {
    "pt-BR":
      "Esta verificação falhou por um defeito dela, não do seu código. Nada se perdeu e nenhum ponto foi descontado: siga em frente e, se puder, avise quem dá a disciplina.",
    en: "This check failed through a fault of its own, not of your code. Nothing is lost and no point was taken: go on and, if you can, tell whoever teaches the course.",
  },
};

export const isOwnMessage = (id: string): id is OwnMessageId => Object.hasOwn(ownMessages, id);

/** Messages of the check at hand, by id, in the reader's language (`Check.messages`). */
type AuthorMessages = Readonly<Record<string, string>>;

const template = (message: Message, messages: AuthorMessages, language: Language): string => {
  if (isOwnMessage(message.id)) return ownMessages[message.id][language];
  return (Object.hasOwn(messages, message.id) ? messages[message.id] : undefined) ?? ownMessages.$broken[language];
};

/** A verdict's message as inline markdown, in the reader's language. */
export function verdictMarkdown(message: Message, messages: AuthorMessages, language: Language): string {
  return formatMessage(template(message, messages, language), message.values, language);
}

/** A verdict's message for programs, the student's strings unescaped. Never render it as markdown. */
export function verdictText(message: Message, messages: AuthorMessages, language: Language): string {
  return messageText(template(message, messages, language), message.values, language);
}
