/** Somebody at a class server: keeps the session's cookie and names the origin, as a browser does. */
export class Caller {
  readonly #url: string;
  cookie = "";

  constructor(url: string) {
    this.#url = url;
  }

  /** @throws Error for any answer that is not a success */
  async ask(method: string, path: string, body?: unknown): Promise<Response> {
    const isText = typeof body === "string";
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        origin: this.#url,
        ...(this.cookie === "" ? {} : { cookie: this.cookie }),
        ...(body === undefined ? {} : { "content-type": isText ? "text/html" : "application/json" }),
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.slice(0, set.indexOf(";"));
    if (response.ok) return response;
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }

  async json<Value>(method: string, path: string, body?: unknown): Promise<Value> {
    return (await (await this.ask(method, path, body)).json()) as Value;
  }
}
