/**
 * A backup is a gzip file of lines: a header, then one line for each row with its table, a tab, and the row as JSON. The header has the
 * migrations that the tables had, and the number of rows of each table, so a file that was cut off is noticed.
 */
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { StringDecoder } from "node:string_decoder";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import type { Dump, Row } from "./dump.ts";

/** The file cannot be used as a backup, or cannot be written; the message is one sentence for the person who named it. */
export class BackupError extends Error {
  override name = "BackupError";
}

const VERSION = 1;

const Header = z.object({
  format: z.literal("aulo-backup"),
  version: z.number(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  rows: z.record(z.string(), z.number()),
});
export type Header = z.infer<typeof Header>;

/** The bytes of a backup. */
export function packDump({ migrations, rows }: Dump, now: number): Readable {
  const counts = [...Map.groupBy(rows, ({ table }) => table)].map(([table, { length }]) => [table, length]);
  const header: Header = {
    format: "aulo-backup",
    version: VERSION,
    createdAt: new Date(now).toISOString(),
    migrations,
    rows: Object.fromEntries(counts),
  };
  const lines = [JSON.stringify(header), ...rows.map(({ table, row }) => `${table}\t${row}`)];
  return Readable.from(lines.map((line) => `${line}\n`)).compose(createGzip());
}

/**
 * Writes the bytes into a new file that only its owner may read, whole or not at all, and reads it back.
 *
 * @param open gives the bytes; called only when the file may be made
 * @throws BackupError when the file exists or cannot be written
 */
export async function writeBackup(path: string, open: () => Promise<Readable>): Promise<Header> {
  if (existsSync(path)) throw new BackupError(`${path} exists. Name a new file, or remove it first.`);
  const bytes = await open();
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    await pipeline(bytes, createWriteStream(beside, { mode: 0o600, flags: "wx", flush: true }));
    for await (const _ of readRows(beside));
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    if (error instanceof BackupError) throw error;
    throw new BackupError(`${path} cannot be written: ${messageOf(error)}.`);
  }
  return readHeader(path);
}

/** @throws BackupError for a file that is not a backup, or one of a newer version */
export async function readHeader(path: string): Promise<Header> {
  for await (const line of readLines(path)) return toHeader(path, line);
  throw notBackup(path);
}

/** All rows of a backup, one after the other. @throws BackupError at its end when rows are missing, and like `readHeader` */
export async function* readRows(path: string): AsyncGenerator<Row> {
  let header: Header | null = null;
  const counts: Record<string, number> = {};
  for await (const line of readLines(path)) {
    if (header === null) {
      header = toHeader(path, line);
      continue;
    }
    const end = line.indexOf("\t");
    const table = line.slice(0, end);
    counts[table] = (counts[table] ?? 0) + 1;
    yield { table, row: line.slice(end + 1) };
  }
  if (header === null) throw notBackup(path);
  const expected = Object.entries(header.rows);
  if (
    expected.length !== Object.keys(counts).length ||
    expected.some(([table, count]) => counts[table] !== count)
  )
    throw damaged(path);
}

async function* readLines(path: string): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let [rest, isFirst] = ["", true];
  try {
    const bytes = createGunzip();
    // An error of either stream ends the loop below.
    pipeline(createReadStream(path), bytes).catch(() => {});
    for await (const chunk of bytes) {
      const lines = (rest + decoder.write(chunk)).split("\n");
      rest = lines.pop() ?? "";
      isFirst &&= lines.length === 0;
      yield* lines;
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("Z_")) throw isFirst ? notBackup(path) : damaged(path);
    if (code.startsWith("E")) throw new BackupError(`${path} cannot be read: ${messageOf(error)}.`);
    throw error;
  }
  if (rest !== "") throw isFirst ? notBackup(path) : damaged(path);
}

function toHeader(path: string, line: string): Header {
  const { data } = Header.safeParse(parseJson(line));
  if (data === undefined) throw notBackup(path);
  if (data.version > VERSION)
    throw new BackupError(`${path} was made by a newer version of Aulo; update Aulo first.`);
  return data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function notBackup(path: string): BackupError {
  return new BackupError(`${path} is not a backup of Aulo.`);
}

function damaged(path: string): BackupError {
  return new BackupError(`${path} is damaged: rows are missing at its end.`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
