/** Ways to say each symptom; the first is the one used to deny it. */
export const phrases = {
  febre: ["febre", "febre alta", "febre baixa", "febre de 38", "febre de 39", "temperatura alta"],
  tosse: ["tosse", "tosse seca", "muita tosse", "tosse à noite"],
  dor_no_corpo: ["dor no corpo", "dores no corpo", "corpo dolorido"],
  coriza: ["coriza", "nariz escorrendo", "nariz entupido", "espirros"],
  dor_de_garganta: ["dor de garganta", "garganta inflamada", "garganta arranhando"],
  dor_de_cabeca: ["dor de cabeça", "cefaleia", "dor de cabeça forte"],
  perda_de_olfato: ["perda de olfato", "perda do paladar", "perda do cheiro"],
  falta_de_ar: ["falta de ar", "cansaço ao andar", "dificuldade para respirar"],
  dor_nos_olhos: ["dor atrás dos olhos", "dor nos olhos"],
  manchas: ["manchas vermelhas", "manchas na pele", "pintas vermelhas", "vermelhidão"],
  enjoo: ["enjoo", "náusea", "ânsia de vômito"],
  catarro: ["catarro", "catarro amarelo", "secreção"],
  dor_no_peito: ["dor no peito", "aperto no peito", "pressão no peito"],
  chiado: ["chiado no peito", "chiado", "peito chiando"],
  dor_no_braco: ["dor no braço esquerdo", "formigamento no braço"],
  suor_frio: ["suor frio", "sudorese fria"],
  incomodo_com_luz: ["incômodo com a luz", "sensibilidade à luz"],
  diarreia: ["diarreia", "diarréia", "intestino solto"],
  vomito: ["vômito", "vômitos", "muito vômito"],
  dor_na_barriga: ["dor na barriga", "dor abdominal", "cólica"],
  ardencia_ao_urinar: ["ardência ao urinar", "dor ao urinar", "dificuldade para urinar"],
  dor_nas_costas: ["dor nas costas", "dor lombar"],
  coceira: ["coceira", "muita coceira", "coceira no braço"],
  pele_seca: ["pele descamando", "pele seca", "descamação"],
} as const satisfies Record<string, readonly string[]>;

export type Symptom = keyof typeof phrases;

/** °C, from and to: what a record says of the fever agrees with the thermometer. */
export const feverRange: Readonly<Record<(typeof phrases.febre)[number], readonly [number, number]>> = {
  febre: [37.8, 39.9],
  "febre alta": [39, 40.9],
  "febre baixa": [37.6, 38.2],
  "febre de 38": [38, 38.9],
  "febre de 39": [39, 39.9],
  "temperatura alta": [38, 40],
};

/** Medical words that the new month's staff use and the year before never saw. */
export const newWords: Partial<Record<Symptom, string>> = {
  falta_de_ar: "dispneia",
  dor_no_corpo: "mialgia",
  dor_de_garganta: "odinofagia",
  perda_de_olfato: "anosmia",
  coceira: "prurido",
  manchas: "exantema",
  vomito: "êmese",
  ardencia_ao_urinar: "disúria",
  dor_no_peito: "precordialgia",
};

export const denials = ["sem", "sem", "sem", "sem", "sem", "sem", "nega", "não tem"] as const;

export const openings = [
  "Paciente com",
  "Paciente relata",
  "Paciente refere",
  "Refere",
  "Relata",
  "Queixa de",
  "Chegou com",
  "Paciente apresenta",
] as const;

/** Empty ones: most records end with the symptoms. */
export const endings = [
  "há 2 dias",
  "há 3 dias",
  "há uma semana",
  "desde ontem",
  "desde hoje cedo",
  "piora à noite",
  "tomou dipirona",
  "tomou paracetamol sem melhora",
  "",
  "",
  "",
  "",
] as const;

export const newOpenings = ["Admitido com", "Queixa principal:", "Acolhimento digital:", "Teleatendimento:"] as const;
export const newEndings = [
  "enviou foto pelo aplicativo",
  "encaminhado pelo aplicativo",
  "fez autoteste em casa",
] as const;
