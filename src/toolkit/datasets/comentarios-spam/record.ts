export type ClasseComentario = "spam" | "ham";

/** The columns, in the order of the CSV. */
export const colunasComentario = [
  "comentario_id",
  "autor",
  "video_id",
  "publicado_em",
  "texto",
  "curtidas",
  "anotador_1",
  "anotador_2",
  "anotador_3",
] as const satisfies readonly (keyof Comentario)[];

/** One comment under a video, as it was collected and labelled by three people. */
export interface Comentario {
  /** 1, 2, 3… in order of time. */
  readonly comentario_id: number;
  readonly autor: string;
  readonly video_id: string;
  /** `YYYY-MM-DDTHH:MM`. */
  readonly publicado_em: string;
  readonly texto: string;
  readonly curtidas: number;
  readonly anotador_1: ClasseComentario;
  readonly anotador_2: ClasseComentario;
  readonly anotador_3: ClasseComentario;
}

/** How a spammer hides from filters. */
export type Evasao = "leet" | "emoji" | "url";

/** What a comment really is: the key to what was planted. */
export interface VerdadeComentario {
  readonly comentario_id: number;
  readonly classe: ClasseComentario;
  /** One of a few texts that are posted under many videos. */
  readonly modelo: boolean;
  readonly evasao: Evasao | null;
  /** Ham that jokes in the words of spam. */
  readonly ironia: boolean;
  readonly idioma: "pt" | "en" | "es";
}
