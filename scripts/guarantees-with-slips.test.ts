import { checkStep, type ItemNode, waitStandings } from "@aulo/engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawAnswering } from "../bench/simulation/answering.ts";
import { seededRandom } from "../bench/simulation/random.ts";
import { type Catalogue, withRequired } from "../packages/server/src/catalogue/catalogue.ts";
import { loadCatalogue } from "../packages/server/src/load-catalogue.ts";
import { EngineSession } from "./simulate/engine-session.ts";

const LEARNERS = 500;
const RIGHT_STEP = 0.95;
/** Maximum number of items, for the placement and the steps to the first lessons together. */
const ITEMS_ALLOWED = 60;
/** 500 learners walk some 60 steps each: seconds on an idle machine, minutes on a busy one. */
const TIMEOUT_MS = 300_000;
const told: string[] = [];

let catalogue: Catalogue;

beforeAll(async () => {
  catalogue = await loadCatalogue("tracks/backend-nodejs");
});

afterAll(() => {
  console.log(told.join("\n"));
});

/** The weak concepts and all their descendants, which the learner lacks too. */
function withDescendants(weak: readonly string[]): ReadonlySet<string> {
  const lacks = new Set(weak);
  for (const { id, requires } of catalogue.graph.concepts)
    if (requires.some((each) => lacks.has(each))) lacks.add(id);
  return lacks;
}

type Learner = { session: EngineSession; lacks: Set<string> };

/**
 * Learner with slips, lucky guesses and "I don't know yet", who lacks the given concepts and knows all
 * others.
 */
function begin(
  name: string,
  lacked: ReadonlySet<string>,
  targets: readonly string[],
  number: number,
): Learner {
  const random = seededRandom(`${name} ${number}`);
  const answering = drawAnswering(random);
  const lacks = new Set(lacked);
  const answers = (item: ItemNode) =>
    answering(item, ![item.concept, ...item.also].some((id) => lacks.has(id)), random);
  const goal = { concepts: withRequired(catalogue, targets), targets };
  return { session: new EngineSession({ graph: catalogue.graph, goal, answers, seed: number }), lacks };
}

/**
 * Concept of the first lesson on one of `wanted` or on `never`, from the learner's present state; null when
 * the path ends before.
 */
function firstLessonOf({ session, lacks }: Learner, wanted: readonly string[], never: string): string | null {
  while (session.asked < ITEMS_ALLOWED) {
    const step = session.next();
    if (step.kind === "done" || step.kind === "nothing-now") return null;
    if (step.kind === "learn") {
      if (wanted.includes(step.concept) || step.concept === never) return step.concept;
      session.read(step.concept);
      lacks.delete(step.concept);
    }
    session.takeCheck(step.kind === "learn" ? "step" : step.kind, step.concept);
  }
  return null;
}

function share(id: string, holds: (number: number) => boolean): number {
  const held = Array.from({ length: LEARNERS }, (_, number) => holds(number)).filter((each) => each).length;
  told.push(`${id}: ${held} of ${LEARNERS} learners with slips and guesses reach the right step.`);
  return held / LEARNERS;
}

describe("for learners with slips and guesses", { timeout: TIMEOUT_MS }, () => {
  test.each(["R1", "R2", "R3", "R4", "R5"])("%s holds for 95 of 100", (id) => {
    const guarantee = catalogue.track.guarantees.find((each) => each.id === id);
    if (!guarantee?.never) throw new Error(`The track declares no guarantee ${id}.`);
    const { weak, next, never } = guarantee;
    const lacked = withDescendants(weak);
    const reached = share(id, (number) => {
      const learner = begin(id, lacked, [never], number);
      learner.session.takeCheck("placement", null);
      const lesson = firstLessonOf(learner, next, never);
      return lesson !== null && lesson !== never;
    });
    expect(reached).toBeGreaterThanOrEqual(RIGHT_STEP);
  });

  test("R6 holds for 95 of 100: after a passed check the next step is on another concept", () => {
    const all = catalogue.graph.concepts.map(({ id }) => id);
    const reached = share("R6", (number) => {
      const known = all.slice(0, number % 30);
      const { session, lacks } = begin("R6", new Set(all.filter((id) => !known.includes(id))), all, number);
      session.takeCheck("placement", null);
      while (session.asked < ITEMS_ALLOWED) {
        const step = session.next();
        if (step.kind === "done" || step.kind === "nothing-now") return true;
        if (step.kind === "learn") {
          session.read(step.concept);
          lacks.delete(step.concept);
        }
        const verdict = session.takeCheck(step.kind === "learn" ? "step" : step.kind, step.concept);
        const after = session.next();
        if (step.kind === "learn" && verdict === "passed" && "concept" in after)
          if (after.concept === step.concept) return false;
      }
      return true;
    });
    expect(reached).toBeGreaterThanOrEqual(RIGHT_STEP);
  });

  test("W holds for 95 of 100: a wait stays locked while a part of its condition is missing", () => {
    const docker = catalogue.graph.waits.find(({ id }) => id === "docker");
    if (!docker) throw new Error("The track has no wait called docker.");
    const reached = share("W", (number) => {
      const missing = docker.unlockedBy[number % docker.unlockedBy.length] ?? "";
      const { session } = begin("W", withDescendants([missing]), docker.unlockedBy, number);
      session.takeCheck("placement", null);
      for (let steps = 0; steps < 25; steps += 1) {
        const step = session.next();
        if (!("concept" in step)) break;
        session.takeCheck(step.kind === "learn" ? "step" : step.kind, step.concept);
      }
      return waitStandings(catalogue.graph, session.state).every(
        ({ wait, unlocked }) => wait !== "docker" || !unlocked,
      );
    });
    expect(reached).toBeGreaterThanOrEqual(RIGHT_STEP);
  });

  test("every step's reason follows from the log", () => {
    for (let number = 0; number < 20; number += 1) {
      const { session } = begin("reasons", withDescendants(["promises"]), ["express-errors"], number);
      session.takeCheck("placement", null);
      for (let steps = 0; steps < 12; steps += 1) {
        const step = session.next();
        expect(checkStep(catalogue.graph, session.log, session.goal, session.now, step)).toEqual([]);
        if (!("concept" in step)) break;
        if (step.kind === "learn") session.read(step.concept);
        session.takeCheck(step.kind === "learn" ? "step" : step.kind, step.concept);
      }
    }
  });
});
