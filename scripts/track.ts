// Checks a track and helps to write it: `npm run track -- lint | prove | stats | new | publish`.

import { parseArgs } from "node:util";
import { lintTrack, loadTrack, type Problem, problemsOfConcept, toProblemText } from "@aulo/content";

const USAGE = `npm run track -- COMMAND [--track DIR]

  lint [--only CONCEPT] [--json]              shape, references and the rules of good content
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    track: { type: "string", default: "tracks/backend-nodejs" },
    only: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

/** Exit codes: 0 when all is well, 1 when the track has problems, 2 when the command was not understood. */
async function main(): Promise<number> {
  switch (positionals[0]) {
    case "lint":
      return lint();
    default:
      console.error(USAGE);
      return 2;
  }
}

async function lint(): Promise<number> {
  const loaded = await loadTrack(values.track);
  const all = [...loaded.problems, ...(loaded.track === null ? [] : lintTrack(loaded.track))];
  const problems = values.only === undefined ? all : problemsOfConcept(all, values.only);
  if (values.json) console.log(JSON.stringify(problems, null, 2));
  else printProblems(problems);
  return problems.length === 0 ? 0 : 1;
}

function printProblems(problems: Problem[]): void {
  for (const problem of problems) console.log(toProblemText(problem, `${values.track}/`));
  console.log(problems.length === 0 ? "No problems." : `${problems.length} problems.`);
}

process.exitCode = await main();
