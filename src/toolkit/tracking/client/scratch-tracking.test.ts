import { expect, test } from "vitest";
import { scratchTracking } from "./scratch-tracking.ts";

const post = async (app: Awaited<ReturnType<typeof scratchTracking>>, path: string, body: object): Promise<unknown> =>
  (
    await app.fetch(
      new Request(`http://ensaio.lab/api/2.0/mlflow/${path}`, { method: "POST", body: JSON.stringify(body) }),
    )
  ).json();

test("each scratch server is empty but for the default experiment, and knows nothing of the others", async () => {
  const [one, other] = [await scratchTracking(), await scratchTracking()];
  await post(one, "experiments/create", { name: "ensaio" });
  expect(await post(one, "experiments/search", { max_results: 10 })).toMatchObject({
    experiments: [{ name: "ensaio" }, { name: "Default" }],
  });
  expect(await post(other, "experiments/search", { max_results: 10 })).toMatchObject({
    experiments: [{ experiment_id: "0", name: "Default" }],
  });
});
