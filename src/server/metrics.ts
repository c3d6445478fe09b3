import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What Prometheus reads at `/metrics`. Labels are routes, never addresses: no id of anybody is in them. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ["method", "route", "status"];
  const requests = new Counter({
    name: "bancada_http_requests_total",
    help: "Requests answered, by route and status",
    labelNames,
    registers: [registry],
  });
  const durations = new Histogram({
    name: "bancada_http_request_duration_seconds",
    help: "Time from a request to its answer",
    labelNames,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [registry],
  });
  return {
    observe(labels: { method: string; route: string; status: number }, seconds: number): void {
      requests.inc(labels);
      durations.observe(labels, seconds);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
