import { Agent, type IncomingMessage, request } from "node:http";

/** A body that was written down before the time is taken: what is measured is the server. */
export interface Prepared {
  readonly bytes: Uint8Array;
  readonly type: "text/html" | "application/json";
}

export const asJson = (value: unknown): Prepared => ({
  bytes: Buffer.from(JSON.stringify(value)),
  type: "application/json",
});

/** Somebody at a class server: keeps the session's cookie and names the origin, as a browser does. */
export class Caller {
  readonly #url: string;
  readonly #agent = new Agent({ keepAlive: true });
  cookie = "";

  constructor(url: string) {
    this.#url = url;
  }

  /**
   * @returns the body of the answer
   * @throws Error for any answer that is not a success
   */
  ask(method: string, path: string, body?: unknown): Promise<string> {
    return this.send(method, path, body === undefined ? null : asJson(body));
  }

  /** As `ask`, of a body that was prepared; null: there is none. */
  async send(method: string, path: string, body: Prepared | null): Promise<string> {
    const response = await this.#request(method, path, body);
    const [set] = response.headers["set-cookie"] ?? [];
    if (set !== undefined) this.cookie = set.slice(0, set.indexOf(";"));
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part);
    const answer = Buffer.concat(parts).toString("utf8");
    const { statusCode = 0 } = response;
    if (statusCode < 300) return answer;
    throw new Error(`${method} ${path}: ${statusCode} ${answer}`);
  }

  async json<Value>(method: string, path: string, body?: unknown): Promise<Value> {
    return JSON.parse(await this.ask(method, path, body)) as Value;
  }

  #request(method: string, path: string, body: Prepared | null): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const headers = {
        origin: this.#url,
        ...(this.cookie === "" ? {} : { cookie: this.cookie }),
        ...(body === null ? {} : { "content-type": body.type, "content-length": body.bytes.length }),
      };
      const sent = request(`${this.#url}${path}`, { method, headers, agent: this.#agent });
      sent.once("response", resolve);
      sent.once("error", (error) => {
        // A server ends connections that rest for five seconds. Whoever was busy for longer has not seen it, and asks anew,
        // as browsers do.
        if (sent.reusedSocket) this.#request(method, path, body).then(resolve, reject);
        else reject(error);
      });
      sent.end(body?.bytes);
    });
  }
}
