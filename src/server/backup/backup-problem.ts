const texts = {
  "no-class": [
    "Em {place} não há turma: não há o que copiar. Diga a pasta em BANCADA_FOLDER.",
    "There is no class in {place}: there is nothing to back up. Name its folder in BANCADA_FOLDER.",
  ],
  "out-exists": [
    "{place} já existe. Escolha uma pasta nova: uma cópia nunca escreve por cima de outra.",
    "{place} exists already. Choose a new folder: a backup never overwrites another.",
  ],
  "folder-not-empty": [
    "{place} não está vazia. Restaure numa pasta nova (BANCADA_FOLDER), ou tire antes o que está nela.",
    "{place} is not empty. Restore into a new folder (BANCADA_FOLDER), or move away what is in it first.",
  ],
  "database-not-empty": [
    "O banco de dados já tem uma turma. Restaure num banco vazio: nada foi mudado.",
    "The database holds a class already. Restore into an empty one: nothing was changed.",
  ],
  "no-backup": [
    "Em {place} não há uma cópia da Bancada (database.gz).",
    "There is no backup of Bancada in {place} (database.gz).",
  ],
  damaged: [
    "A cópia está incompleta ou danificada: nada foi restaurado. Use outra cópia.",
    "The backup is not whole, or damaged: nothing was restored. Use another backup.",
  ],
  "bodies-lost": [
    "Estes arquivos faltam em {place}, ou o disco os estragou: nada foi restaurado. Ponha cada um no mesmo lugar nesta cópia, tirado de outra, e tente de novo. Onde não há outra, --without-lost restaura todo o resto.",
    "These files are missing in {place}, or damaged by the disk: nothing was restored. Put each of them at the same place in this backup, taken from another, and try again. Where there is no other, --without-lost restores all the rest.",
  ],
  "not-whole": [
    "O servidor parou no meio da cópia: nada foi guardado. Tente de novo.",
    "The server stopped in the middle of the backup: nothing was kept. Try again.",
  ],
  newer: [
    "A cópia foi feita por uma versão mais nova da Bancada. Restaure com essa versão, ou com uma mais nova.",
    "The backup was made by a newer version of Bancada. Restore it with that version, or a newer one.",
  ],
  "no-server": [
    "Um servidor usa a pasta, e não respondeu em {place}. Diga o endereço dele: --server http://localhost:4173",
    "A server uses the folder, and did not answer at {place}. Name its address: --server http://localhost:4173",
  ],
  "other-server": [
    "O servidor em {place} usa outra pasta. Diga o endereço certo: --server http://localhost:4173",
    "The server at {place} uses another folder. Name the right address: --server http://localhost:4173",
  ],
} satisfies Record<string, readonly [portuguese: string, english: string]>;

/** Why there is no backup, or none was restored, and what to do: for the person at the terminal. */
export class BackupProblem extends Error {
  /** @param list - what it is about, one a line; it comes before the text, which would scroll away */
  constructor(code: keyof typeof texts, place = "", list = "") {
    const text = texts[code].join("\n").replaceAll("{place}", () => place);
    super(list === "" ? text : `${list}\n\n${text}`);
  }
}
