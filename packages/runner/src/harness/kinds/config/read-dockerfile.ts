/**
 * Parses the instructions of a Dockerfile.
 *
 * 1. A line that begins with `#` is a comment. A line that ends in `\` continues on the next line.
 * 2. The first word is the instruction. The rest is a JSON list of strings (the exec form) or text (the shell form).
 * 3. `FROM … AS name` begins a stage.
 */
import { placedError } from "../placed-error.ts";

export type DockerInstruction = {
  name: string;
  /** The text after the flags, as it is written. */
  text: string;
  /** List of the exec form. Null in the shell form. */
  list: string[] | null;
  /** `--from=build` as `{ from: "build" }`. */
  flags: Record<string, string>;
  line: number;
};

const KNOWN = new Set(
  "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(
    " ",
  ),
);

/** @throws SyntaxError with its line */
export function readDockerfile(text: string, path: string): DockerInstruction[] {
  const instructions = joinLines(text).map(({ text: whole, line }) => toInstruction(whole, line, path));
  const first = instructions.find(({ name }) => name !== "ARG");
  if (first?.name !== "FROM")
    throw placedError("The first instruction must be FROM.", path, first?.line ?? 1);
  return instructions;
}

function joinLines(text: string): { text: string; line: number }[] {
  const joined: { text: string; line: number }[] = [];
  let goesOn = false;
  text.split(/\r?\n/).forEach((raw, index) => {
    if (/^\s*(#|$)/.test(raw)) return;
    const part = raw.replace(/\\\s*$/, " ");
    const last = joined.at(-1);
    if (goesOn && last) last.text += part;
    else joined.push({ text: part, line: index + 1 });
    goesOn = part !== raw;
  });
  return joined;
}

function toInstruction(whole: string, line: number, path: string): DockerInstruction {
  const trimmed = whole.trim();
  const word = /^\S+/.exec(trimmed)?.[0] ?? "";
  const [flags, end] = readFlags(trimmed, word.length);
  const rest = trimmed.slice(end).trimStart();
  const name = word.toUpperCase();
  if (!KNOWN.has(name)) throw placedError(`Unknown instruction: ${word}.`, path, line);
  if (rest === "") throw placedError(`${name} needs an argument.`, path, line);
  return { name, text: rest, list: toList(rest), flags, line };
}

/** The flags from a position on, and where they end. */
function readFlags(text: string, from: number): [DockerInstruction["flags"], number] {
  const flag = /\s+--([\w-]+)(?:=(\S+))?/y;
  const flags: [string, string][] = [];
  let end = from;
  flag.lastIndex = from;
  for (let found = flag.exec(text); found !== null; found = flag.exec(text)) {
    flags.push([found[1] ?? "", found[2] ?? ""]);
    end = flag.lastIndex;
  }
  return [Object.fromEntries(flags), end];
}

function toList(text: string): string[] | null {
  if (!text.startsWith("[")) return null;
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) && read.every((part) => typeof part === "string") ? read : null;
  } catch {
    return null;
  }
}
