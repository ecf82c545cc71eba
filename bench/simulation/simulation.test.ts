import { expect, test } from "vitest";
import { mapCourse } from "./course.ts";
import { drawCourse, type Family } from "./graphs.ts";
import { drawLearner, LATER_KINDS, LEARNER_KINDS, type LearnerKind } from "./learners.ts";
import { DAY_MS, Memory } from "./memory.ts";
import { seededRandom } from "./random.ts";
import { loadTrackCourse } from "./track-course.ts";
import { withWrongEdges } from "./wrong-edges.ts";

const FAMILIES: readonly Family[] = ["shallow", "deep", "wide"];
const course = drawCourse("shallow", 60, "test");
const map = mapCourse(course);
const ALL_KINDS: readonly LearnerKind[] = [
  ...LEARNER_KINDS,
  ...LATER_KINDS,
  "rasch",
  "dina",
  "clusters",
  "projects",
];
function knownBy(kind: LearnerKind, seed: string, at = 0): string[] {
  const learner = drawLearner(kind, map, seed);
  return course.concepts.flatMap(({ id }) => (learner.knows(id, at) ? [id] : []));
}

test("the same seed gives the same numbers, and another seed gives unrelated ones, spread evenly over 0-1", () => {
  const [one, again, other] = ["a", "a", "b"].map(seededRandom);
  const draw = (random = one) => Array.from({ length: 2_000 }, () => random?.() ?? -1);
  const [first, second, third] = [draw(one), draw(again), draw(other)];
  expect(second).toEqual(first);
  expect(third).not.toEqual(first);
  for (const tenth of [0, 0.2, 0.5, 0.9])
    expect(third.filter((each) => each >= tenth && each < tenth + 0.1).length).toBeGreaterThan(140);
});

test("the depth of a course fits its family at every size", () => {
  for (const size of [60, 120, 250]) {
    const deepest = FAMILIES.map((family) => mapCourse(drawCourse(family, size, "x")).deepest);
    expect(deepest).toEqual([5, Math.ceil(size / 4) - 1, 2]);
  }
});

test("wrong edges replace a tenth of the true ones and keep the order of the syllabus", () => {
  for (const family of FAMILIES) {
    const truth = drawCourse(family, 120, "edges");
    const seen = withWrongEdges(truth, seededRandom("wrong"));
    const edges = (of: typeof truth) =>
      of.concepts.flatMap(({ id, requires }) => requires.map((r) => `${r} ${id}`));
    const before = new Set(edges(truth));
    const after = edges(seen);
    const wrong = Math.round(before.size / 10);
    expect(after.length).toBe(before.size);
    expect(after.filter((edge) => !before.has(edge)).length).toBe(wrong);
    expect(() => mapCourse(seen)).not.toThrow();
  }
});

test("every item of the project's own track belongs to one of its concepts", async () => {
  const track = await loadTrackCourse();
  const ids = new Set(track.concepts.map(({ id }) => id));
  expect(mapCourse(track).deepest).toBeGreaterThan(3);
  expect(track.items.filter(({ concept }) => !ids.has(concept))).toEqual([]);
});

test("the same seed gives the same learner, and another seed gives a different one", () => {
  for (const kind of ALL_KINDS) {
    expect(knownBy(kind, "1")).toEqual(knownBy(kind, "1"));
    expect(knownBy(kind, "1")).not.toEqual(knownBy(kind, "2"));
  }
});

test("a strict-path learner knows all prerequisites of its concepts, also after forgetting", () => {
  for (let seed = 0; seed < 20; seed += 1) {
    for (const at of [0, 200 * DAY_MS]) {
      const known = new Set(knownBy("strict-path", `${seed}`, at));
      const open = [...known].filter((id) => map.requires(id).some((required) => !known.has(required)));
      expect(open).toEqual([]);
    }
  }
});

test("every kind knows part of the course on average, and every kind except strict-path breaks edges", () => {
  for (const kind of ALL_KINDS) {
    let broken = 0;
    let known = 0;
    for (let seed = 0; seed < 30; seed += 1) {
      const ids = new Set(knownBy(kind, `${seed}`));
      known += ids.size / course.concepts.length / 30;
      broken += [...ids].filter((id) => map.requires(id).some((required) => !ids.has(required))).length;
    }
    expect(known).toBeGreaterThan(0.15);
    expect(known).toBeLessThan(0.85);
    expect(broken > 0).toBe(kind !== "strict-path");
  }
});

test("items on known concepts are answered right far more often than items on unknown ones", () => {
  const rates = { known: [0, 0], unknown: [0, 0] };
  for (let seed = 0; seed < 20; seed += 1) {
    const learner = drawLearner("islands", map, `${seed}`);
    for (const item of course.items) {
      const able = [item.concept, ...item.also].every((concept) => learner.knows(concept, 0));
      const rate = able ? rates.known : rates.unknown;
      rate[0] = (rate[0] ?? 0) + 1;
      if (learner.answer(item, 0) === "right") rate[1] = (rate[1] ?? 0) + 1;
    }
  }
  const share = ([all = 1, right = 0]: number[]) => right / all;
  expect(share(rates.known)).toBeGreaterThan(0.85);
  expect(share(rates.unknown)).toBeLessThan(0.15);
});

