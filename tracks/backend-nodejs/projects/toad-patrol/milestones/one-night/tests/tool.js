import { script } from "@aulo/runner/spec";

/** Runs the tool. `lines` is standard output. */
export async function run(args, more = {}) {
  const { exitCode, stdout, stderr } = await script({ args, ...more });
  return { exitCode, lines: toLines(stdout), stderr: stderr.trim() };
}

export const success = (...lines) => ({ exitCode: 0, lines, stderr: "" });

/** A failure in short. `missing` has those texts that standard error does not contain. */
export function failure({ exitCode, lines, stderr }, ...texts) {
  const missing = texts.filter((text) => !stderr.includes(text));
  return { exitCode, lines, message: stderr === "" ? "none" : "there is one", missing };
}

export const failed = (exitCode) => ({ exitCode, lines: [], message: "there is one", missing: [] });

function toLines(text) {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
