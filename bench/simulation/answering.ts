/**
 * How a simulated learner answers an item.
 *
 * 1. The item can be answered when its concept and every other one it needs are known.
 * 2. Who can answer slips now and then; who cannot says so, or tries and is lucky now and then.
 * 3. Each learner has a guess and a slip of its own for every kind of item: between half and one and a half times what an author would expect.
 */
import type { ItemKind, ItemNode } from "@aulo/engine";
import { between, type Random } from "./random.ts";

export type AskedItem = Pick<ItemNode, "id" | "concept" | "also" | "kind" | "choices" | "difficulty">;
export type Result = "right" | "wrong" | "dont-know";
export type Answering = (item: AskedItem, able: boolean, random: Random) => Result;

/** What authors expect: chance of a lucky answer where nothing is chosen from one list, and of a slip. */
const EXPECTED: Readonly<Record<ItemKind, { guess: number; slip: number }>> = {
  "choose-one": { guess: 0.25, slip: 0.08 },
  "choose-several": { guess: 0.05, slip: 0.12 },
  "predict-output": { guess: 0.04, slip: 0.1 },
  "order-lines": { guess: 0.05, slip: 0.1 },
  "fill-blank": { guess: 0.04, slip: 0.1 },
  exercise: { guess: 0.02, slip: 0.14 },
};

/** Easy items are slipped on less and guessed more: by a third, the middle of what item analyses of school tests show. */
const LEVEL = {
  easy: { guess: 1.3, slip: 0.7 },
  medium: { guess: 1, slip: 1 },
  hard: { guess: 0.7, slip: 1.3 },
} as const;

/** Who knows says "I don't know yet" now and then all the same: the question was not understood. */
const MODESTY = 0.01;

const KINDS: readonly ItemKind[] = [
  "choose-one",
  "choose-several",
  "predict-output",
  "order-lines",
  "fill-blank",
  "exercise",
];

type Habit = { guess: number; slip: number };

/**
 * One learner's way to answer.
 *
 * Honesty, the chance to say "I don't know yet" rather than try, lies between .2 and .7: some never leave a question open, and few always do.
 */
export function drawAnswering(random: Random): Answering {
  const honesty = between(random, 0.2, 0.7);
  const habits = new Map(
    KINDS.map((kind): [ItemKind, Habit] => [
      kind,
      { guess: between(random, 0.5, 1.5), slip: between(random, 0.5, 1.5) },
    ]),
  );
  return (item, able, draw) => {
    const habit = habits.get(item.kind) ?? { guess: 1, slip: 1 };
    const level = LEVEL[item.difficulty];
    if (able) {
      if (draw() < MODESTY) return "dont-know";
      return draw() < EXPECTED[item.kind].slip * habit.slip * level.slip ? "wrong" : "right";
    }
    if (draw() < honesty) return "dont-know";
    return draw() < Math.min(0.9, expectedGuess(item) * habit.guess * level.guess) ? "right" : "wrong";
  };
}

function expectedGuess({ kind, choices }: AskedItem): number {
  return kind === "choose-one" ? 1 / Math.max(2, choices) : EXPECTED[kind].guess;
}
