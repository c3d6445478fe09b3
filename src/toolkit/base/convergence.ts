import { type Localized, StudentError } from "../errors.ts";

const told = new Set<string>();

const scaleOrGoOn: Localized = {
  "pt-BR": "O modelo serve, mas pode melhorar: padronize as colunas (StandardScaler) ou aumente maxIter.",
  en: "The model works, but may improve: scale the columns (StandardScaler) or raise maxIter.",
};

/**
 * Tells the student, on the console and in their language, that a solver stopped at `maxIter`: scikit-learn's
 * ConvergenceWarning. A search that fits a hundred times in one go tells it once.
 */
export function warnNotConverged(where: string, maxIter: number, remedy = scaleOrGoOn): void {
  const { message } = new StudentError({
    code: "not-converged",
    where,
    expected: {
      "pt-BR": `chegar ao ótimo em até ${maxIter} ${maxIter === 1 ? "passo" : "passos"}`,
      en: `to reach the optimum in ${maxIter} ${maxIter === 1 ? "step" : "steps"}`,
    },
    received: { "pt-BR": "ainda longe dele no último passo", en: "still far from it at the last step" },
    remedy,
  });
  if (told.has(message)) return;
  if (told.size === 0) queueMicrotask(() => told.clear());
  told.add(message);
  console.warn(message);
}
