// Written by tools/datasets/write.ts from the folders of public/datasets.
// biome-ignore-all format: as it is written
import type { DatasetFacts } from "./dataset-facts.ts";

export const manifest: Readonly<Record<string, DatasetFacts>> = {
  "diagnostico-medico": {
    "title": {
      "pt-BR": "Consultas fictícias de pronto atendimento no Brasil: triagem, exame e diagnóstico.",
      "en": "Made-up visits to emergency clinics in Brazil: triage, exam and diagnosis."
    },
    "licence": "CC0-1.0",
    "files": {
      "consultas.csv": {
        "bytes": 412777,
        "sha256": "aa22215eddc705851e6a968f75edd700d036bd860e68f1ad8c945738af4217bf"
      },
      "mes-novo.csv": {
        "bytes": 98317,
        "sha256": "17b485b156c8882fd054e507a8d78596418b0a3afba46e2c25878105fe88af67"
      }
    }
  }
};
