// Reads a file of answers: `learner,item,skills,correct,time`.
//
// 1. The first line names the columns; their order is free, further columns are passed over.
// 2. Every further line is one answer. What cannot be read stops the run, with file, line and what to do.

import { readFileSync } from "node:fs";

/** One line of a file of answers. */
export interface AnswerRow {
  readonly learner: string;
  readonly item: string;
  /** At least one, each once, sorted: the order in a file carries no meaning. */
  readonly skills: readonly string[];
  readonly right: boolean;
  /** Seconds on any clock, or 0 where no time is known. */
  readonly seconds: number;
}

/** A file of answers that cannot be used; its message says where, what is wrong, and what to do. */
export class BadAnswers extends Error {}

const COLUMNS = ["learner", "item", "skills", "correct", "time"] as const;
type Column = (typeof COLUMNS)[number];

const refuse = (path: string, line: number, what: string, remedy: string): never => {
  throw new BadAnswers(`${path}, line ${line}: ${what}. ${remedy}`);
};

const readText = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BadAnswers(`${path} cannot be read: ${why}. Name a CSV file with --train and --test.`);
  }
};

const placesOf = (path: string, header: string): Record<Column, number> => {
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
};

const parseSkills = (field: string): string[] => {
  const skills = field
    .split(";")
    .map((skill) => skill.trim())
    .filter((skill) => skill !== "");
  return [...new Set(skills)].sort();
};

/**
 * All answers of the text of a file, in its order.
 *
 * @param path only named in messages
 * @throws BadAnswers at the first line that is not an answer, or when there is none
 */
export const parseAnswers = (path: string, text: string): AnswerRow[] => {
  const [header = "", ...lines] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const places = placesOf(path, header);
  const width = header.split(",").length;
  const rows: AnswerRow[] = [];
  lines.forEach((text, index) => {
    if (text.trim() === "") return;
    const line = index + 2;
    const fields = text.split(",").map((field) => field.trim());
    if (fields.length !== width)
      refuse(
        path,
        line,
        `there are ${fields.length} fields, not ${width}`,
        "Write one field a column, without commas or quotation marks inside; several skills are joined by ';'.",
      );
    const field = (column: Column): string => fields[places[column]] ?? "";
    for (const column of ["learner", "item"] as const)
      if (field(column) === "") refuse(path, line, `the ${column} is empty`, `Give every row its ${column}.`);
    const skills = parseSkills(field("skills"));
    if (skills.length === 0)
      refuse(
        path,
        line,
        "there is no skill",
        "Name at least one; an item without any can bear a skill 'none'.",
      );
    if (field("correct") !== "0" && field("correct") !== "1")
      refuse(
        path,
        line,
        `correct is "${field("correct")}"`,
        "Write 1 for a right answer, 0 for a wrong one.",
      );
    const seconds = field("time") === "" ? Number.NaN : Number(field("time"));
    if (!Number.isFinite(seconds) || seconds < 0)
      refuse(
        path,
        line,
        `time is "${field("time")}"`,
        "Write seconds as a number, or 0 where it is not known.",
      );
    rows.push({
      learner: field("learner"),
      item: field("item"),
      skills,
      right: field("correct") === "1",
      seconds,
    });
  });
  if (rows.length === 0) refuse(path, 2, "there is no answer", "Add at least one row below the header.");
  return rows;
};

export const readAnswers = (path: string): AnswerRow[] => parseAnswers(path, readText(path));
