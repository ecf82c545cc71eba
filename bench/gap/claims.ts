/**
 * Chances that the engine claims for the causes of a failure, with the truth.
 *
 * 1. A learner takes the placement and then the engine's own path. At each failure after a lesson, the engine has a chance for every suspect.
 * 2. At each step that names a gap, the reason of the step tells the chance of that one.
 * 3. A chance comes true when its concept is a root gap.
 */
import { gapSuspects } from "@aulo/engine";
import { beginSession, takeStep } from "../calibration/simulate.ts";
import type { Subject } from "../placement/cells.ts";
import type { Forecast } from "../placement/measures.ts";
import type { GapCell } from "./cells.ts";
import { rootGaps } from "./draw-case.ts";
import type { Half } from "./halves.ts";

/** Courses with a path, and the most learners of each cell on them: a path takes long to simulate. */
const COURSES: readonly string[] = ["shallow-60", "deep-120", "track"];
const LEARNERS_AT_MOST = 16;
const STEPS = 80;

/** `told`: by the reasons of steps. */
export type Claims = { suspects: readonly Forecast[]; told: readonly Forecast[] };

/** Claimed chances from `from` to below `to`, with their mean and the share that came true. */
export type Bin = { from: number; to: number; claims: number; claimed: number; found: number };

export type Reliability = { half: Half; suspects: readonly Bin[]; told: readonly Bin[] };

const LIMITS = [0, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** Claims of each half, in bins. */
export function reliabilityOf(cells: readonly GapCell[], tell: (line: string) => void): Reliability[] {
  return [...Map.groupBy(cells, ({ half }) => half)].map(([half, members]) => {
    tell(`claims, ${half}`);
    const claims = members
      .filter(({ course }) => COURSES.includes(course))
      .flatMap(({ subjects }) => subjects.slice(0, LEARNERS_AT_MOST).map(claimsOf));
    return {
      half,
      suspects: toBins(claims.flatMap(({ suspects }) => suspects)),
      told: toBins(claims.flatMap(({ told }) => told)),
    };
  });
}

/** Claims at each failure on the first steps of one learner's path. */
export function claimsOf(subject: Subject, seed: number): Claims {
  const learner = subject.begin();
  const session = beginSession(subject.seen, learner, seed);
  const claims = { suspects: [] as Forecast[], told: [] as Forecast[] };
  session.takeCheck("placement", null);
  for (let done = 0; done < STEPS; done += 1) {
    const before = session.state.trouble;
    const gap = session.next().claims.find(({ kind }) => kind === "gap");
    if (gap?.kind === "gap")
      claims.told.push({
        belief: gap.score,
        held: rootGaps(subject, learner, gap.failed, session.now).has(gap.concept),
      });
    if (!takeStep(session, learner)) break;
    for (const [failed, since] of Object.entries(session.state.trouble)) {
      if (before[failed] === since) continue;
      const gaps = rootGaps(subject, learner, failed, session.now);
      for (const { concept, chance } of gapSuspects(subject.seen, session.state, failed).suspects)
        claims.suspects.push({ belief: chance, held: gaps.has(concept) });
    }
  }
  return claims;
}

/** Bins without empty ones. */
export function toBins(forecasts: readonly Forecast[]): Bin[] {
  return LIMITS.slice(1).flatMap((to, index) => {
    const from = LIMITS[index] ?? 0;
    const inside = forecasts.filter(({ belief }) => belief >= from && (belief < to || to === 1));
    if (inside.length === 0) return [];
    const claimed = inside.reduce((sum, { belief }) => sum + belief, 0) / inside.length;
    const found = inside.filter(({ held }) => held).length / inside.length;
    return [{ from, to, claims: inside.length, claimed, found }];
  });
}
