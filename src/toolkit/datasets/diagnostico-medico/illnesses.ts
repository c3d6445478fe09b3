import type { Symptom } from "./phrases.ts";
import type { Diagnostico } from "./record.ts";

/** How one illness looks among the visits. */
export interface Illness {
  /** Share of all visits; the ten sum to 1. */
  readonly share: number;
  /** For each symptom: the chance that it is there, and the chance that its absence is written. The first is the main one. */
  readonly symptoms: readonly (readonly [Symptom, affirmed: number, denied: number])[];
  /** Relative number of visits from January to December; the sum does not matter. */
  readonly season: readonly number[];
  /** Years: mean and standard deviation, cut to 0–95. */
  readonly age: readonly [number, number];
  readonly womenShare: number;
  readonly smokerShare: number;
  /** Per cent: mean and standard deviation, cut to 82–100. */
  readonly saturation: readonly [number, number];
  /** Beats per minute without fever. */
  readonly heartRate: number;
  /** The exam that this diagnosis leads to. */
  readonly exam: string;
}

const evenly = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
const winter = [0.4, 0.4, 0.7, 1, 1.4, 2, 2, 1.5, 1, 0.6, 0.5, 0.5];
const coldMonths = [0.7, 0.7, 0.8, 1, 1.2, 1.4, 1.4, 1.3, 1.1, 0.9, 0.8, 0.7];
const autumn = [1.2, 1.8, 2.4, 2.4, 1.6, 0.7, 0.3, 0.2, 0.2, 0.3, 0.4, 0.5];
const summer = [1.6, 1.4, 1.1, 0.9, 0.7, 0.7, 0.7, 0.8, 0.9, 1, 1.1, 1.4];

/**
 * The ten illnesses. The pertinent negatives ("sem tosse") carry as much as the symptoms do:
 * that is what makes bigrams worth their columns.
 */
