import type { DeathCause } from "../../kernel/client.ts";
import type { CellError } from "../../kernel/protocol.ts";
import type { Language, Localized } from "../../shared/text.ts";

const words: Readonly<Record<DeathCause | "stopped", Localized>> = {
  navigated: {
    "pt-BR":
      "Esta célula levou a área de resultados para outro endereço, e o caderno recomeçou sem ela. Tire a linha que muda `location` e rode de novo.",
    en: "This cell took the area of outputs to another address, and the notebook started again without it. Remove the line that changes `location` and run it again.",
  },
  flooded: {
    "pt-BR":
      "Esta célula mandou mensagens demais de uma vez, e o caderno recomeçou sem ela. Mostre menos valores por segundo e rode de novo.",
    en: "This cell sent too many messages at once, and the notebook started again without it. Show fewer values a second and run it again.",
  },
  "not-started": {
    "pt-BR": "O caderno não conseguiu iniciar. O que você escreveu está guardado: confira a rede e inicie de novo.",
    en: "The notebook could not start. What you wrote is safe: check the network and start it again.",
  },
  silent: {
    "pt-BR":
      "O caderno parou de responder enquanto esta célula rodava, e recomeçou sem ela. Talvez falte memória: tente com menos dados e rode de novo.",
    en: "The notebook stopped answering while this cell ran, and started again without it. Memory may have run out: try with less data and run it again.",
  },
  stopped: {
    "pt-BR": "Você parou esta célula. Edite ou rode de novo quando quiser.",
    en: "You stopped this cell. Edit it or run it again when you like.",
  },
};

/** Why a cell stopped without ending, in the reader's language. */
export function stoppedError(cause: DeathCause | "stopped", language: Language): CellError {
  return { name: "StoppedError", message: words[cause][language], line: 0, input: "", stack: "" };
}
