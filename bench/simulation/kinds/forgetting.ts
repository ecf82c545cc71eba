import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { DAY_MS, type Memory } from "../memory.ts";
import { between, type Random } from "../random.ts";

/** Chance to understand a concept at its lesson, and to relearn it when practice shows that it was lost. */
const UNDERSTOOD = 0.92;
const LEARNT_AGAIN = 0.7;
/** Practice value of an indirect use, by the lesson or the practice of a dependent concept. */
const MET_AGAIN = 0.7;
/** Days of practice after the lesson, as in usual courses: homework, tests, repetitions at growing intervals, an examination. */
const PRACTICE_DAYS = [1, 3, 7, 14, 30, 60, 120] as const;

type Act = { at: number; concept: string; what: "lesson" | "practice" | "met" };

/** Took a part of the course in its order and stopped up to six weeks ago. Unused concepts are partly lost, mostly late ones and those without dependents. */
export function forgetting(course: CourseMap, random: Random): Kind {
  const taken = Math.round(course.concepts.length * between(random, 0.5, 1));
  const lastedDays = between(random, 60, 180);
  const pauseDays = between(random, 0, 45);
  const order = course.concepts.slice(0, taken).map(({ id }) => id);
  const acts = actsOf(course, order, -(pauseDays + lastedDays), lastedDays / taken);
  const past = acts.filter(({ at }) => at <= -pauseDays * DAY_MS).sort((a, b) => a.at - b.at);
  return {
    kind: "forgetting",
    bring: (memory) => {
      for (const act of past) live(memory, act, random);
    },
  };
}

function actsOf(course: CourseMap, order: readonly string[], startDays: number, daysEach: number): Act[] {
  return order.flatMap((concept, place) =>
    [0, ...PRACTICE_DAYS].flatMap((days): Act[] => {
      const at = (startDays + place * daysEach + days) * DAY_MS;
      return [
        { at, concept, what: days === 0 ? "lesson" : "practice" },
        ...course.requires(concept).map((required): Act => ({ at, concept: required, what: "met" })),
      ];
    }),
  );
}

function live(memory: Memory, { what, concept, at }: Act, random: Random): void {
  if (what === "lesson") {
    if (random() < UNDERSTOOD) memory.learn(concept, at);
  } else if (memory.holds(concept, at)) {
    memory.use(concept, at, what === "met" ? MET_AGAIN : 1);
  } else if (random() < LEARNT_AGAIN) {
    memory.learn(concept, at);
  }
}
