/** One thing that is wrong with a track, and where. */
export type Problem = {
  /** Path from the track's folder, with forward slashes. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** Place in the file's data, such as `[2].options[0].because`; empty for the file as a whole. */
  path: string;
  /** One sentence that says what is wrong and, where it is not plain, what was expected. */
  message: string;
  /** Name of the rule that was broken: `shape` for a file that could not be read as documented. */
  rule: string;
  /** Id of a listed concept that is not written yet and whose absence is the whole problem. */
  awaits?: string;
};

/** Keys and indexes that lead to a value. */
export type Path = readonly (string | number)[];

export function toPathText(path: Path): string {
  return path
    .map((step, depth) => (typeof step === "number" ? `[${step}]` : `${depth === 0 ? "" : "."}${step}`))
    .join("");
}

/** `stages/…/items.yaml:12:3  promises.order: … (rule-name)`, as editors and terminals link it. */
export function toProblemText(problem: Problem, prefix = ""): string {
  const place = `${prefix}${problem.file}:${problem.line}:${problem.column}`;
  const path = problem.path === "" ? "" : `${problem.path}: `;
  return `${place}  ${path}${problem.message} (${problem.rule})`;
}

/** By file, then by place in the file. */
export function compareProblems(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}
