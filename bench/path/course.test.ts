import { expect, test } from "vitest";
import { drawCourse } from "../simulation/graphs.ts";
import type { SimulatedLearner } from "../simulation/learner.ts";
import { Course } from "./course.ts";

const graph = drawCourse("shallow", 20, "course");
const [first, second] = graph.concepts;
const HOUR_MS = 3_600_000;

function learnerWho(knows: (concept: string) => boolean): SimulatedLearner {
  return {
    kind: "test",
    knows,
    answer: ({ concept }) => (knows(concept) ? "right" : "wrong"),
    study: () => undefined,
    practise: () => undefined,
  };
}

function begin(knows: (concept: string) => boolean, budgetMinutes = 100): Course {
  return new Course({
    graph,
    trueRequires: new Map([[second?.id ?? "", [first?.id ?? ""]]]),
    learner: learnerWho(knows),
    budgetMinutes,
  });
}

const closed = graph.items.filter(({ concept, kind }) => concept === first?.id && kind !== "exercise");
const item = closed[0] ?? graph.items[0];

test("time on concepts that were known beforehand is counted separately, without reviews", () => {
  if (item === undefined || first === undefined) throw new Error("The course is empty.");
  const course = begin((concept) => concept === first.id);
  course.turnTo(first.id);
  course.read(first.id);
  course.ask(item);
  expect(course.tally.knownMinutes).toBe(first.minutes + 1);
  course.review(item);
  expect(course.tally).toMatchObject({
    minutes: first.minutes + 2,
    knownMinutes: first.minutes + 1,
    reviews: 1,
  });
});

test("a lesson with missing true prerequisites counts as unready, and as unseen when the course does not show them", () => {
  const course = begin(() => false);
  course.read(first?.id ?? "");
  course.read(second?.id ?? "");
  expect(course.tally).toMatchObject({ lessons: 2, unreadyLessons: 1, unseenLessons: 1 });
});

test("only the first check on a concept counts as its first", () => {
  const course = begin(() => false);
  course.checked("a", false);
  course.checked("a", true);
  expect(course.tally.firstChecks.get("a")).toBe(false);
});

test("an exercise is given up after three failing runs, and takes eight minutes in all", () => {
  const exercise = graph.items.find(({ kind }) => kind === "exercise");
  if (exercise === undefined) throw new Error("The course has no exercise.");
  const course = begin(() => false);
  expect(course.ask(exercise)).toEqual(["wrong", "wrong", "wrong", "dont-know"]);
  expect(course.tally.minutes).toBe(8);
});

test("a session lasts 45 minutes, and the next one begins a day later", () => {
  if (item === undefined) throw new Error("The course is empty.");
  const course = begin(() => true);
  const start = course.now;
  for (let minute = 0; minute < 44; minute += 1) course.ask(item);
  expect(course.now - start).toBeLessThan(HOUR_MS);
  course.ask(item);
  expect(course.now - start).toBe(24 * HOUR_MS);
  course.goHome();
  expect(course.now - start).toBe(48 * HOUR_MS);
  expect(course.isOver).toBe(false);
  course.goHome();
  expect(course.isOver).toBe(true);
});
