import { LEARNER_WORDS } from "./learner-words.ts";
import type { Interval } from "./paired.ts";
import { OURS } from "./policies/policies.ts";
import type { PathReport, Table } from "./report.ts";
import type { Row } from "./summarise.ts";

const NONE: Interval = { mean: 0, low: 0, high: 0 };

const ROW_WORDS: Readonly<Record<string, string>> = {
  "static order": "every lesson in the order of the syllabus, with two items on each",
  "gated syllabus":
    "every lesson in the order of the syllabus; the learner stays on a concept until two right answers in a row, and reads the lesson again after two misses. The main baseline",
  "gate + reviews":
    "the gated syllabus with spaced reviews of passed concepts (intervals grow with each success)",
  "eager frontier":
    "always the concept with the best score by readiness, need and number of concepts that it unlocks",
  [OURS.name]: "the engine of this project, through its public interface: placement, then its one next step",
};

/** The text of RESULTS.md. */
export function toMarkdown(report: PathReport): string {
  return [
    "# Whole courses at equal time",
    "",
    `\`${report.command}\`, ${report.split} split, seed ${report.seed}, engine version ${report.engineVersion}, ${report.date}.`,
    `Machine: ${report.machine}.`,
    "",
    `${report.learnersPerKind} simulated learners of each kind go through ${report.courses.map(({ name, concepts }) => `${name} (${concepts} concepts)`).join(", ")}: 45 minutes a day until the time is used up.`,
    "Their true knowledge is read 14 days later. A lesson takes its minutes, a closed item one minute, an exercise eight. Every policy uses the exercise of a concept that has one.",
    "All policies get the same learners with the same luck, the same items and the same time. They see each course with a tenth of its prerequisites missing and as many false ones added.",
    "The learners (`bench/simulation`) share nothing with the engine. Its parameters were chosen on the development split; this is the report split.",
    "*By hidden prerequisites* counts lessons to the unready for which the course shows none of the missing prerequisites: no policy can foresee them.",
    "",
    "![Knowledge after 14 days by policy and kind of learner](path.svg)",
    "",
    ...Object.entries(ROW_WORDS).map(([policy, words]) => `- **${policy}**: ${words}.`),
    "",
    ...Object.entries(LEARNER_WORDS).map(([kind, words]) => `- *${kind}*: ${words}.`),
    "",
    ...report.tables.flatMap(section),
    "## Bars",
    "",
    ...barTable(report),
    "",
  ].join("\n");
}

function section(table: Table): string[] {
  return [
    `## ${table.budget.name[0]?.toUpperCase()}${table.budget.name.slice(1)} time: ${percent(table.budget.share)} % of one pass through the course`,
    "",
    ...mainTable(table),
    "",
    "Known after 14 days by kind of learner, %:",
    "",
    ...kindTable(table, (row, kind) => percent(row.knowledgeByKind[kind]?.mean ?? 0)),
    "",
    "Against the gated syllabus by kind of learner, %, with the 95 % interval of the paired difference:",
    "",
    ...kindTable(table, (row, kind) => gain(row.gainByKind[kind] ?? NONE)),
    "",
  ];
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function mainTable({ rows }: Table): string[] {
  return [
    line([
      "policy",
      "known after 14 days, %",
      "against the gated syllabus, %",
      "lessons to the unready, %",
      "by hidden prerequisites, %",
      "first checks passed, %",
      "time on known concepts, %",
      "reviews per day",
      "minutes used",
    ]),
    line(["---", ...Array.from({ length: 8 }, () => "---:")]),
    ...rows.map((row) =>
      line([
        bold(row, row.policy),
        bold(row, percent(row.knowledge.mean)),
        bold(row, gain(row.gain)),
        percent(row.unreadyLessons),
        percent(row.unseenLessons),
        percent(row.firstLessonSuccess),
        percent(row.knownTime),
        row.reviewsPerDay.toFixed(1),
        row.minutes.toFixed(0),
      ]),
    ),
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function bold(row: Row, cell: string): string {
  return row.policy === OURS.name ? `**${cell}**` : cell;
}

function gain({ mean, low, high }: Interval): string {
  return low === 0 && high === 0 ? "–" : `${signed(mean)} (${signed(low)} to ${signed(high)})`;
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
}

function kindTable({ rows }: Table, cell: (row: Row, kind: string) => string): string[] {
  const kinds = Object.keys(rows[0]?.knowledgeByKind ?? {});
  return [
    line(["policy", ...kinds]),
    line(["---", ...kinds.map(() => "---:")]),
    ...rows.map((row) => line([bold(row, row.policy), ...kinds.map((kind) => cell(row, kind))])),
  ];
}

function barTable({ bars }: PathReport): string[] {
  return [
    line(["time", "measure", "bar", "reached", ""]),
    line(["---", "---", "---:", "---:", "---"]),
    ...bars.map(({ budget, what, bar, reached, kept }) =>
      line([budget, what, bar, reached, kept ? "kept" : "**missed**"]),
    ),
  ];
}
