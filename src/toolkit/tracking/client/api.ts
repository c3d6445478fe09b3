import { StudentError } from "../../errors.ts";
import { labFetch } from "../../serving/lab-fetch.ts";
import { trackingServer } from "./tracking-server.ts";

type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

interface Ask {
  readonly where: string;
  /** The cell that asks, for the network panel. */
  readonly cell: string;
}

/**
 * Asks the tracking server, over HTTP as any client of MLflow does.
 * @throws StudentError with MLflow's own code and message where it refuses
 */
export async function callApi({ where, cell }: Ask, method: "GET" | "POST", path: string, fields: Json): Promise<Json> {
  const { url } = await trackingServer();
  const address = new URL(`/api/2.0/mlflow/${path}`, url);
  if (method === "GET")
    for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, String(value));
  const init =
    method === "GET" ? {} : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(fields) };
  const answer: unknown = await (await labFetch(address, init, cell)).json();
  if (!isJson(answer)) return {};
  if (typeof answer.error_code === "string") throw refused(where, answer.error_code, String(answer.message));
  return answer;
}

/** Sends a file. */
export async function putFile({ where, cell }: Ask, path: string, bytes: Blob | BufferSource | string): Promise<void> {
  const { url } = await trackingServer();
  const address = `${url}/api/2.0/mlflow-artifacts/artifacts/${path.split("/").map(encodeURIComponent).join("/")}`;
  const response = await labFetch(address, { method: "PUT", body: bytes }, cell);
  const answer: unknown = await response.json();
  if (isJson(answer) && typeof answer.error_code === "string")
    throw refused(where, answer.error_code, String(answer.message));
}

function refused(where: string, code: string, message: string): StudentError {
  const said = { "pt-BR": `${code}: “${message}”`, en: `${code}: “${message}”` };
  return new StudentError({
    code: code.toLowerCase().replaceAll("_", "-"),
    where,
    expected: { "pt-BR": "que o servidor MLflow aceitasse o pedido", en: "the MLflow server to accept the request" },
    received: said,
    remedy: {
      "pt-BR": "A mensagem é a do próprio MLflow. Veja o pedido no painel Rede.",
      en: "The message is MLflow's own. Look at the request in the Network panel.",
    },
  });
}
