import type { BarResult } from "../placement/bars.ts";
import type { CellResult, Options, RowKind } from "./run-loop.ts";

export type LoopReport = Options & {
  machine: string;
  command: string;
  date: string;
  engineVersions: readonly number[];
  seconds: number;
  results: readonly CellResult[];
  bars: readonly BarResult[];
};

const KINDS: Readonly<Record<RowKind, string>> = {
  "knows-all": "knows everything, and never slips",
  "knows-none": "knows nothing, and learns by lessons; slips in 5 % of the items and guesses 15 % right",
  "knows-half": "knows the first half of the syllabus",
  timid: "knows everything, and says “I don't know yet” to 30 % of it",
  rusty: "knows everything, but half of it only comes back by a lesson or an item on it",
  slips: "knows everything, and slips in 30 % of the items, exercises among them",
  guessing: "knows nothing, learns by lessons, and guesses instead of saying “I don't know yet”",
  random: "answers 40 % of the closed items right by luck, passes no exercise, and learns nothing",
  "dont-know": "says “I don't know yet” to everything, and learns nothing",
  never:
    "knows nothing and learns by lessons, except for one concept and those that rest on it: one learner for each concept of the track",
};

/** The page of a report. */
export function toMarkdown(report: LoopReport): string {
  const { command, date, engineVersions, seconds, machine, seed, learners, minutesADay, bars } = report;
  const courses = [...new Set(report.results.map(({ course }) => course))];
  return `# Whole paths of odd learners

\`${command}\` · ${date} · engine ${versionsOf(engineVersions)} · ${seconds} s · ${machine}

Seed ${seed}, ${learners} learners of each kind on each course, ${minutesADay} minutes of study a day. A learner takes the placement and then follows every next step, until the
goal (the whole course) is reached, or for a year, or for ten steps for each concept. When nothing is left to do now, it comes back on the day that the step names.
All figures but those of one day and of ten steps count after the placement.

## Bars

The engine of this checkout, worst cell.

${table(
  ["bar", "wanted", "reached", "holds"],
  bars.map(({ bar, wanted, reached, holds }) => [bar, wanted, reached, holds ? "yes" : "no"]),
)}

${courses.map((course) => courseSection(report, course)).join("\n\n")}

## Probes

Claimed: mean chance that the probed concept is missing while its direct prerequisites are known. Found: share of the probes for which that was true.

${probesTable(report)}

## Kinds of learners

${kindsOf(report)
  .map((kind) => `- **${kind}**: ${KINDS[kind]}.`)
  .join("\n")}

## Columns

- **reached**: share of the learners who reached the goal. **steps**, **items**, **lessons**: means; **on known**: lessons on concepts that the learner knew.
- **same item**: most times that one item was asked on one day. **same lesson**: most lessons on one concept with no other lesson between.
- **reviews in a row**, **of ten steps**, **of their minutes**: most reviews while something else was left to learn or to test, in a row and as a share of the ten steps up to a review.
- **worst concept**: most steps on one concept. **independent**: least share of the concepts that do not rest on the one never learnt which were taught or shown.
`;
}

function versionsOf(versions: readonly number[]): string {
  return versions.map((version) => `version ${version}`).join(" and ");
}

function kindsOf({ results }: LoopReport): RowKind[] {
  return [...new Set(results.map(({ kind }) => kind))];
}

function courseSection(report: LoopReport, course: string): string {
  const cells = kindsOf(report).flatMap((kind) =>
    report.results.filter((cell) => cell.course === course && cell.kind === kind),
  );
  const head = [
    "learner",
    "engine",
    "reached",
    "steps",
    "items",
    "lessons",
    "on known",
    "same item",
    "same lesson",
    "reviews in a row",
    "of ten steps",
    "of their minutes",
    "worst concept",
    "independent",
  ];
  return `## ${course}\n\n${table(head, cells.map(toRow))}`;
}

function toRow({ kind, engineVersion, mean, most, leastMet }: CellResult): string[] {
  return [
    kind,
    `${engineVersion}`,
    mean.reached.toFixed(2),
    mean.steps.toFixed(0),
    mean.items.toFixed(0),
    mean.lessons.toFixed(0),
    mean.knownLessons.toFixed(0),
    `${most.sameItem}`,
    `${most.sameLesson}`,
    `${most.reviewsInRow}`,
    most.reviewSteps.toFixed(2),
    most.reviewMinutes.toFixed(2),
    `${most.worstConcept}`,
    leastMet === null ? "" : leastMet.toFixed(2),
  ];
}

function probesTable({ results }: LoopReport): string {
  return table(
    ["course", "learner", "engine", "probes", "claimed", "found"],
    results
      .filter(({ probes }) => probes.probes > 0)
      .map(({ course, kind, engineVersion, probes }) => [
        course,
        kind,
        `${engineVersion}`,
        `${probes.probes}`,
        probes.claimed.toFixed(2),
        probes.found.toFixed(2),
      ]),
  );
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...body.map(line)].join(
    "\n",
  );
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
