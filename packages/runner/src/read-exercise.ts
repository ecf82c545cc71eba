import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { z } from "zod";
import type { Files, Job } from "./job.ts";
import { JOB_KINDS } from "./kinds.ts";
import { CEILING_LIMITS } from "./limits.ts";
import { SERVICE_NAMES } from "./services.ts";

const LimitsAsked = z.partialRecord(z.enum(Object.keys(CEILING_LIMITS)), z.number());

/** `exercise.json`: the job's settings, beside the folders with its files. */
const Exercise = z.strictObject({
  kind: z.enum(JOB_KINDS),
  entry: z.string(),
  services: z.array(z.enum(SERVICE_NAMES)).optional(),
  setup: z.string().optional(),
  limits: LimitsAsked.optional(),
});

/**
 * Job in a folder: `exercise.json`, the learner's files in `files/`, and optionally the spec in `tests/` and
 * files to put beside the learner's in `support/`.
 *
 * @throws Error when the folder or its `exercise.json` does not have this form
 */
export function readExercise(folder: string, seed: number): Job {
  const { services, setup, limits, kind, entry } = Exercise.parse(
    JSON.parse(readFileSync(join(folder, "exercise.json"), "utf8")),
  );
  const optional = (name: string) => (existsSync(join(folder, name)) ? readFolder(join(folder, name)) : null);
  const [spec, support] = [optional("tests"), optional("support")];
  return {
    kind,
    entry,
    files: readFolder(join(folder, "files")),
    ...(spec && { spec }),
    ...(support && { support }),
    ...(services && { services }),
    ...(setup !== undefined && { setup }),
    ...(limits && { limits }),
    seed,
  };
}

/** All files below the folder as text, by their paths from there. */
export function readFolder(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).replaceAll(sep, "/"), readFileSync(path, "utf8")]),
  );
}
