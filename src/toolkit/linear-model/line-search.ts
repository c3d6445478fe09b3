/** A point on the line: the step, and the function's value and slope there. */
export interface Point {
  readonly step: number;
  readonly value: number;
  readonly slope: number;
}

export interface LineSearchOptions {
  readonly firstStep: number;
  readonly mostSteps: number;
}

// L-BFGS-B's: enough decrease, enough flattening, and the narrowest bracket worth a look
const [decrease, flattening, narrowest] = [1e-3, 0.9, 0.1];
const longestStep = 1e10;

/**
 * A step that satisfies Wolfe's strong conditions: Moré and Thuente's search, as MINPACK-2's `dcsrch` and L-BFGS-B do it.
 * @param at - evaluates the function on the line
 * @param start - step 0; its slope is negative
 * @returns the point accepted, or `undefined` after `mostSteps` evaluations
 * @see https://doi.org/10.1145/192115.192132
 */
export function lineSearch(
  at: (step: number) => Point,
  start: Point,
  { firstStep, mostSteps }: LineSearchOptions,
): Point | undefined {
  const slopeTest = decrease * start.slope;
  let [best, other] = [start, start];
  let isBracketed = false;
  let isFirstStage = true;
  let width = longestStep;
  let widthBefore = 2 * width;
  let [least, most] = [0, 5 * firstStep];
  let step = firstStep;
  for (let evaluation = 0; evaluation < mostSteps; evaluation++) {
    const here = at(step);
    const bound = start.value + step * slopeTest;
    if (isFirstStage && here.value <= bound && here.slope >= 0) isFirstStage = false;
    if (here.value <= bound && Math.abs(here.slope) <= flattening * -start.slope) return here;
    // rounding stands in the way, or the bracket is as narrow as it is worth making: take what there is
    if (isBracketed && (step <= least || step >= most || most - least <= narrowest * most)) return here;
    if (step === longestStep && here.value <= bound && here.slope <= slopeTest) return here;

    // until a step with enough decrease is known, look at the function less the decrease that is asked for
    const lean = isFirstStage && here.value <= best.value && here.value > bound ? slopeTest : 0;
    const next = nextStep(tilt(best, lean), tilt(other, lean), tilt(here, lean), { isBracketed, least, most });
    [best, other] = [tilt(next.best, -lean), tilt(next.other, -lean)];
    ({ step, isBracketed } = next);

    if (isBracketed) {
      if (Math.abs(other.step - best.step) >= 0.66 * widthBefore) step = best.step + 0.5 * (other.step - best.step);
      widthBefore = width;
      width = Math.abs(other.step - best.step);
      [least, most] = [Math.min(best.step, other.step), Math.max(best.step, other.step)];
    } else {
      [least, most] = [step + 1.1 * (step - best.step), step + 4 * (step - best.step)];
    }
    step = Math.min(Math.max(step, 0), longestStep);
    if (isBracketed && (step <= least || step >= most || most - least <= narrowest * most)) step = best.step;
  }
  return undefined;
}

const tilt = ({ step, value, slope }: Point, lean: number): Point => ({
  step,
  value: value - step * lean,
  slope: slope - lean,
});

interface Bracket {
  readonly isBracketed: boolean;
  readonly least: number;
  readonly most: number;
}

/** From cubic and secant through what is known, a safeguarded step: `dcstep`. */
function nextStep(best: Point, other: Point, here: Point, { isBracketed, least, most }: Bracket) {
  const dx = here.step - best.step;
  let step: number;
  let bracketed = isBracketed;
  const sameDirection = here.slope * Math.sign(best.slope);
  if (here.value > best.value) {
    // higher: a minimum lies between
    const [cubic, quadratic] = [cubicBetween(best, here), best.step + quadraticShare(best, here) * dx];
    step = Math.abs(cubic - best.step) < Math.abs(quadratic - best.step) ? cubic : cubic + (quadratic - cubic) / 2;
    bracketed = true;
  } else if (sameDirection < 0) {
    // lower, and the slope has turned: a minimum lies between
    const [cubic, secant] = [cubicBetween(here, best), secantStep(best, here)];
    step = Math.abs(cubic - here.step) > Math.abs(secant - here.step) ? cubic : secant;
    bracketed = true;
  } else if (Math.abs(here.slope) < Math.abs(best.slope)) {
    // lower, and flatter in the same direction
    const [cubic, secant] = [cubicBeyond(best, here, least, most), secantStep(best, here)];
    const isCubicNearer = Math.abs(cubic - here.step) < Math.abs(secant - here.step);
    if (isBracketed) {
      step = isCubicNearer ? cubic : secant;
      const limit = here.step + 0.66 * (other.step - here.step);
      step = here.step > best.step ? Math.min(limit, step) : Math.max(limit, step);
    } else {
      step = Math.min(Math.max(isCubicNearer ? secant : cubic, least), most);
    }
  } else if (isBracketed) {
    step = cubicBetween(here, other);
  } else {
    step = here.step > best.step ? most : least;
  }

  if (here.value > best.value) return { best, other: here, step, isBracketed: bracketed };
  return { best: here, other: sameDirection < 0 ? best : other, step, isBracketed: bracketed };
}

const secantStep = (a: Point, b: Point) => b.step + (b.slope / (b.slope - a.slope)) * (a.step - b.step);

/** How far from a to b the parabola through both values and a's slope is lowest. */
const quadraticShare = (a: Point, b: Point) => a.slope / ((a.value - b.value) / (b.step - a.step) + a.slope) / 2;

/** Where the cubic through a and b is lowest, told from a. */
function cubicBetween(a: Point, b: Point): number {
  const { theta, gamma } = cubicTerms(a, b);
  const signed = b.step < a.step ? -gamma : gamma;
  const share = (signed - a.slope + theta) / (signed - a.slope + signed + b.slope);
  return a.step + share * (b.step - a.step);
}

/** Where the cubic is lowest beyond `here`; the edge of what is allowed where it has no minimum there. */
function cubicBeyond(best: Point, here: Point, least: number, most: number): number {
  const { theta, gamma } = cubicTerms(best, here);
  const signed = here.step > best.step ? -gamma : gamma;
  const share = (signed - here.slope + theta) / (signed + (best.slope - here.slope) + signed);
  if (share < 0 && signed !== 0) return here.step + share * (best.step - here.step);
  return here.step > best.step ? most : least;
}

function cubicTerms(a: Point, b: Point) {
  const theta = (3 * (a.value - b.value)) / (b.step - a.step) + a.slope + b.slope;
  const size = Math.max(Math.abs(theta), Math.abs(a.slope), Math.abs(b.slope));
  const gamma = size * Math.sqrt(Math.max(0, (theta / size) ** 2 - (a.slope / size) * (b.slope / size)));
  return { theta, gamma };
}
