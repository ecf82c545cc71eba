import fc from "fast-check";
import type { ConceptNode, Goal, Graph, ItemKind, ItemNode, MilestoneNode } from "../graph.ts";
import type { Answered, LogEvent } from "../log.ts";

/** A small course: two foundations, a chain on each, and a top that requires both. */
const CONCEPTS: readonly ConceptNode[] = [
  { id: "functions", requires: [], minutes: 10 },
  { id: "promises", requires: ["functions"], minutes: 10 },
  { id: "async", requires: ["promises"], minutes: 10 },
  { id: "requests", requires: [], minutes: 10 },
  { id: "headers", requires: ["requests"], minutes: 10 },
  { id: "server", requires: ["async", "headers"], minutes: 10 },
  { id: "express", requires: ["server"], minutes: 10 },
];

const KINDS: readonly ItemKind[] = [
  "choose-one",
  "predict-output",
  "fill-blank",
  "order-lines",
  "choose-several",
  "exercise",
];

export const graph: Graph = {
  concepts: CONCEPTS,
  waits: [{ id: "docker", unlockedBy: ["express"], concepts: [] }],
  items: CONCEPTS.flatMap(({ id }) => itemsOf(id)),
  projects: [],
};

/** The course with a concept behind the door of Docker. */
export const graphWithLater: Graph = {
  concepts: [...CONCEPTS, { id: "images", requires: ["express"], minutes: 10 }],
  waits: [{ id: "docker", unlockedBy: ["express"], concepts: ["images"] }],
  items: [...graph.items, ...itemsOf("images")],
  projects: [],
};

/** The course with a project of three milestones that its whole goal ends in. */
export const graphWithProject: Graph = {
  ...graph,
  projects: [
    {
      id: "app",
      ends: [["express"]],
      milestones: [
        milestone("loads", ["promises", "functions"], ["functions", "promises"]),
        milestone(
          "answers",
          ["server", "headers"],
          ["functions", "promises", "async", "requests", "headers", "server"],
        ),
        milestone("routes", ["express"], wholeCourse()),
      ],
    },
  ],
};

export const wholeGoal = goalOf(wholeCourse());

/** A goal of these concepts; the last one is its target. */
export function goalOf(concepts: string[], targets = concepts.slice(-1)): Goal & { concepts: string[] } {
  return { concepts, targets };
}

let count = 0;

/** An answer to an item of the test course. */
export function answered(itemId: string, result: Answered["result"], more: Partial<Answered> = {}): Answered {
  const { concept, also, kind, choices, difficulty, hints: hintsOf, shows } = item(itemId);
  count += 1;
  return {
    kind: "answered",
    id: `answer-${count}`,
    at: 0,
    item: itemId,
    concept,
    also,
    itemKind: kind,
    choices,
    difficulty,
    purpose: "step",
    result,
    hints: 0,
    hintsOf,
    tries: 0,
    shows,
    faults: [],
    onlyMeasures: false,
    ...more,
  };
}

export function lessonFinished(concept: string, at = 0): LogEvent {
  count += 1;
  return { kind: "lesson-finished", id: `lesson-${count}`, at, concept };
}

/** Enough right answers for a concept to count as shown: those to its last two closed items. */
export function shown(concept: string, at = 0): Answered[] {
  return [3, 4].map((index) => answered(`${concept}.${index}`, "right", { at }));
}

/** Enough for a concept to be strong: right answers, and its exercise passed. */
export function strong(concept: string, at = 0): Answered[] {
  return [...shown(concept, at), answered(`${concept}/code`, "right", { at })];
}

const anyConcept = fc.constantFrom(...wholeGoal.concepts);

const anyAnswer = fc
  .record({
    item: fc.constantFrom(...graph.items.map(({ id }) => id)),
    result: fc.constantFrom("right" as const, "wrong" as const, "dont-know" as const),
    hints: fc.nat(2),
    tries: fc.nat(4),
    faults: fc.array(anyConcept, { maxLength: 2 }),
    purpose: fc.constantFrom("placement" as const, "step" as const, "review" as const, "probe" as const),
    onlyMeasures: fc.boolean(),
  })
  .map(({ item: id, result, ...more }) => answered(id, result, more));

const anyEvent: fc.Arbitrary<LogEvent> = fc.oneof(
  { weight: 6, arbitrary: anyAnswer },
  { weight: 2, arbitrary: anyConcept.map((concept) => lessonFinished(concept)) },
  {
    weight: 1,
    arbitrary: anyConcept.map((concept): LogEvent => ({ kind: "deferred", id: "", at: 0, concept })),
  },
  {
    weight: 1,
    arbitrary: fc
      .option(anyConcept, { nil: null })
      .map((concept): LogEvent => ({ kind: "reset", id: "", at: 0, concept })),
  },
);

/** Any log of the test course, with unique ids, rising times and some voided entries. */
export function anyLog(maxLength = 60): fc.Arbitrary<LogEvent[]> {
  return fc
    .array(
      fc.record({
        event: anyEvent,
        gapHours: fc.nat(60),
        voided: fc.constantFrom(false, false, false, true),
      }),
      { maxLength },
    )
    .map((entries) => {
      let at = 0;
      return entries.flatMap(({ event, gapHours, voided }, index): LogEvent[] => {
        at += gapHours * 3_600_000;
        const placed = { ...event, id: `event-${index}`, at };
        return voided ? [placed, { kind: "voided", id: `void-${index}`, at, event: placed.id }] : [placed];
      });
    });
}

function itemsOf(concept: string): ItemNode[] {
  return KINDS.map((kind, index) => ({
    id: kind === "exercise" ? `${concept}/code` : `${concept}.${index}`,
    concept,
    also: [],
    kind,
    choices: kind === "choose-one" ? 4 : 0,
    difficulty: (["easy", "medium", "hard"] as const)[index % 3] ?? "medium",
    minutes: kind === "exercise" ? 8 : 1,
    hints: kind === "exercise" ? 3 : 0,
    shows: kind === "exercise" ? [concept] : [],
  }));
}

function milestone(name: string, shows: readonly string[], needs: readonly string[]): MilestoneNode {
  const [concept = "", ...also] = shows;
  return {
    id: `app/${name}`,
    concept,
    also,
    kind: "exercise",
    choices: 0,
    difficulty: "medium",
    minutes: 30,
    hints: 3,
    shows,
    needs,
  };
}

function wholeCourse(): string[] {
  return CONCEPTS.map(({ id }) => id);
}

function item(id: string): ItemNode {
  const milestones = graphWithProject.projects.flatMap((project) => project.milestones);
  const found = [...graphWithLater.items, ...milestones].find((each) => each.id === id);
  if (!found) throw new Error(`No item ${id}.`);
  return found;
}
