import type { Language } from "../../../shared/text.ts";

const shownNames = 20;

/** What `FileAttachment` says where there is no such file. */
export function fileWords(language: Language) {
  const pt = language !== "en";
  const listed = (names: readonly string[]) =>
    names.slice(0, shownNames).join(", ") + (names.length > shownNames ? ", …" : "");
  return {
    missing: (name: string, names: readonly string[]) => {
      if (names.length === 0)
        return pt
          ? `O arquivo "${name}" não está aqui: este laboratório não tem nenhum arquivo seu. Solte o arquivo na página, ou abra o menu do caderno e escolha "Usar um arquivo meu…".`
          : `The file "${name}" is not here: this lab has no file of yours. Drop the file on the page, or open the notebook's menu and choose "Use a file of mine…".`;
      return pt
        ? `O arquivo "${name}" não está aqui. Neste laboratório você tem: ${listed(names)}. Confira o nome, com maiúsculas e a terminação.`
        : `The file "${name}" is not here. In this lab you have: ${listed(names)}. Check the name, capitals and ending included.`;
    },
  };
}
