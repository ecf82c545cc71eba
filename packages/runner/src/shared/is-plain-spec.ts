import type { Files } from "../job.ts";

/** Whether the spec is a plain Jest spec: it does not import the runner's API. */
export function isPlainSpec(spec: Files): boolean {
  return !Object.values(spec).some((text) => text.includes("@aulo/runner/spec"));
}
