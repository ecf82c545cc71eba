import { type Files, LIMITS } from "@aulo/contract";
import { doesNotFit } from "../refusal.ts";

/** @throws Refusal `does-not-fit` for too many or too large files, or a path that leads out of the folder */
export function ensureFiles(files: Files): void {
  const paths = Object.keys(files);
  if (paths.length === 0 || paths.length > LIMITS.files)
    throw doesNotFit("body.files", `there must be 1 to ${LIMITS.files} files, not ${paths.length}.`);
  const outside = paths.find((path) => !isInside(path));
  if (outside !== undefined)
    throw doesNotFit(
      "body.files",
      `“${outside}” is not a path inside the exercise's folder, with forward slashes.`,
    );
  const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > LIMITS.filesBytes)
    throw doesNotFit("body.files", `the files have ${bytes} bytes; the limit is ${LIMITS.filesBytes}.`);
}

function isInside(path: string): boolean {
  return (
    path !== "" &&
    !/[\\:\p{Cc}]/u.test(path) &&
    path.split("/").every((part) => !["", ".", "..", "node_modules"].includes(part))
  );
}
