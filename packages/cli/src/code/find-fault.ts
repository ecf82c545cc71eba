import { FILES_LIMITS, type Files } from "@aulo/contract";
import { isFilePath, MOST_PATH_CHARS } from "@aulo/contract/file-path";
import type { ExerciseItem } from "../folder/exercise-folder.ts";

/**
 * A sentence on files that cannot be run: the file that starts the exercise is missing, or there are too many.
 *
 * @param before the files read last; null at the start
 */
export function findFault(
  { entry, starter, milestone }: ExerciseItem,
  files: Files,
  before: Files | null,
): string | null {
  const names = Object.keys(files);
  if (!Object.hasOwn(files, entry)) return sayMissing(entry, files, before ?? starter);
  const most = FILES_LIMITS[milestone === null ? "exercise" : "milestone"];
  if (names.length > most.files)
    return `There are ${names.length} files, and this exercise may have ${most.files}. Nothing is sent until there are fewer.`;
  const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > most.bytes)
    return `The files have ${bytes.toLocaleString("en")} bytes, and this exercise may have ${most.bytes.toLocaleString("en")}. Nothing is sent until there are fewer.`;
  const odd = names.find((name) => !isFilePath(name));
  return odd === undefined
    ? null
    : `${odd} is not a name that Aulo takes: it may have at most ${MOST_PATH_CHARS} characters, and no colon, backslash or control character. Rename it. Nothing is sent until then.`;
}

function sayMissing(entry: string, files: Files, before: Files): string {
  const renamed = Object.keys(files).find(
    (name) => !Object.hasOwn(before, name) && files[name] === before[entry],
  );
  if (renamed !== undefined)
    return `${entry} is now ${renamed}. The exercise starts with ${entry}: give it its name back. Nothing is sent until then.`;
  return `${entry} is gone, and the exercise starts with it. Save it again; your last draft is safe on the server. Nothing is sent until then.`;
}
