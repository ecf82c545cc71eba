// Reads a file of answers: `learner,item,skills,correct,time`.
//
// 1. The first line names the columns, in any order; further columns are ignored.
// 2. Every further line is one answer. An invalid line stops the run, with an error that names file, line and remedy.

import { readFileSync } from "node:fs";

/** One line of a file of answers. */
export interface AnswerRow {
  readonly learner: string;
  readonly item: string;
  /** At least one, each once, sorted: the order in a file carries no meaning. */
  readonly skills: readonly string[];
  readonly right: boolean;
  /** Seconds on any clock, or 0 when the time is unknown. */
  readonly seconds: number;
}

/** An invalid file of answers; the message names the line, the fault and the remedy. */
export class BadAnswers extends Error {}

const COLUMNS = ["learner", "item", "skills", "correct", "time"] as const;
type Column = (typeof COLUMNS)[number];

interface Line {
  readonly path: string;
  readonly number: number;
  readonly field: (column: Column) => string;
}

/**
 * All answers of the text of a file, in its order.
 *
 * @param path only named in messages
 * @throws BadAnswers at the first line that is not an answer, or when there is none
 */
export function parseAnswers(path: string, text: string): AnswerRow[] {
  const [header = "", ...lines] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const places = placesOf(path, header);
  const width = header.split(",").length;
  const rows = lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const fields = line.split(",").map((field) => field.trim());
    if (fields.length !== width)
      refuse(
        path,
        index + 2,
        `there are ${fields.length} fields, not ${width}`,
        "Write one field a column, without commas or quotation marks inside; several skills are joined by ';'.",
      );
    return [toAnswer({ path, number: index + 2, field: (column) => fields[places[column]] ?? "" })];
  });
  if (rows.length === 0) refuse(path, 2, "there is no answer", "Add at least one row below the header.");
  return rows;
}

/** @throws BadAnswers when the file cannot be read, or as `parseAnswers` does */
export function readAnswers(path: string): AnswerRow[] {
  return parseAnswers(path, readText(path));
}

function placesOf(path: string, header: string): Record<Column, number> {
  const names = header.split(",").map((name) => name.trim());
  const place = (column: Column): number => {
    const found = names.indexOf(column);
    if (found >= 0) return found;
    return refuse(
      path,
      1,
      `there is no column "${column}" in "${header.slice(0, 80)}"`,
      `Begin the file with ${COLUMNS.join(",")}.`,
    );
  };
  return {
    learner: place("learner"),
    item: place("item"),
    skills: place("skills"),
    correct: place("correct"),
    time: place("time"),
  };
}

function refuse(path: string, line: number, fault: string, remedy: string): never {
  throw new BadAnswers(`${path}, line ${line}: ${fault}. ${remedy}`);
}

function toAnswer(line: Line): AnswerRow {
  const { path, number, field } = line;
  for (const column of ["learner", "item"] as const)
    if (field(column) === "") refuse(path, number, `the ${column} is empty`, `Give every row its ${column}.`);
  const skills = parseSkills(field("skills"));
  if (skills.length === 0)
    refuse(
      path,
      number,
      "there is no skill",
      "Name at least one; an item without any can bear a skill 'none'.",
    );
  return {
    learner: field("learner"),
    item: field("item"),
    skills,
    right: parseRight(line),
    seconds: parseSeconds(line),
  };
}

function parseSkills(field: string): string[] {
  const skills = field
    .split(";")
    .map((skill) => skill.trim())
    .filter((skill) => skill !== "");
  return [...new Set(skills)].sort();
}

function parseRight({ path, number, field }: Line): boolean {
  const text = field("correct");
  if (text === "1" || text === "0") return text === "1";
  return refuse(path, number, `correct is "${text}"`, "Write 1 for a right answer, 0 for a wrong one.");
}

function parseSeconds({ path, number, field }: Line): number {
  const text = field("time");
  const seconds = text === "" ? Number.NaN : Number(text);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds;
  return refuse(path, number, `time is "${text}"`, "Write seconds as a number, or 0 where it is not known.");
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BadAnswers(`${path} cannot be read: ${why}. Name a CSV file with --train and --test.`);
  }
}
