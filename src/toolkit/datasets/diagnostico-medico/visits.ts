import type { Draw } from "../draw.ts";
import { type Illness, illnesses } from "./illnesses.ts";
import { type Diagnostico, diagnosticos } from "./record.ts";

/** A person, and the clinic they go to. */
export interface Patient {
  readonly id: number;
  readonly age: number;
  readonly sex: "F" | "M";
  readonly isSmoker: boolean;
  readonly clinic: Clinic;
}

interface Clinic {
  readonly uf: string;
  readonly share: number;
  readonly isFahrenheit: boolean;
}

/** Why and when someone came. */
export interface Visit {
  readonly patient: Patient;
  readonly diagnosis: Diagnostico;
  /** Days after 1 January 2025. */
  readonly day: number;
  /** For a return: the visit for the same illness before it. */
  readonly before: Visit | undefined;
}

const clinics: readonly Clinic[] = [
  { uf: "SP", share: 0.3, isFahrenheit: false },
  { uf: "RJ", share: 0.17, isFahrenheit: false },
  { uf: "MG", share: 0.16, isFahrenheit: false },
  { uf: "BA", share: 0.12, isFahrenheit: false },
  { uf: "PE", share: 0.1, isFahrenheit: false },
  { uf: "AM", share: 0.1, isFahrenheit: false },
  { uf: "RS", share: 0.05, isFahrenheit: true },
];

/** First day of each month of 2025, and of the year after. */
const monthStart = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
/** Who comes once, twice, three and four times: of all visits, 52 % are the only one of their patient. */
const visitCounts = [0.72, 0.19, 0.06, 0.03];

/** Visits of the year 2025, in order of date: `count` of them. */
export function yearOfVisits(draw: Draw, count: number): Visit[] {
  const visits: Visit[] = [];
  for (let id = 1; visits.length < count; id++) {
    const first = firstVisit(draw, id);
    const visitCount = Math.min(1 + draw.weighted(visitCounts), count - visits.length);
    visits.push(first);
    let last = first;
    for (let i = 1; i < visitCount; i++) {
      last = draw.chance(0.75) ? returnVisit(draw, last) : { ...firstVisit(draw, id), patient: first.patient };
      visits.push(last);
    }
  }
  return byDate(visits);
}

/** Visits of January 2026, in order of date. One in five is by a patient of the year before. */
export function newMonthOfVisits(draw: Draw, count: number, known: readonly Visit[]): Visit[] {
  const firstId = known.reduce((max, { patient }) => Math.max(max, patient.id), 0) + 1;
  const shares = diagnosticos.map((name) => illnesses[name].share * monthShare(illnesses[name], 0));
  const visits = Array.from({ length: count }, (_, i): Visit => {
    const diagnosis = diagnosticos[draw.weighted(shares)] ?? "gripe";
    const isKnown = draw.chance(0.2) && known.length > 0;
    const patient = isKnown ? draw.pick(known).patient : newPatient(draw, firstId + i, illnesses[diagnosis]);
    return { patient, diagnosis, day: 365 + draw.integer(0, 30), before: undefined };
  });
  return byDate(visits);
}

const byDate = (visits: readonly Visit[]) => [...visits].sort((a, b) => a.day - b.day);

const monthShare = ({ season }: Illness, month: number) =>
  (season[month] ?? 0) / season.reduce((sum, weight) => sum + weight, 0);

function firstVisit(draw: Draw, id: number): Visit {
  const diagnosis = diagnosticos[draw.weighted(diagnosticos.map((name) => illnesses[name].share))] ?? "gripe";
  const illness = illnesses[diagnosis];
  const month = draw.weighted(illness.season);
  const day = draw.integer(monthStart[month] ?? 0, (monthStart[month + 1] ?? 365) - 1);
  return { patient: newPatient(draw, id, illness), diagnosis, day, before: undefined };
}

/** Two to fourteen days later; at the end of December two to fourteen days before, so that the year keeps its shape. */
function returnVisit(draw: Draw, before: Visit): Visit {
  const days = draw.integer(2, 14);
  return { ...before, day: before.day + (before.day + days < 365 ? days : -days), before };
}

function newPatient(draw: Draw, id: number, illness: Illness): Patient {
  const [mean, standardDeviation] = illness.age;
  const age = Math.round(Math.min(95, Math.max(0, draw.bell(mean, standardDeviation))));
  const clinic = clinics[draw.weighted(clinics.map(({ share }) => share))];
  if (!clinic) throw new Error("there is no clinic");
  return {
    id,
    age,
    sex: draw.chance(illness.womenShare) ? "F" : "M",
    isSmoker: draw.chance(illness.smokerShare) && age >= 16,
    clinic,
  };
}
