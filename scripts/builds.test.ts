/** Learners who know the track already build its largest project: the milestones show their knowledge, and find the one gap. */
import type { ItemNode, Step } from "@aulo/engine";
import { beforeAll, expect, test } from "vitest";
import { type Catalogue, withRequired } from "../packages/server/src/catalogue/catalogue.ts";
import { loadCatalogue } from "../packages/server/src/load-catalogue.ts";
import { type Answers, EngineSession } from "./simulate/engine-session.ts";

const GOAL = "backend";
/** Two hundred steps on the whole track: seconds on an idle machine, minutes on a busy one. */
const TIMEOUT_MS = 600_000;
const STEPS_AT_MOST = 250;
const MOST_CLOSED_ITEMS = 25;

let catalogue: Catalogue;
let milestones: readonly ItemNode[];

beforeAll(async () => {
  catalogue = await loadCatalogue("tracks/backend-nodejs");
  milestones =
    catalogue.graph.projects.find(({ id }) =>
      catalogue.track.projects.some((one) => one.id === id && one.goals.includes(GOAL)),
    )?.milestones ?? [];
});

function isMilestone({ id }: ItemNode): boolean {
  return milestones.some((milestone) => milestone.id === id);
}

/** Solutions that were shown are forgotten by then: a milestone that was given up is asked again. */
const BREAK_MS = 4 * 86_400_000;

/** A session whose learner takes a break after each lesson. */
class SlowSession extends EngineSession {
  override get now(): number {
    const lessons = this.log.filter(({ kind }) => kind === "lesson-finished").length;
    return super.now + lessons * BREAK_MS;
  }
}

type Taken = { kind: Step["kind"]; concept: string | null };

/** The steps to the goal, after the placement, of a learner who reads each lesson that is given. `onRead` is called after each lesson. */
function walk(answers: Answers, onRead: (concept: string) => void = () => {}) {
  const targets = catalogue.track.goals.find(({ id }) => id === GOAL)?.concepts ?? [];
  const goal = { concepts: withRequired(catalogue, targets), targets };
  const session = new SlowSession({ graph: catalogue.graph, goal, answers, seed: 1 });
  session.takeCheck("placement", null);
  const placed = session.log.length;
  const steps: Taken[] = [];
  for (let step = session.next(); steps.length < STEPS_AT_MOST; step = session.next()) {
    steps.push({ kind: step.kind, concept: "concept" in step ? step.concept : null });
    if (!("concept" in step)) break;
    if (step.kind === "learn" && !step.lessonRead) {
      session.read(step.concept);
      onRead(step.concept);
    }
    session.takeCheck(step.kind === "learn" ? "step" : step.kind, step.concept);
  }
  return { session, steps, answered: session.log.slice(placed).filter((event) => event.kind === "answered") };
}

test("who knows everything finishes the goal by building, with few questions beside", {
  timeout: TIMEOUT_MS,
}, () => {
  const { steps, answered } = walk(() => "right");
  expect(steps.at(-1)?.kind).toBe("done");
  expect(steps.filter(({ kind }) => kind === "build").length).toBeGreaterThan(0);
  expect(answered.map(({ item }) => item)).toContain(milestones.at(-1)?.id);
  expect(answered.filter(({ itemKind }) => itemKind !== "exercise").length).toBeLessThanOrEqual(
    MOST_CLOSED_ITEMS,
  );
});

test("who lacks one concept, hidden until a milestone fails for it, learns that concept and returns to that milestone", {
  timeout: TIMEOUT_MS,
}, () => {
  const last = milestones.at(-1);
  const gaps = last?.shows ?? [];
  expect(gaps.length).toBeGreaterThan(0);
  for (const gap of gaps) {
    let [lacks, hasFailed] = [true, false];
    const answers = (item: ItemNode) => {
      if (lacks && isMilestone(item) && item.shows.includes(gap)) {
        hasFailed = true;
        return { blames: [gap] };
      }
      return lacks && hasFailed && item.concept === gap ? "wrong" : "right";
    };
    const { steps } = walk(answers, (concept) => {
      if (concept === gap) lacks = false;
    });
    const path = steps.map(({ kind, concept }) => `${kind} ${concept}`);
    const built = path.findIndex((step) => step.startsWith("build"));
    const learnt = path.indexOf(`learn ${gap}`);
    expect({ gap, path, isAfter: learnt > built && built >= 0 }).toMatchObject({ isAfter: true });
    expect(path.slice(learnt)).toContain(path[built]);
    expect(steps.at(-1)?.kind).toBe("done");
  }
});
