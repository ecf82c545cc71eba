import type { Target } from "../mutate/mutants-of.ts";
import type { Tally } from "../mutate/run-mutants.ts";

/** Shares of all mutants that the whole track, and each exercise, has to reach. */
const BARS = { killed: 0.9, declared: 0.08, killedByExercise: 0.8 };

/** Prints the survivors with their change, the rate of each exercise and the whole. */
export function printTallies(tallies: readonly Tally[]): void {
  for (const { exercise, survivors, outdated, faults } of tallies) {
    for (const survivor of survivors) console.log(toSurvivorText(exercise.id, survivor));
    for (const one of outdated) console.log(`${exercise.id}: equivalent.yaml is out of date: ${one}`);
    for (const one of faults) console.log(`${exercise.id}: ${one}`);
  }
  for (const tally of tallies) console.log(`${rate(tally)}  ${tally.exercise.id}`);
  console.log(`${rate(sum(tallies))}  the whole`);
}

/** Whether the bars are reached and nothing is left to do. A sample cannot show the rate of one exercise. */
export function isGood(tallies: readonly Tally[], isSample: boolean): boolean {
  const whole = sum(tallies);
  const total = Math.max(totalOf(whole), 1);
  const isLow = (tally: Tally) => totalOf(tally) > 0 && tally.killed / totalOf(tally) < BARS.killedByExercise;
  return (
    tallies.every(({ outdated, faults }) => outdated.length === 0 && faults.length === 0) &&
    whole.killed / total >= BARS.killed &&
    whole.declared / total <= BARS.declared &&
    (isSample || !tallies.some(isLow))
  );
}

type Counts = Pick<Tally, "killed" | "declared" | "survivors">;

function sum(tallies: readonly Counts[]): Counts {
  return {
    killed: tallies.reduce((total, { killed }) => total + killed, 0),
    declared: tallies.reduce((total, { declared }) => total + declared, 0),
    survivors: tallies.flatMap(({ survivors }) => survivors),
  };
}

function totalOf({ killed, declared, survivors }: Counts): number {
  return killed + declared + survivors.length;
}

function rate(counts: Counts): string {
  const total = totalOf(counts);
  const percent = total === 0 ? "–" : `${Math.floor((counts.killed / total) * 100)} %`;
  const survivors = counts.survivors.length;
  return `${percent.padStart(5)}  ${counts.killed} of ${total} killed, ${counts.declared} declared, ${survivors} survive`;
}

function toSurvivorText(
  exercise: string,
  { id, answer, file, line, mutator, original, replacement }: Target,
): string {
  const marked = (sign: string, text: string) =>
    text
      .split("\n")
      .map((one) => `    ${sign} ${one}`)
      .join("\n");
  const head = `${id}  ${exercise} ${answer}/${file}:${line} ${mutator}`;
  return `${head}\n${marked("-", original)}\n${marked("+", replacement)}`;
}
