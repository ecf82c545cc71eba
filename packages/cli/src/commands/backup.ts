import { resolve } from "node:path";
import { count } from "@aulo/contract/words/quantities";
import type { Context } from "../context.ts";
import { type BackupReply, runBackup } from "../server/run-backup.ts";
import { EXIT, type ExitCode, Stop } from "../stop.ts";

/** Writes all learners' data of this machine's own Aulo into a new file, also while it runs. */
export async function backup(context: Context, file: string | undefined): Promise<ExitCode> {
  const path = resolve(context.cwd, file ?? backupName("aulo-backup"));
  const reply = await runBackup(context, { command: "backup", file: path });
  if (reply.kind === "no-data") throw new Stop(EXIT.refused, `There is no data of Aulo in ${reply.dataDir}.`);
  if (reply.kind !== "saved") throw atServer();
  context.screen.tell(reply, [`${contentsIn(reply)} are in ${reply.file}.`]);
  return EXIT.done;
}

/** Puts a backup in the place of all learners' data, which is kept beside it. */
export async function restore(
  context: Context,
  file: string,
  { yes = false }: { yes?: boolean },
): Promise<ExitCode> {
  const { screen, cwd } = context;
  const path = resolve(cwd, file);
  const order = { command: "restore", file: path } as const;
  let reply = await runBackup(context, { ...order, overwrite: yes });
  if (reply.kind === "would-overwrite") {
    if (!screen.isInteractive)
      throw new Stop(
        EXIT.usage,
        `${reply.dataDir} has data, which the backup would replace. Say so with --yes; the data of now is kept in a folder beside it.`,
      );
    const line = await screen.ask(
      `The backup of ${reply.createdAt} replaces the data in ${reply.dataDir}, which is kept beside it. Go on? [y/N] `,
    );
    if (line?.trim().toLowerCase() !== "y") throw new Stop(EXIT.refused, "Nothing was changed.");
    reply = await runBackup(context, { ...order, overwrite: true });
  }
  if (reply.kind !== "restored") throw atServer();
  screen.tell(reply, [
    `Restored ${contentsIn(reply)}.`,
    ...(reply.keptIn === null ? [] : [`The data before is in ${reply.keptIn}.`]),
  ]);
  return EXIT.done;
}

/** A file name with the time, such as `aulo-backup-2026-11-30T19-41-30.gz`. */
export function backupName(start: string): string {
  return `${start}-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}.gz`;
}

function contentsIn({ learners, entries }: BackupReply & { kind: "saved" | "restored" }): string {
  return `${count(learners, "learner")} with ${count(entries, "entry", "entries")} in the log`;
}

function atServer(): Stop {
  return new Stop(
    EXIT.refused,
    "The data is in the PostgreSQL server of DATABASE_URL: use pg_dump and pg_restore for it.",
  );
}
