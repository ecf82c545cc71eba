import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { z } from "zod";
import type { Context } from "../context.ts";
import { EXIT, Stop } from "../stop.ts";
import { BACKUP_PROGRAM } from "./installation.ts";

const contents = { createdAt: z.string(), learners: z.int(), entries: z.int() };

const Reply = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("saved"), file: z.string(), ...contents }),
  z.object({ kind: z.literal("no-data"), dataDir: z.string() }),
  z.object({ kind: z.literal("restored"), keptIn: z.string().nullable(), ...contents }),
  z.object({ kind: z.literal("would-overwrite"), dataDir: z.string(), ...contents }),
  z.object({ kind: z.literal("database-server") }),
]);
export type BackupReply = z.infer<typeof Reply>;

type Order = { command: "backup" | "restore"; file: string; overwrite?: boolean };

/** Runs the server's program for backups with the settings of this process. @throws Stop with its reason when it refuses */
export async function runBackup(
  { isOwn, base, machine }: Context,
  { command, file, overwrite = false }: Order,
): Promise<BackupReply> {
  if (!isOwn)
    throw new Stop(
      EXIT.usage,
      `${base} is another Aulo: aulo ${command} is for the data of this machine's own one.`,
    );
  const words = [BACKUP_PROGRAM, command, file, ...(overwrite ? ["--overwrite"] : [])];
  const child = spawn(process.execPath, words, {
    env: machine.environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [printed, said] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  const { data } = Reply.safeParse(parseJson(printed));
  if (data === undefined)
    throw new Stop(EXIT.refused, said.trim() || `aulo ${command} ended without a result.`);
  return data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
