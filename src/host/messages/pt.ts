import { formatFor } from "./format.ts";
import { labPt } from "./pt-lab.ts";

const f = formatFor("pt-BR");

/** Everything that the interface says, in Portuguese: the source. `en.ts` has the same shape. */
export const pt = {
  format: f,
  brand: "Bancada",
  skip: "Pular para o conteúdo",
  reference: "Referência",
  progress: "Progresso",
  language: { label: "Idioma", portuguese: "Português", english: "English" },
  theme: { label: "Tema", system: "Do sistema", light: "Claro", dark: "Escuro" },
  close: "Fechar",
  cancel: "Cancelar",
  reload: "Recarregar a página",
  retry: "Tentar de novo",
  backToCourse: "Voltar ao curso",
  points: (value: number) => f.count(value, { one: "ponto", other: "pontos" }),
  pointsOf: (got: number, all: number) => `${f.number(got)} de ${f.count(all, { one: "ponto", other: "pontos" })}`,
  minutes: (value: number) => f.minutes(value),
  course: {
    title: "Engenharia de aprendizado de máquina",
    lead: "Laboratórios que rodam no seu navegador: você prevê, escreve, executa e confere. Nada sai do seu aparelho.",
    pathTitle: "O percurso",
    coverage: "O que o curso cobre",
    continueTitle: "Continue de onde parou",
    continueAction: "Continuar",
    startTitle: "Comece por aqui",
    startAction: "Começar",
    open: (title: string) => `Abrir o laboratório “${title}”`,
    extra: "Para casa",
    labs: (count: number) => f.count(count, { one: "laboratório", other: "laboratórios" }),
    exercises: (passed: number, all: number) =>
      `${f.number(passed)} de ${f.count(all, { one: "exercício", other: "exercícios" })}`,
    state: { new: "Não começado", started: "Em andamento", done: "Concluído" },
    lastOpened: (when: string) => `Última visita: ${when}`,
    loading: "Carregando o curso…",
    emptyTitle: "Ainda não há laboratórios",
    emptyText: "Este curso não publicou nenhum laboratório. Quem ensina pode criar o primeiro com “npm run labs new”.",
    offlineTitle: "Sem conexão",
    offlineText:
      "A lista de laboratórios não chegou porque o aparelho está sem rede. O que você já fez está guardado aqui; tente de novo quando a rede voltar.",
    errorTitle: "A lista de laboratórios não carregou",
    errorText:
      "O servidor não respondeu como esperado. Seu trabalho está guardado neste aparelho. Tente de novo em instantes.",
    progressFailed:
      "Não deu para ler o progresso guardado neste navegador, então os estados abaixo podem estar vazios. Seus laboratórios continuam abrindo.",
  },
  missing: {
    title: "Esta página não existe",
    text: (path: string) =>
      `Não há nada em “${path}”. O endereço pode ter sido digitado pela metade, ou o laboratório mudou de lugar.`,
  },
  crash: {
    title: "Algo quebrou na página",
    text: "O erro é nosso, não seu. Tudo o que você escreveu está guardado neste aparelho: recarregue e continue de onde estava.",
    details: "Detalhes técnicos",
  },
  lab: labPt,
};

/** The shape that every language fills. */
export type Messages = typeof pt;
