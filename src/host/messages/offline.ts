import { bilingual } from "./bilingual.ts";

/** The bar that says that there is a new version of Bancada. */
export const offlineTexts = bilingual({
  "pt-BR": {
    label: "Versão nova",
    offered: "Há uma versão nova da Bancada. A página só recarrega quando você aceitar.",
    elsewhere: "Outra aba já usa a versão nova da Bancada. Esta continua na anterior até você recarregar.",
    outdated: "O que você pediu só existe na versão nova da Bancada. Atualize para abrir.",
    update: "Atualizar agora",
    updating: "Atualizando…",
    reload: "Recarregar",
    later: "Depois",
  },
  en: {
    label: "New version",
    offered: "There is a new version of Bancada. The page reloads only when you agree.",
    elsewhere: "Another tab already uses the new version of Bancada. This one stays in the old one until you reload.",
    outdated: "What you asked for exists only in the new version of Bancada. Update to open it.",
    update: "Update now",
    updating: "Updating…",
    reload: "Reload",
    later: "Later",
  },
});
