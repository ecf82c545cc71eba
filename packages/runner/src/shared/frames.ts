/** A place in the learner's folder that a stack trace names. */
export type Frame = { file: string; line: number; column: number; call: string };

const PLACE = /^\s*at (?:(.*?) \()?(?:file:\/\/)?(\/.*?):(\d+):(\d+)\)?$/;

/** Frames in the learner's own files, innermost first. Frames of Node, of packages and of the runner are left out. */
export function learnerFrames(stack: string, root: string): Frame[] {
  return stack.split("\n").flatMap((text) => {
    const [, call = "", path = "", line, column] = PLACE.exec(text) ?? [];
    const file = learnerPath(path, root);
    return file === null ? [] : [{ file, line: Number(line), column: Number(column), call }];
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

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path.replace(/\?.*$/, ""));
  } catch {
    return path;
  }
}
