import { expect, test } from "@playwright/test";
import { labOf, openTestLab, output, serveLabs, site } from "./support.ts";

const definitions = `import {Table} from "bancada/data";
import {Entity, FeatureStore, FeatureView, FileSource} from "bancada/feature-store";
const cliente = new Entity({name: "cliente", joinKeys: ["cliente_id"]});
const saldos = new FeatureView({
  name: "saldos", entities: [cliente], ttl: {days: 3}, schema: [{name: "saldo", dtype: "Float64"}],
  source: new FileSource({table: Table.fromRows([
    {cliente_id: 7, event_timestamp: "2026-03-01", saldo: 10},
    {cliente_id: 7, event_timestamp: "2026-03-05", saldo: 50},
  ])}),
});
const store = new FeatureStore({project: "agencia"}).apply([saldos]);
const features = ["saldos:saldo"];`;
const online = "(await store.getOnlineFeatures({features, entityRows: [{cliente_id: 7}]}))[0].saldo";

const filled = labOf("features-filled", [
  definitions,
  `const entityTable = Table.fromRows([{cliente_id: 7, event_timestamp: "2026-03-04"}, {cliente_id: 7, event_timestamp: "2026-03-09"}]);
display("antes " + [...store.getHistoricalFeatures({entityTable, features}).column("saldo")].join(" "));`,
  `await store.materialize({startDate: "2026-03-01", endDate: "2026-03-06"});
display("agora " + ${online});`,
]);
const later = labOf("features-later", [definitions, `display("ainda " + ${online});`]);

test("features are joined at each moment, and what is materialised is found by a later lab in another page", async ({
  page,
}) => {
  await openTestLab(page, filled);
  await expect(output(page, 2)).toContainText("antes 10 NaN");
  await expect(output(page, 3)).toContainText("agora 50");
  await serveLabs(page.context(), filled, later);
  await page.goto(`${site()}/lab/test/${later.slug}`);
  await expect(output(page, 2)).toContainText("ainda 50");
});

const transformed = labOf("transform", [
  `import {Table} from "bancada/data";
import {analyzeAndTransform, computeAndApplyVocabulary, scaleToZScore, TransformFn} from "bancada/transform";
const {transformFn} = analyzeAndTransform(
  Table.fromRows([{idade: 20, uf: "SP"}, {idade: 40, uf: "CE"}, {idade: 60, uf: "SP"}]),
  ({idade, uf}) => ({idade: scaleToZScore(idade), uf: computeAndApplyVocabulary(uf, {numOovBuckets: 1})}),
);
const text = JSON.stringify(transformFn);`,
  `display("fora " + JSON.stringify(TransformFn.fromJSON(JSON.parse(text)).transformRow({idade: 40, uf: "AC"})));`,
]);

test("a transform goes through JSON from one cell to another", async ({ page }) => {
  await openTestLab(page, transformed);
  await expect(output(page, 2)).toContainText('fora {"idade":0,"uf":2}');
});
