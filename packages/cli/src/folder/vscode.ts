import { join } from "node:path";
import type { ExerciseItem } from "./exercise-folder.ts";
import { isThere, writeWhole } from "./write-file.ts";

/** Command that starts this program, such as `["node", "main.ts"]`. */
export type OwnCommand = readonly [program: string, ...parameters: string[]];

/** VS Code replaces it by the open folder. */
const WORKSPACE = `\${workspaceFolder}`;

/** Kinds of exercise whose entry is a program of Node. */
const DEBUGGED: readonly ExerciseItem["exerciseKind"][] = ["function", "script", "server", "tests"];

/**
 * Writes the settings of VS Code for an exercise: a task that runs the tests and lists failed ones under Problems, and the debugger
 * on the entry. Files that are there stay as they are.
 */
export async function writeVsCode(folder: string, item: ExerciseItem, command: OwnCommand): Promise<void> {
  await writeOnce(join(folder, ".vscode", "tasks.json"), tasksOf(command));
  if (DEBUGGED.includes(item.exerciseKind))
    await writeOnce(join(folder, ".vscode", "launch.json"), launchOf(item));
}

/** Reads the lines of `problemLines`. */
const MATCHER = {
  owner: "aulo",
  source: "Aulo",
  fileLocation: ["relative", WORKSPACE],
  pattern: {
    regexp: "^(.+?):(\\d+):(\\d+): (error): (.*)$",
    file: 1,
    line: 2,
    column: 3,
    severity: 4,
    message: 5,
  },
};

function tasksOf([program, ...parameters]: OwnCommand): object {
  return {
    version: "2.0.0",
    tasks: [
      {
        label: "Aulo: run the tests",
        type: "process",
        command: program,
        args: [...parameters, "run"],
        options: { cwd: WORKSPACE },
        group: { kind: "test", isDefault: true },
        presentation: { reveal: "always", clear: true },
        problemMatcher: MATCHER,
      },
    ],
  };
}

function launchOf({ entry }: ExerciseItem): object {
  return {
    version: "0.2.0",
    configurations: [
      {
        name: `Debug ${entry}`,
        type: "node",
        request: "launch",
        program: `${WORKSPACE}/${entry}`,
        cwd: WORKSPACE,
        console: "integratedTerminal",
        skipFiles: ["<node_internals>/**"],
        env: { PORT: "3000" },
      },
    ],
  };
}

async function writeOnce(path: string, value: object): Promise<void> {
  if (!(await isThere(path))) await writeWhole(path, `${JSON.stringify(value, null, 2)}\n`);
}
