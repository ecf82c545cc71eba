/**
 * Simulated learners under the engine. Each answer tests the belief just before it.
 *
 * 1. The learner takes a placement and then follows the next step a given number of times.
 * 2. Every event takes 3 minutes of 45 per day, so that some concepts are forgotten and reviews occur.
 * 3. The engine sees each course with wrong edges, and only the learner's answers.
 */
import { type BeliefTest, beliefTests, type Graph, wholeGoalOf } from "@aulo/engine";
import { EngineSession } from "../../scripts/simulate/engine-session.ts";
import { msAfter } from "../path/clock.ts";
import type { Setting } from "../path/setting.ts";
import { mapCourse } from "../simulation/course.ts";
import type { SimulatedLearner } from "../simulation/learner.ts";
import { drawLearner, type LearnerKind } from "../simulation/learners.ts";

const MINUTES_AN_EVENT = 3;

class DailySession extends EngineSession {
  override get now(): number {
    return msAfter(MINUTES_AN_EVENT * this.log.length);
  }
}

export type Simulated = { kind: LearnerKind; setting: Setting; learner: number; seed: number; steps: number };

/** One test of a belief for each answer of a simulated learner. */
export function testsOfLearner({ kind, setting, learner, seed, steps }: Simulated): readonly BeliefTest[] {
  const name = `calibration ${seed} ${setting.name} ${learner}`;
  const simulated = drawLearner(kind, mapCourse(setting.truth), name);
  const session = beginSession(setting.seen, simulated, learner);
  session.takeCheck("placement", null);
  for (let done = 0; done < steps && takeStep(session, simulated); done += 1);
  return beliefTests(setting.seen, session.log);
}

/** A session of the learner under the engine, before its placement. */
export function beginSession(graph: Graph, learner: SimulatedLearner, seed: number): EngineSession {
  const session: DailySession = new DailySession({
    graph,
    goal: wholeGoalOf(graph),
    seed,
    answers: (item) => {
      const result = learner.answer(item, session.now);
      learner.practise(item.concept, result === "right", session.now);
      return result;
    },
  });
  return session;
}

/** Does the next step; false when none is left. */
export function takeStep(session: EngineSession, learner: SimulatedLearner): boolean {
  const step = session.next();
  if (step.kind === "done" || step.kind === "nothing-now") return false;
  if (step.kind === "learn" && !step.lessonRead) {
    learner.study(step.concept, session.now);
    session.read(step.concept);
  }
  session.takeCheck(step.kind === "learn" ? "step" : step.kind, step.concept);
  return true;
}
