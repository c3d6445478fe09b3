import { Hono } from "hono";
import { body, query } from "./body.ts";
import type { Fields } from "./fields.ts";
import { searchExperiments } from "./search-experiments.ts";
import { tagsOf } from "./tags.ts";
import type { Tracking } from "./tracking.ts";
import { experimentJson } from "./wire.ts";

export function experimentRoutes({ experiments }: Tracking): Hono {
  const search = (fields: Fields): Readonly<Record<string, unknown>> => {
    const found = searchExperiments(experiments.list(), fields);
    return {
      ...(found.page.length > 0 ? { experiments: found.page.map(experimentJson) } : {}),
      ...(found.next ? { next_page_token: found.next } : {}),
    };
  };
  return new Hono()
    .post("/experiments/create", async (context) => {
      const fields = await body(context);
      const id = experiments.create(fields.text("name"), fields.optionalText("artifact_location"), tagsOf(fields));
      return context.json({ experiment_id: id });
    })
    .get("/experiments/get", (context) =>
      context.json({ experiment: experimentJson(experiments.get(query(context).text("experiment_id"))) }),
    )
    .get("/experiments/get-by-name", (context) =>
      context.json({ experiment: experimentJson(experiments.byName(query(context).text("experiment_name"))) }),
    )
    .post("/experiments/search", async (context) => context.json(search(await body(context))))
    .get("/experiments/search", (context) => context.json(search(query(context))))
    .post("/experiments/update", async (context) => {
      const fields = await body(context);
      const name = fields.optionalText("new_name");
      if (name !== undefined) experiments.rename(fields.text("experiment_id"), name);
      return context.json({});
    })
    .post("/experiments/delete", async (context) => {
      experiments.setStage((await body(context)).text("experiment_id"), "deleted");
      return context.json({});
    })
    .post("/experiments/restore", async (context) => {
      experiments.setStage((await body(context)).text("experiment_id"), "active");
      return context.json({});
    })
    .post("/experiments/set-experiment-tag", async (context) => {
      const fields = await body(context);
      experiments.setTag(fields.text("experiment_id"), fields.text("key"), fields.anyText("value"));
      return context.json({});
    });
}
