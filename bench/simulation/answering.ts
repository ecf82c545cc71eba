/**
 * Answers of a simulated learner to an item.
 *
 * 1. The learner is able to answer when it knows the item's concept and all other concepts that the item needs.
 * 2. An able learner sometimes slips. Another one says "I don't know yet", or tries and sometimes guesses right.
 * 3. Each learner has its own guess and slip for every kind of item: 0.5 to 1.5 times the value that an author would expect.
 * 4. Some kinds of learners have a manner of their own: more modest, more honest, or luckier.
 */
import type { ItemKind, ItemNode } from "@aulo/engine";
import { between, type Random } from "./random.ts";

export type AskedItem = Pick<ItemNode, "id" | "concept" | "also" | "kind" | "choices" | "difficulty">;
export type Result = "right" | "wrong" | "dont-know";
export type Answering = (item: AskedItem, able: boolean, random: Random) => Result;

/** Values that authors expect: chance of a lucky guess (for `choose-one` it depends on the number of options) and of a slip. */
const EXPECTED: Readonly<Record<ItemKind, { guess: number; slip: number }>> = {
  "choose-one": { guess: 0.25, slip: 0.08 },
  "choose-several": { guess: 0.05, slip: 0.12 },
  "predict-output": { guess: 0.04, slip: 0.1 },
  "order-lines": { guess: 0.05, slip: 0.1 },
  "fill-blank": { guess: 0.04, slip: 0.1 },
  exercise: { guess: 0.02, slip: 0.14 },
};

/** Easy items have fewer slips and more lucky guesses, by a third: the middle of the values in item analyses of school tests. */
const LEVEL = {
  easy: { guess: 1.3, slip: 0.7 },
  medium: { guess: 1, slip: 1 },
  hard: { guess: 0.7, slip: 1.3 },
} as const;

/** Chance that an able learner says "I don't know yet", because it misunderstood the question. */
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

/** How a kind of learner answers. `modesty`: chance that an able learner says "I don't know yet". `honesty`: the same chance for another one. `luck`: factor on guesses. */
export type Manner = { modesty?: number; honesty?: number; luck?: number };

/**
 * Draws one learner's answering behaviour.
 *
 * Honesty, the chance to say "I don't know yet" rather than try, lies between .2 and .7: every learner sometimes says it and sometimes
 * tries. A manner replaces it.
 */
export function drawAnswering(random: Random, manner: Manner = {}): Answering {
  const drawn = between(random, 0.2, 0.7);
  const { modesty = MODESTY, honesty = drawn, luck = 1 } = manner;
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
      if (draw() < modesty) return "dont-know";
      return draw() < EXPECTED[item.kind].slip * habit.slip * level.slip ? "wrong" : "right";
    }
    if (draw() < honesty) return "dont-know";
    return draw() < Math.min(0.9, luck * expectedGuess(item) * habit.guess * level.guess) ? "right" : "wrong";
  };
}

function expectedGuess({ kind, choices }: AskedItem): number {
  return kind === "choose-one" ? 1 / Math.max(2, choices) : EXPECTED[kind].guess;
}
