import { expect, test } from "vitest";
import { drawCells, type Subject } from "../placement/cells.ts";
import type { Population } from "../placement/models/population.ts";
import { mapCourse } from "../simulation/course.ts";
import { seededRandom } from "../simulation/random.ts";
import { drawGapCells } from "./cells.ts";
import { claimsOf, toBins } from "./claims.ts";
import { drawCase } from "./draw-case.ts";
import { HALVES } from "./halves.ts";
import { runCase } from "./run-gap.ts";
import { TRACERS } from "./tracers.ts";

const population: Population = {
  knownShare: 0.5,
  rasch: { slope: 1.2, start: 1.6, depth: -1.8, place: -2 },
  noisyAnd: { roots: 0.6, whenReady: 0.7, perMissing: 0.3 },
};

const cells = await drawCells("development", 9, 4);
const subjects: readonly Subject[] = cells.flatMap((cell) => cell.subjects);

test("the failed concept is unknown, and every gap below it is unknown with known prerequisites", () => {
  let gaps = 0;
  for (const subject of subjects) {
    const given = drawCase(subject, seededRandom(`${subject.seed} case`));
    if (given === null) continue;
    expect(given.learner.knows(given.failed, 0)).toBe(false);
    expect(given.answers.length).toBe(17);
    for (const gap of given.gaps) {
      gaps += 1;
      expect(given.learner.knows(gap, 0)).toBe(false);
      expect(subject.truth.requires(gap).every((id) => given.learner.knows(id, 0))).toBe(true);
    }
  }
  expect(gaps).toBeGreaterThan(subjects.length / 2);
});

test("every row traces a case the same way each time", () => {
  for (const subject of subjects.slice(0, 12)) {
    for (const { begin } of TRACERS) {
      const trace = () => {
        const given = drawCase(subject, seededRandom(`${subject.seed} case`));
        return given === null
          ? null
          : runCase(subject, given, begin({ seen: subject.seen, population, failed: given.failed }));
      };
      expect(trace()).toEqual(trace());
    }
  }
});

test("backtracking probes the parents of a failure, follows a failed parent and names the deepest failure", () => {
  const [subject] = subjects;
  if (subject === undefined) throw new Error("No subject.");
  const course = mapCourse(subject.seen);
  const failed = subject.seen.concepts.findLast(
    ({ id, requires }) => requires.length > 0 && course.requires(requires.at(-1) ?? id).length > 0,
  );
  const parent = failed?.requires.at(-1) ?? "";
  const grandparent = course.requires(parent).at(-1) ?? "";
  const tracer = TRACERS.find(({ row }) => row === "backtracking")?.begin({
    seen: subject.seen,
    population,
    failed: failed?.id ?? "",
  });
  const item = (concept: string) => ({
    id: `${concept}.0`,
    concept,
    also: [],
    kind: "choose-one" as const,
    choices: 4,
    difficulty: "medium" as const,
  });
  expect(tracer?.probe(new Set())).toBe(parent);
  tracer?.take(item(parent), "wrong");
  expect(tracer?.gap()).toBe(parent);
  expect(tracer?.probe(new Set([parent]))).toBe(grandparent);
  tracer?.take(item(grandparent), "wrong");
  expect(tracer?.gap()).toBe(grandparent);
});

test("the two halves share no kind, and each has the same courses with true and with wrong edges", async () => {
  const kinds = HALVES.flatMap((half) => half.kinds);
  expect(new Set(kinds).size).toBe(kinds.length);
  const edgesOf = (concepts: readonly { requires: readonly string[] }[]) =>
    concepts.map(({ requires }) => requires);
  for (const { edges, subjects } of await drawGapCells("development", 9, 1)) {
    for (const { truth, seen } of subjects) {
      const [told, held] = [edgesOf(seen.concepts), edgesOf(truth.concepts)];
      if (edges === "true") expect(told).toEqual(held);
      else expect(told).not.toEqual(held);
    }
  }
});

test("claims are sorted into bins with their mean and the share that came true", () => {
  const bins = toBins([
    { belief: 0.02, held: false },
    { belief: 0.04, held: true },
    { belief: 1, held: true },
  ]);
  expect(bins).toEqual([
    { from: 0.02, to: 0.05, claims: 2, claimed: 0.03, found: 0.5 },
    { from: 0.5, to: 1, claims: 1, claimed: 1, found: 1 },
  ]);
});

test("failures on a path give a chance to each suspect, and reasons tell some of them", () => {
  const claims = subjects.slice(0, 8).map((subject) => claimsOf(subject, 1));
  const [suspects, told] = [claims.flatMap((each) => each.suspects), claims.flatMap((each) => each.told)];
  expect(told.length).toBeGreaterThan(8);
  expect(suspects.length).toBeGreaterThan(told.length);
  for (const { belief } of [...suspects, ...told]) {
    expect(belief).toBeGreaterThan(0);
    expect(belief).toBeLessThan(1);
  }
});
