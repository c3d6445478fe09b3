// Written by tools/datasets/write.ts from the folders of public/datasets.
// biome-ignore-all format: as it is written
import type { DatasetFacts } from "./dataset-facts.ts";

export const manifest: Readonly<Record<string, DatasetFacts>> = {
  "comentarios-spam": {
    "title": {
      "pt-BR": "Comentários fictícios de vídeos, com spam que cresce e se esconde, e três anotadores, um deles descuidado.",
      "en": "Made-up comments under videos, with spam that grows and hides, and three annotators, one of them careless."
    },
    "licence": "CC0-1.0",
    "files": {
      "comentarios.csv": {
        "bytes": 306274,
        "sha256": "fff88e4c28fd52024a4b7162cd7a90045b6d62a7964a602b54c21f876333ada1"
      }
    }
  },
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
  },
  "eventos-clientes": {
    "title": {
      "pt-BR": "Histórico fictício de clientes de um banco, para uma feature store: saldos, compras, scores e saídas.",
      "en": "A made-up history of a bank's customers, for a feature store: balances, purchases, scores and departures."
    },
    "licence": "CC0-1.0",
    "files": {
      "compras.csv": {
        "bytes": 188261,
        "sha256": "5cd2ee2844ef91b17a21c6955e314c7245c0657272a6f8b50043192470311fca"
      },
      "entidades.csv": {
        "bytes": 25390,
        "sha256": "b332abba12057fc876016d09c1be36dd7a31db9c5d9e2ae8a594386628caa796"
      },
      "saldos.csv": {
        "bytes": 209574,
        "sha256": "4f23eeed59beb557f5b69f049e48e32d17685060a6489c86f5317d462d02971a"
      },
      "scores.csv": {
        "bytes": 199102,
        "sha256": "73640449d45a7b13dafa8377533dfc007d97e96b09e30b3e6c5748e341964dcf"
      }
    }
  },
  "readmissao": {
    "title": {
      "pt-BR": "Internações fictícias de pessoas com diabetes, e quem voltou ao hospital: treino, e serviço sem rótulo.",
      "en": "Made-up hospital stays of people with diabetes, and who came back: training, and serving without the label."
    },
    "licence": "CC0-1.0",
    "files": {
      "servico.csv": {
        "bytes": 76497,
        "sha256": "e3391c037f2065baead4d163e591d4fdcfeb3ec971f0546a7fc9f1407302acd5"
      },
      "treino.csv": {
        "bytes": 399737,
        "sha256": "82d434aecc3f1bb890ab88b7e94a16f0fa6cf9779098acb0014dff2eeebbc39b"
      }
    }
  },
  "renda-censo": {
    "title": {
      "pt-BR": "Censo fictício de trabalho e renda no Brasil: treino, avaliação com defeitos e serviço sem rótulo.",
      "en": "A made-up census of work and income in Brazil: training, evaluation with faults, and serving without the label."
    },
    "licence": "CC0-1.0",
    "files": {
      "avaliacao.csv": {
        "bytes": 159690,
        "sha256": "46184ba5673cf64ac60965f7f1fb2371e3f88d0b0ad4cd6f3fc48039fc8f4b7d"
      },
      "servico.csv": {
        "bytes": 155008,
        "sha256": "1edada2092bc390daff7316942c10f77f083e33f53ce44f01322d6e73317357b"
      },
      "treino.csv": {
        "bytes": 491178,
        "sha256": "1a1b23ca5e6f0c80fd20b564fe50ba41bf6481d38c1030fa3b5e0175259df635"
      }
    }
  }
};