test("a learner with items of different slips misses more items on known concepts than another", () => {
  const rightShare = (kind: LearnerKind) => {
    const results = Array.from({ length: 20 }, (_, seed) => drawLearner(kind, map, `${seed}`)).flatMap(
      (learner) =>
        course.items
          .filter((item) => [item.concept, ...item.also].every((concept) => learner.knows(concept, 0)))
          .map((item) => learner.answer(item, 0)),
    );
    return results.filter((result) => result === "right").length / results.length;
  };
  expect(rightShare("dina")).toBeLessThan(rightShare("rasch") - 0.05);
});

test("lessons are understood more often with known prerequisites", () => {
  const understood = { ready: [0, 0], unready: [0, 0] };
  for (let seed = 0; seed < 40; seed += 1) {
    const learner = drawLearner("strict-path", map, `${seed}`);
    for (const { id, requires } of course.concepts.toReversed()) {
      if (learner.knows(id, 0)) continue;
      const count = requires.every((each) => learner.knows(each, 0)) ? understood.ready : understood.unready;
      learner.study(id, 0);
      count[0] = (count[0] ?? 0) + 1;
      if (learner.knows(id, 0)) count[1] = (count[1] ?? 0) + 1;
    }
  }
  const share = ([all = 1, learnt = 0]: number[]) => learnt / all;
  expect(share(understood.ready)).toBeGreaterThan(0.75);
  expect(share(understood.unready)).toBeLessThan(0.5);
});

test("a concept practised after growing rests is remembered longer than one that was only read", () => {
  const held = { read: 0, practised: 0 };
  for (let seed = 0; seed < 200; seed += 1) {
    const memory = new Memory(`${seed}`);
    for (const concept of ["read", "practised"] as const) memory.learn(concept, 0);
    for (const day of [1, 4, 10]) memory.use("practised", day * DAY_MS, 1);
    for (const concept of ["read", "practised"] as const)
      held[concept] += memory.holds(concept, 20 * DAY_MS) ? 1 : 0;
  }
  expect(held.practised).toBeGreaterThan(held.read * 1.5);
});

/** Share of each result over all closed items of 40 learners, for items that they are able to answer or not. */
function resultShares(kind: LearnerKind, able: boolean): Record<string, number> {
  const results = Array.from({ length: 40 }, (_, seed) => drawLearner(kind, map, `${seed}`)).flatMap(
    (learner) =>
      course.items
        .filter(({ concept, also }) => [concept, ...also].every((each) => learner.knows(each, 0)) === able)
        .filter((item) => item.kind !== "exercise")
        .map((item) => learner.answer(item, 0)),
  );
  const share = (result: string) => results.filter((each) => each === result).length / results.length;
  return { right: share("right"), wrong: share("wrong"), "dont-know": share("dont-know") };
}

test("a timid learner says that it does not know yet for three in ten items that it could answer", () => {
  expect(resultShares("timid", true)["dont-know"]).toBeCloseTo(0.3, 1);
  expect(resultShares("specialist", true)["dont-know"]).toBeLessThan(0.02);
});

test("a guessing learner always tries, and guesses right far more often than others", () => {
  expect(resultShares("guessing", false)["dont-know"]).toBe(0);
  expect(resultShares("guessing", false).right).toBeGreaterThan(0.2);
  expect(resultShares("specialist", false).right).toBeLessThan(0.1);
});

test("a rusty learner has lost more of its first concepts than of those just before its last", () => {
  let [first, last] = [0, 0];
  for (let seed = 0; seed < 200; seed += 1) {
    const known = new Set(knownBy("rusty", `${seed}`));
    const latest = course.concepts.findLastIndex(({ id }) => known.has(id));
    const heldOf = (ids: readonly { id: string }[]) => ids.filter(({ id }) => known.has(id)).length;
    first += heldOf(course.concepts.slice(0, 10));
    last += heldOf(course.concepts.slice(latest - 10, latest));
  }
  expect(first).toBeLessThan(last);
});

test("the holes of a swiss-cheese learner follow no edge", () => {
  const missing = { ready: [0, 0], unready: [0, 0] };
  for (let seed = 0; seed < 100; seed += 1) {
    const known = new Set(knownBy("swiss-cheese", `${seed}`));
    for (const { id, requires } of course.concepts.slice(0, 18)) {
      if (requires.length === 0) continue;
      const count = requires.every((each) => known.has(each)) ? missing.ready : missing.unready;
      count[0] = (count[0] ?? 0) + 1;
      if (!known.has(id)) count[1] = (count[1] ?? 0) + 1;
    }
  }
  const share = ([all = 1, holes = 0]: number[]) => holes / all;
  expect(Math.abs(share(missing.ready) - share(missing.unready))).toBeLessThan(0.12);
});
