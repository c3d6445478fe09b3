import { Agent, type IncomingMessage, request } from "node:http";

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
  async ask(method: string, path: string, body?: unknown): Promise<string> {
    const isText = typeof body === "string";
    const text = body === undefined || isText ? body : JSON.stringify(body);
    const type = isText ? "text/html" : "application/json";
    const response = await this.#send(method, path, text === undefined ? null : { text, type });
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

  #send(method: string, path: string, body: { text: string; type: string } | null): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const headers = {
        origin: this.#url,
        ...(this.cookie === "" ? {} : { cookie: this.cookie }),
        ...(body === null ? {} : { "content-type": body.type, "content-length": Buffer.byteLength(body.text) }),
      };
      const sent = request(`${this.#url}${path}`, { method, headers, agent: this.#agent });
      sent.once("response", resolve);
      sent.once("error", (error) => {
        // A server ends connections that rest for five seconds. Whoever was busy for longer has not seen it, and asks anew,
        // as browsers do.
        if (sent.reusedSocket) this.#send(method, path, body).then(resolve, reject);
        else reject(error);
      });
      sent.end(body?.text);
    });
  }
}
