#!/usr/bin/env node
// The command `aulo`: see docs/cli.md.

import { enableCompileCache } from "node:module";

// Before any other import: compiled code cached by an earlier start shortens the next one.
enableCompileCache();
const { CommanderError } = await import("commander");
const { Refused, Unreachable } = await import("./api/problem.ts");
const { createProgram } = await import("./program.ts");
const { EXIT, Stop } = await import("./stop.ts");
const { plain, plainJson } = await import("./terminal/plain.ts");

/** The exit code of an error, whose message goes to standard error. */
function exitCodeOf(error: unknown): number {
  if (error instanceof Stop) return error.exitCode;
  if (error instanceof Refused) return EXIT.refused;
  if (error instanceof Unreachable) return EXIT.unreachable;
  throw error;
}

// The reader of a pipe may have seen enough, as in `aulo map | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(EXIT.done);
});

const program = createProgram((exitCode) => {
  process.exitCode = exitCode;
}).exitOverride();
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  else {
    process.exitCode = exitCodeOf(error);
    const message = error instanceof Error ? error.message : String(error);
    const isJson = program.opts().json === true;
    if (isJson) process.stdout.write(`${plainJson({ error: message, exitCode: process.exitCode })}\n`);
    else process.stderr.write(`${plain(message)}\n`);
  }
}
