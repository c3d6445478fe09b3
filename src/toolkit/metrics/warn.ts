import { StudentError } from "../errors.ts";

/** Tells, on the console and in the reader's language, that a score had nothing to divide by: scikit-learn's UndefinedMetricWarning. */
export function warnUndefined(where: string, labels: readonly unknown[]): void {
  const shown = labels.map((label) => JSON.stringify(label)).join(", ");
  const { message } = new StudentError({
    code: "undefined-metric",
    where,
    expected: {
      "pt-BR": "ao menos um caso para dividir, em cada classe",
      en: "at least one case to divide by, in each class",
    },
    received: { "pt-BR": `nenhum em ${shown}: conta como 0`, en: `none in ${shown}: it counts as 0` },
    remedy: {
      "pt-BR": "Veja se o modelo nunca prevê essa classe. Com zeroDivision você escolhe o valor.",
      en: "See whether the model never predicts that class. With zeroDivision you choose the value.",
    },
  });
  console.warn(message);
}