export const illnesses: Readonly<Record<Diagnostico, Illness>> = {
  gripe: {
    share: 0.15,
    symptoms: [
      ["febre", 0.8, 0.05],
      ["tosse", 0.6, 0.1],
      ["dor_no_corpo", 0.6, 0.05],
      ["coriza", 0.5, 0.05],
      ["dor_de_garganta", 0.4, 0.1],
      ["perda_de_olfato", 0.03, 0.45],
      ["manchas", 0.02, 0.35],
      ["falta_de_ar", 0.03, 0.35],
    ],
    season: winter,
    age: [34, 20],
    womenShare: 0.52,
    smokerShare: 0.14,
    saturation: [97.4, 0.9],
    heartRate: 78,
    exam: "EX-PAINEL-VIRAL",
  },
  "covid-19": {
    share: 0.12,
    symptoms: [
      ["febre", 0.6, 0.25],
      ["tosse", 0.65, 0.1],
      ["perda_de_olfato", 0.55, 0.1],
      ["dor_no_corpo", 0.5, 0.1],
      ["falta_de_ar", 0.3, 0.25],
      ["coriza", 0.1, 0.45],
      ["manchas", 0.02, 0.25],
    ],
    season: evenly,
    age: [45, 19],
    womenShare: 0.5,
    smokerShare: 0.14,
    saturation: [95.2, 2.2],
    heartRate: 82,
    exam: "EX-RT-PCR",
  },
  dengue: {
    share: 0.14,
    symptoms: [
      ["febre", 0.85, 0.03],
      ["dor_nos_olhos", 0.35, 0.05],
      ["dor_no_corpo", 0.6, 0.03],
      ["manchas", 0.55, 0.15],
      ["tosse", 0.03, 0.5],
      ["coriza", 0.03, 0.45],
      ["coceira", 0.15, 0.35],
    ],
    season: autumn,
    age: [36, 18],
    womenShare: 0.53,
    smokerShare: 0.13,
    saturation: [97.5, 0.8],
    heartRate: 80,
    exam: "EX-NS1",
  },
  pneumonia: {
    share: 0.1,
    symptoms: [
      ["febre", 0.8, 0.05],
      ["tosse", 0.7, 0.1],
      ["catarro", 0.55, 0.1],
      ["falta_de_ar", 0.55, 0.2],
      ["chiado", 0.06, 0.55],
      ["dor_no_peito", 0.25, 0.2],
    ],
    season: coldMonths,
    age: [58, 22],
    womenShare: 0.48,
    smokerShare: 0.25,
    saturation: [92.5, 2.8],
    heartRate: 90,
    exam: "EX-RX-TORAX",
  },
  asma: {
    share: 0.1,
    symptoms: [
      ["falta_de_ar", 0.7, 0.1],
      ["chiado", 0.6, 0.1],
      ["tosse", 0.55, 0.2],
      ["febre", 0.04, 0.75],
      ["catarro", 0.08, 0.5],
      ["dor_no_peito", 0.25, 0.2],
    ],
    season: coldMonths,
    age: [27, 17],
    womenShare: 0.55,
    smokerShare: 0.12,
    saturation: [93.8, 2.4],
    heartRate: 92,
    exam: "EX-ESPIROMETRIA",
  },
  infarto: {
    share: 0.02,
    symptoms: [
      ["dor_no_peito", 0.95, 0],
      ["dor_no_braco", 0.5, 0.05],
      ["suor_frio", 0.5, 0.05],
      ["falta_de_ar", 0.45, 0.15],
      ["enjoo", 0.3, 0.1],
      ["febre", 0.02, 0.4],
    ],
    season: evenly,
    age: [63, 11],
    womenShare: 0.36,
    smokerShare: 0.42,
    saturation: [94.5, 2.2],
    heartRate: 96,
    exam: "EX-TROPONINA",
  },
  enxaqueca: {
    share: 0.11,
    symptoms: [
      ["dor_de_cabeca", 0.95, 0],
      ["incomodo_com_luz", 0.35, 0.1],
      ["enjoo", 0.5, 0.15],
      ["febre", 0.02, 0.7],
      ["vomito", 0.15, 0.4],
    ],
    season: evenly,
    age: [35, 13],
    womenShare: 0.74,
    smokerShare: 0.13,
    saturation: [97.9, 0.7],
    heartRate: 74,
    exam: "EX-TC-CRANIO",
  },
  gastroenterite: {
    share: 0.11,
    symptoms: [
      ["diarreia", 0.65, 0.1],
      ["vomito", 0.55, 0.2],
      ["dor_na_barriga", 0.7, 0.05],
      ["febre", 0.4, 0.35],
      ["ardencia_ao_urinar", 0.02, 0.45],
    ],
    season: summer,
    age: [30, 20],
    womenShare: 0.51,
    smokerShare: 0.13,
    saturation: [97.7, 0.8],
    heartRate: 84,
    exam: "EX-COPROCULTURA",
  },
  infeccao_urinaria: {
    share: 0.08,
    symptoms: [
      ["ardencia_ao_urinar", 0.65, 0.05],
      ["dor_na_barriga", 0.5, 0.1],
      ["dor_nas_costas", 0.25, 0.15],
      ["febre", 0.4, 0.4],
      ["diarreia", 0.03, 0.5],
      ["vomito", 0.05, 0.45],
    ],
    season: evenly,
    age: [41, 20],
    womenShare: 0.82,
    smokerShare: 0.13,
    saturation: [97.7, 0.8],
    heartRate: 80,
    exam: "EX-UROCULTURA",
  },
  dermatite: {
    share: 0.07,
    symptoms: [
      ["coceira", 0.75, 0.05],
      ["manchas", 0.7, 0.05],
      ["febre", 0.02, 0.75],
      ["dor_no_corpo", 0.04, 0.4],
      ["pele_seca", 0.3, 0.05],
    ],
    season: evenly,
    age: [29, 19],
    womenShare: 0.54,
    smokerShare: 0.12,
    saturation: [98, 0.7],
    heartRate: 73,
    exam: "EX-ALERGIA",
  },
};
