import type { Files } from "@aulo/runner";

const API =
  "describe, test, expect, call, inside, exported, script, request, start, stop, restart, printed, wait, database, learnerTests, npmRun, random, randomInt, pick";

/** Spec of one file with this body, which may use all functions of the spec API named here. */
export function spec(body: string): Files {
  return { "main.spec.js": `import { ${API} } from "@aulo/runner/spec";\n${body}\n` };
}
