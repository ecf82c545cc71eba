import { START } from "../load/sources.ts";
import { compareProblems, type Problem, toPathText } from "../problem.ts";
import type { Track } from "../track.ts";
import type { Finding } from "./rule.ts";
import { RULES } from "./rules.ts";

/** Breaches of all rules, sorted by file and line. A track without problems here and on loading is valid. */
export function lintTrack(track: Track): Problem[] {
  const problems = RULES.flatMap((rule) =>
    rule.check(track).map((finding) => toProblem(track, rule.name, finding)),
  );
  return problems.sort(compareProblems);
}

function toProblem(track: Track, rule: string, { file, path, line, message, awaits }: Finding): Problem {
  const located = track.sources.locate.get(file)?.(path ?? []) ?? START;
  const spot = line === undefined ? (path === undefined ? START : located) : { line, column: 1 };
  const problem = { file, ...spot, path: toPathText(path ?? []), message, rule };
  return awaits === undefined ? problem : { ...problem, awaits };
}
