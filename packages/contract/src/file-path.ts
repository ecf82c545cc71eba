/** The paths of learners' files. This module imports nothing, since it also goes into the page's bundle. */

export const MOST_PATH_CHARS = 200;

/** Whether it is a path inside the folder of an exercise, with forward slashes. */
export function isFilePath(path: string): boolean {
  return (
    path !== "" &&
    path.length <= MOST_PATH_CHARS &&
    !/[\\:\p{Cc}]/u.test(path) &&
    path.split("/").every((part) => !["", ".", "..", "node_modules"].includes(part))
  );
}
