/**
 * The file `operator.json` of the data folder has the address of the running Aulo and a key, which is made anew at each start. Whoever
 * can read it has the rights of the owner of the data.
 */
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Operator = z.object({ address: z.url(), key: z.string() });
export type Operator = z.infer<typeof Operator>;

const FILE = "operator.json";

export function makeOperatorKey(): string {
  return randomBytes(32).toString("base64url");
}

/** @returns the function that removes the file */
export function noteOperator(dataDir: string, operator: Operator): () => void {
  const path = join(dataDir, FILE);
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify(operator), { mode: 0o600, flag: "wx" });
  return () => rmSync(path, { force: true });
}

/** Null when no Aulo has noted itself, as while it starts. */
export function readOperator(dataDir: string): Operator | null {
  try {
    return Operator.parse(JSON.parse(readFileSync(join(dataDir, FILE), "utf8")));
  } catch {
    return null;
  }
}
