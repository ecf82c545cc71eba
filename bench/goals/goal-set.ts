import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const ids = z.array(z.string()).default([]);

/** A goal in somebody's own words, with the reading that is right for it; goals.yaml explains each key. */
const ExpectedGoal = z.strictObject({
  text: z.string(),
  goal: z.string().nullable().default(null),
  any: ids,
  all: ids,
  not: ids,
  out: ids,
  wait: z.string().nullable().default(null),
  none: z.boolean().default(false),
  whole: z.boolean().default(false),
});

const GoalFile = z.array(z.strictObject({ kind: z.string(), goals: z.array(ExpectedGoal).min(1) }));

export const HALVES = [
  "tuning",
  "held-out",
  "second tuning",
  "second held-out",
  "third tuning",
  "third held-out",
  "fourth tuning",
  "fourth held-out",
] as const;
export type Half = (typeof HALVES)[number];
export type ExpectedGoal = z.infer<typeof ExpectedGoal> & { kind: string; half: Half };

const FILES: readonly { name: string; halves: readonly [Half, Half] }[] = [
  { name: "goals.yaml", halves: ["tuning", "held-out"] },
  { name: "more-goals.yaml", halves: ["second tuning", "second held-out"] },
  { name: "third-goals.yaml", halves: ["third tuning", "third held-out"] },
  { name: "fourth-goals.yaml", halves: ["fourth tuning", "fourth held-out"] },
];

/** The committed goals, each in the half that the hash of its text decides. */
export function readGoalSet(): ExpectedGoal[] {
  return FILES.flatMap(({ name, halves }) => {
    const file = readFileSync(new URL(name, import.meta.url), "utf8");
    return GoalFile.parse(parse(file)).flatMap(({ kind, goals }) =>
      goals.map((goal) => ({ ...goal, kind, half: isInFirstHalf(goal.text) ? halves[0] : halves[1] })),
    );
  });
}

function isInFirstHalf(text: string): boolean {
  const first = createHash("sha256").update(text).digest()[0] ?? 0;
  return first % 2 === 0;
}
