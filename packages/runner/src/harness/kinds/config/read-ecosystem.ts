import { join } from "node:path";
import type { RunRequest } from "../../../wire/request.ts";
import { startProgram } from "../../program.ts";

const LOADER = join(import.meta.dirname, "print-module.js");
const MAX_BYTES = 1024 * 1024;

/** Exports of a PM2 ecosystem file, evaluated in its own process. @throws Error when it fails */
export async function readEcosystem(runRequest: RunRequest, folder: string, file: string): Promise<unknown> {
  const program = startProgram(runRequest, { folder, args: [LOADER, file], extraDescriptor: true });
  let written = "";
  program.process.stdio[3]?.on("data", (chunk: Buffer) => {
    written += chunk.toString("utf8");
    if (written.length > MAX_BYTES) program.kill();
  });
  const { exitCode } = await program.ended;
  program.kill();
  if (exitCode === 0 && written !== "") return JSON.parse(written);
  const [message] = program.printed.stderr.split("\n").filter((line) => /^\w*Error/.test(line));
  throw new Error(`${file} cannot be loaded: ${message ?? `its process ended with ${exitCode}`}.`);
}
