import { StudentError } from "../../errors.ts";

/** Warns, once, that what is logged goes with the page: the browser is full, or refuses to store. */
export function notKept(): () => void {
  let isSaid = false;
  return () => {
    if (isSaid) return;
    isSaid = true;
    const { message } = new StudentError({
      code: "not-kept",
      where: "MLflow",
      expected: {
        "pt-BR": "espaço para guardar os treinos neste navegador",
        en: "room to keep the runs in this browser",
      },
      received: { "pt-BR": "uma recusa", en: "a refusal" },
      remedy: {
        "pt-BR":
          "Os treinos seguem aqui até a página ser fechada. Exporte-os no painel Treinos, ou apague os que não usa mais.",
        en: "The runs stay here until the page is closed. Export them in the Runs panel, or delete those no longer used.",
      },
    });
    console.warn(message);
  };
}
