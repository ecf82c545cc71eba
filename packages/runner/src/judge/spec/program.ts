import type { Files } from "../../job.ts";
import { ask } from "../session.ts";
import { ScriptRun, TestsRun } from "../shapes.ts";

export type ScriptInput = {
  args?: string[];
  stdin?: string;
  files?: Files;
  env?: Record<string, string>;
};

/** script, project: runs the entry (in a project, its `main`) to its end, as a fresh process in a fresh folder. */
export function script(input: ScriptInput = {}): Promise<ScriptRun> {
  return runProgram(null, input);
}

/** project: runs a script of the package.json to its end, as `npm run NAME -- ...args` does, in a fresh folder. */
export function npmRun(name: string, input: ScriptInput = {}): Promise<ScriptRun> {
  return runProgram(name, input);
}

/** tests: runs the learner's test file together with these files. Nothing remains from earlier runs of it. */
export async function learnerTests(files: Files): Promise<TestsRun> {
  return TestsRun.parse(await ask({ op: "tests", files }));
}

async function runProgram(
  name: string | null,
  { args = [], stdin = "", files = {}, env = {} }: ScriptInput,
): Promise<ScriptRun> {
  return ScriptRun.parse(await ask({ op: "script", script: name, args, stdin, files, env }));
}
