import { Hono } from "hono";
import { pageOf } from "../search/search-runs.ts";
import { body, query } from "./body.ts";
import type { Tracking } from "./tracking.ts";

export function registryRoutes({ registry }: Tracking): Hono {
  return new Hono()
    .post("/registered-models/create", async (context) => {
      const fields = await body(context);
      return context.json({
        registered_model: registry.create(fields.text("name"), fields.optionalText("description") ?? ""),
      });
    })
    .get("/registered-models/get", (context) =>
      context.json({ registered_model: registry.get(query(context).text("name")) }),
    )
    .get("/registered-models/search", (context) => {
      const fields = query(context);
      const { page, next } = pageOf(
        registry.search(fields.optionalText("filter") ?? ""),
        fields.optionalInteger("max_results") ?? 100,
        fields.optionalText("page_token"),
      );
      return context.json({
        ...(page.length > 0 ? { registered_models: page } : {}),
        ...(next ? { next_page_token: next } : {}),
      });
    })
    .post("/registered-models/alias", async (context) => {
      const fields = await body(context);
      registry.setAlias(fields.text("name"), fields.text("alias"), fields.text("version"));
      return context.json({});
    })
    .get("/registered-models/alias", (context) => {
      const fields = query(context);
      return context.json({ model_version: registry.byAlias(fields.text("name"), fields.text("alias")) });
    })
    .delete("/registered-models/alias", async (context) => {
      const fields = await body(context);
      registry.deleteAlias(fields.text("name"), fields.text("alias"));
      return context.json({});
    })
    .post("/model-versions/create", async (context) =>
      context.json({ model_version: registry.createVersion(await body(context)) }),
    )
    .get("/model-versions/get", (context) => {
      const fields = query(context);
      return context.json({ model_version: registry.getVersion(fields.text("name"), fields.text("version")) });
    })
    .post("/model-versions/transition-stage", async (context) =>
      context.json({ model_version: registry.transition(await body(context)) }),
    );
}
