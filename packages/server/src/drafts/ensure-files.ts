import type { Exercise } from "@aulo/content";
import { FILES_LIMITS, type Files } from "@aulo/contract";
import { isFilePath } from "@aulo/contract/file-path";
import { doesNotFit } from "../refusal.ts";

type Limited = Pick<Exercise, "milestone">;

/**
 * @param exercise that the files belong to: a milestone may have more; null for an example
 * @throws Refusal `does-not-fit` for too many or too large files, or a path that leads out of the folder
 */
export function ensureFiles(files: Files, exercise: Limited | null): void {
  const isMilestone = exercise !== null && exercise.milestone !== null;
  const most = FILES_LIMITS[isMilestone ? "milestone" : "exercise"];
  const paths = Object.keys(files);
  if (paths.length === 0 || paths.length > most.files)
    throw doesNotFit("body.files", `there must be 1 to ${most.files} files, not ${paths.length}.`);
  const outside = paths.find((path) => !isFilePath(path));
  if (outside !== undefined)
    throw doesNotFit(
      "body.files",
      `“${outside}” is not a path inside the exercise's folder, with forward slashes.`,
    );
  const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > most.bytes)
    throw doesNotFit("body.files", `the files have ${bytes} bytes; the limit is ${most.bytes}.`);
}
