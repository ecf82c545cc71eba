import { READ_LIMITS } from "./read-limits.ts";

/** A place in the learner's folder that a stack trace names. */
export type Frame = { file: string; line: number; column: number; call: string };

const START = /^\s*at /;
const POSITION = /:(\d{1,9}):(\d{1,9})\)?$/;
/** Where the path begins after the name of a call. */
const PATH_AFTER_CALL = / \((?:file:\/\/)?(?=\/)/;
const SCHEME = "file://";

/** Frames in the learner's own files, innermost first. Frames of Node, of packages and of the runner are left out. */
export function learnerFrames(stack: string, root: string): Frame[] {
  return stack
    .slice(0, READ_LIMITS.stackChars)
    .split("\n")
    .flatMap((text) => {
      const place = placeIn(text);
      const file = place && learnerPath(place.path, root);
      return file ? [{ file, line: place.line, column: place.column, call: place.call }] : [];
    });
}

/** Path below the learner's folder, or null for any other file. */
export function learnerPath(path: string, root: string): string | null {
  const below = decodePath(path);
  if (!below.startsWith(`${root}/app`)) return null;
  const file = /^\/app(?:-\d+)?\/(.+)$/.exec(below.slice(root.length))?.[1] ?? null;
  return file === null || /^\.check-\d+\.mjs$/.test(file) || file.startsWith("node_modules/") ? null : file;
}

/** The frames as Node prints them, with paths below the learner's folder. */
export function printFrames(frames: readonly Frame[]): string {
  const place = ({ file, line, column }: Frame) => `${file}:${line}:${column}`;
  return frames
    .map((frame) => `    at ${frame.call ? `${frame.call} (${place(frame)})` : place(frame)}`)
    .join("\n");
}

/** Call, path and position of a frame: `at call (/path:1:2)` or `at file:///path:1:2`. */
function placeIn(text: string): { call: string; path: string; line: number; column: number } | null {
  const start = START.exec(text)?.[0].length;
  const position = POSITION.exec(text);
  if (start === undefined || position === null) return null;
  const middle = text.slice(start, position.index);
  const after = PATH_AFTER_CALL.exec(middle);
  const call = after === null ? "" : middle.slice(0, after.index);
  const whole = after === null ? middle : middle.slice(after.index + after[0].length);
  const path = after === null && whole.startsWith(SCHEME) ? whole.slice(SCHEME.length) : whole;
  if (!path.startsWith("/")) return null;
  return { call, path, line: Number(position[1]), column: Number(position[2]) };
}

function decodePath(path: string): string {
  const query = path.indexOf("?");
  try {
    return decodeURIComponent(query === -1 ? path : path.slice(0, query));
  } catch {
    return path;
  }
}
