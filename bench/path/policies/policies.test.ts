import type { ItemNode } from "@aulo/engine";
import { describe, expect, test } from "vitest";
import type { Result } from "../../simulation/answering.ts";
import { drawCourse } from "../../simulation/graphs.ts";
import type { SimulatedLearner } from "../../simulation/learner.ts";
import { seededRandom } from "../../simulation/random.ts";
import { Course } from "../course.ts";
import { runCourse } from "../run-course.ts";
import { gatedSyllabus } from "./gated-syllabus.ts";
import { POLICIES } from "./policies.ts";
import { SpacedReviews } from "./spaced-reviews.ts";

const DAY_MS = 86_400_000;
const truth = drawCourse("shallow", 20, "policies");
const setting = { name: truth.name, truth, seen: truth };

type Act = { what: "lesson"; concept: string } | { what: "item"; item: ItemNode; result: Result };

/** A learner that answers at random, with a record of its lessons and items. */
function guesser(seed: string, rightShare: number): { learner: SimulatedLearner; acts: Act[] } {
  const random = seededRandom(seed);
  const acts: Act[] = [];
  const byId = new Map(truth.items.map((item) => [item.id, item]));
  const learner: SimulatedLearner = {
    kind: "guesser",
    knows: () => false,
    answer: ({ id }) => {
      const result = random() < rightShare ? "right" : "wrong";
      const item = byId.get(id);
      if (item) acts.push({ what: "item", item, result });
      return result;
    },
    study: (concept) => {
      acts.push({ what: "lesson", concept });
    },
    practise: () => undefined,
  };
  return { learner, acts };
}

/** Merges the runs of one exercise into one act with the last result. */
function settled(acts: readonly Act[]): Act[] {
  return acts.filter((act, place) => {
    const next = acts[place + 1];
    if (act.what === "lesson" || next === undefined || next.what === "lesson") return true;
    return act.item !== next.item || act.result === "right";
  });
}

function courseOf(learner: SimulatedLearner, budgetMinutes: number): Course {
  return new Course({ graph: truth, trueRequires: new Map(), learner, budgetMinutes });
}

describe("the gate", () => {
  test.each([0.4, 0.6, 0.9])("never leaves a concept before two right answers in a row (%s)", (share) => {
    const { learner, acts } = guesser(`gate ${share}`, share);
    gatedSyllabus.walk(courseOf(learner, 4_000));
    const order = truth.concepts.map(({ id }) => id);
    const firstReading = (concept: string) =>
      acts.findIndex((act) => act.what === "lesson" && act.concept === concept);
    const left = order.filter((_, place) => firstReading(order[place + 1] ?? "") >= 0);
    expect(left.length).toBeGreaterThan(2);
    for (const concept of left) {
      const next = firstReading(order[order.indexOf(concept) + 1] ?? "");
      const last = settled(acts.slice(0, next)).slice(-2);
      expect(last).toMatchObject([
        { item: { concept }, result: "right" },
        { item: { concept }, result: "right" },
      ]);
    }
  });

  test("asks for the exercise where a concept has one", () => {
    const { learner, acts } = guesser("all right", 1);
    gatedSyllabus.walk(courseOf(learner, 4_000));
    const exercises = truth.items.filter(({ kind }) => kind === "exercise").map(({ id }) => id);
    const passed = acts.flatMap((act) => (act.what === "item" ? [act.item.id] : []));
    expect(exercises.filter((id) => !passed.includes(id))).toEqual([]);
  });

  test("repeats the lesson after two misses, and goes back to the prerequisites when that did not help", () => {
    const { learner, acts } = guesser("all wrong", 0);
    gatedSyllabus.walk(courseOf(learner, 300));
    const first = truth.concepts[0]?.id ?? "";
    expect(acts.slice(0, 4).map((act) => act.what)).toEqual(["lesson", "item", "item", "lesson"]);
    expect(acts.every((act) => act.what === "item" || act.concept === first)).toBe(true);
  });
});

describe("every policy", () => {
  test.each(POLICIES)("$name gives the same outcome for the same seed, within the time", (policy) => {
    const given = { setting, kind: "islands", learner: "same", budgetMinutes: 200 } as const;
    const outcome = runCourse(given, policy);
    expect(runCourse(given, policy)).toEqual(outcome);
    // An action that has started is finished, so the last lesson or exercise may exceed the time.
    expect(outcome.minutes).toBeLessThan(200 + 2 * 25);
    expect(outcome.knowledge).toBeGreaterThan(0);
  });
});

describe("spaced reviews", () => {
  test("come at growing intervals, and soon after a miss", () => {
    const reviews = new SpacedReviews();
    reviews.add("a", 0);
    expect([reviews.due(2 * DAY_MS), reviews.due(3 * DAY_MS)]).toEqual([null, "a"]);
    reviews.answered("a", true, 3 * DAY_MS);
    expect([reviews.due(9 * DAY_MS), reviews.due(10 * DAY_MS)]).toEqual([null, "a"]);
    reviews.answered("a", false, 10 * DAY_MS);
    expect(reviews.due(11 * DAY_MS)).toBe("a");
  });
});
