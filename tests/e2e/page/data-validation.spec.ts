// Data validation as a lab uses it: the published files, statistics, schema, anomalies, and the view, in the frame.
import { expect, test } from "@playwright/test";
import { expectState, labOf, openTestLab, output, outputs } from "./support.ts";

const lab = labOf("validacao", [
  `import {loadDataset} from "bancada/data"; const {treino, avaliacao} = await loadDataset("renda-censo");`,
  `import {displayAnomalies, generateStatistics, inferSchema, loadSchemaText, setDomain, validateStatistics, visualizeStatistics, writeSchemaText} from "bancada/data-validation";
const doTreino = generateStatistics(treino, {slices: [{sexo: null}]});`,
  `const esquema = loadSchemaText(writeSchemaText(setDomain(inferSchema(doTreino), "horas_semana", {intDomain: {min: 1, max: 98}})));
display(displayAnomalies(validateStatistics(generateStatistics(avaliacao), esquema)));`,
  `display(visualizeStatistics(doTreino, {rhsStatistics: generateStatistics(avaliacao), rhsName: "avaliação"}));`,
]);

test("anomalies of the census are shown as a table, statistics as facets with the numbers of the charts", async ({
  page,
}) => {
  await openTestLab(page, lab);
  await expectState(page, 4, "ok");
  const anomalies = output(page, 3).getByRole("row");
  await expect(anomalies).toHaveCount(5);
  await expect(anomalies.filter({ hasText: "horas_semana" })).toContainText("Unexpectedly large value: 999.");
  await expect(anomalies.filter({ hasText: "ocupacao" })).toContainText("criação de conteúdo (<1%)");
  const hours = output(page, 4).getByRole("img", { name: /^horas_semana: 10 barras/ });
  await expect(hours).toHaveCount(2);
  await output(page, 4).getByText("Os números dos gráficos").press("Enter");
  await expect(outputs(page).getByRole("table", { name: "Cada barra" })).toBeVisible();
});
