import type { Files } from "../../job.ts";
import { ask } from "../session.ts";
import { ScriptRun, TestsRun } from "../shapes.ts";

export type ScriptInput = {
  args?: string[];
  stdin?: string;
  /** Standard input stays open after `stdin`, as in a terminal. */
  keepsStdinOpen?: boolean;
  /** A program that has not ended by then is killed: its `signal` is `"SIGKILL"`. By default it has as long as the test. */
  withinMs?: number;
  files?: Files;
  /**
   * Files that take the place of the learner's, such as a module with a bug that the learner's tests must notice. The learner is
   * not shown them, and they are not among the files that are left.
   */
  planted?: Files;
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
  {
    args = [],
    stdin = "",
    keepsStdinOpen = false,
    withinMs,
    files = {},
    planted = {},
    env = {},
  }: ScriptInput,
): Promise<ScriptRun> {
  const input = { args, stdin, keepsStdinOpen, withinMs: withinMs ?? null, files, planted, env };
  return ScriptRun.parse(await ask({ op: "script", script: name, ...input }));
}
