import { script } from "@aulo/runner/spec";

/** Runs the tool with a book, and returns the lines that it printed and the text of the book afterwards. */
export async function runWith(book, args, { env, file = "patrol.json" } = {}) {
  const files = book === null ? {} : { [file]: typeof book === "string" ? book : JSON.stringify(book) };
  const { exitCode, stdout, stderr, files: after } = await script({ args, files, env });
  const lines = stdout.split("\n").map((line) => line.trimEnd());
  if (lines.at(-1) === "") lines.pop();
  return { exitCode, lines, stderr: stderr.trim(), book: after[file] ?? null };
}

/** The book that was kept, as a value; its text when it is not JSON. */
export function read({ book }) {
  try {
    return JSON.parse(book);
  } catch {
    return book;
  }
}

/** What a success printed. */
export function printed({ exitCode, lines, stderr }) {
  return exitCode === 0 && stderr === "" ? lines : { exitCode, lines, stderr };
}

export const INES = { night: "2031-03-04", helper: "Ines", animals: { toad: 12, frog: 1 } };
export const OMAR = { night: "2031-02-28", helper: "Omar", animals: { salamander: 2 } };
export const ADA = { night: "2031-03-04", helper: "Ada", animals: { newt: 5, frog: 30 } };
