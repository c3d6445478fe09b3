import { Hono } from "hono";
import { MlflowError } from "../records/mlflow-error.ts";
import { artifactRoutes } from "./artifact-routes.ts";
import { experimentRoutes } from "./experiment-routes.ts";
import { registryRoutes } from "./registry-routes.ts";
import { runRoutes } from "./run-routes.ts";
import type { Tracking } from "./tracking.ts";

/**
 * MLflow's tracking server: its paths, fields, rules and refusals, on Web standards.
 * @see https://mlflow.org/docs/latest/rest-api.html
 */
export function trackingApp(tracking: Tracking): Hono {
  const app = new Hono();
  app.onError((error, context) => {
    if (error instanceof MlflowError)
      return context.json({ error_code: error.code, message: error.message }, error.status);
    console.error(error);
    return context.json({ error_code: "INTERNAL_ERROR", message: error.message }, 500);
  });
  app.notFound((context) =>
    context.json(
      { error_code: "ENDPOINT_NOT_FOUND", message: `No API found for ${context.req.method} ${context.req.path}` },
      404,
    ),
  );
  app.get("/health", (context) => context.text("OK"));
  for (const routes of [experimentRoutes, runRoutes, registryRoutes]) app.route("/api/2.0/mlflow", routes(tracking));
  app.route("/api/2.0/mlflow-artifacts/artifacts", artifactRoutes(tracking));
  return app;
}
