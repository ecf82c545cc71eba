/** A fault in a track, with its place. */
export type Problem = {
  /** Path relative to the track's folder, with forward slashes. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** Path in the file's data, such as `[2].options[0].because`; empty for the whole file. */
  path: string;
  /** One sentence that names the fault and, where it is not obvious, the expected value. */
  message: string;
  /** Name of the broken rule: `shape` for a file that does not match its documented format. */
  rule: string;
  /** Id of a listed concept, when the only reason for the problem is that it is not written yet. */
  awaits?: string;
};

/** Keys and indexes from the root to a value. */
export type Path = readonly (string | number)[];

export function toPathText(path: Path): string {
  return path
    .map((step, depth) => (typeof step === "number" ? `[${step}]` : `${depth === 0 ? "" : "."}${step}`))
    .join("");
}

/** `stages/…/items.yaml:12:3  promises.order: … (rule-name)`, a form that editors and terminals turn into a link. */
export function toProblemText(problem: Problem, prefix = ""): string {
  const place = `${prefix}${problem.file}:${problem.line}:${problem.column}`;
  const path = problem.path === "" ? "" : `${problem.path}: `;
  return `${place}  ${path}${problem.message} (${problem.rule})`;
}

/** Orders by file, then by position in the file. */
export function compareProblems(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}
