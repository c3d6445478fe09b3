/** One refusal: what happened, and what to do. `{name}` stands for a value. */
export interface Entry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500 | 503 | 507;
  readonly "pt-BR": string;
  readonly en: string;
}
