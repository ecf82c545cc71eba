import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { SMALL_BUFFERS } from "../../shared/small-buffers.ts";
import type { RunRequest } from "../../wire/request.ts";
import { FileBlob } from "./file-blob.ts";
import { lendDatabase } from "./kept-databases.ts";

const START_OPTIONS = [...PGlite.defaultStartParams, ...SMALL_BUFFERS];

const distribution = dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite"));

const REHEARSALS = 3;

/** Some editors put it at the start of a file. PostgreSQL takes it for a part of the first word. */
const BYTE_ORDER_MARK = /^\uFEFF/;

let started: Promise<PGlite> | null = null;

/** Starts one database ahead of the run that will need it. */
export async function startPostgresAhead(template: string): Promise<void> {
  started = createFresh(template)();
  const database = await started;
  for (let round = 0; round < REHEARSALS; round += 1) await rehearse(database);
}

/**
 * Returns a function that starts a fresh database from the template, in 0.2 to 0.3 s. Its first call returns the
 * database started ahead, if there is one. In a sandbox that takes one run after the other, it lends a database that was reset.
 */
export function preparePostgres({ sqlTemplate, folder }: RunRequest): () => Promise<PGlite> {
  const create = createFresh(sqlTemplate ?? "");
  if (folder !== null) return () => lendDatabase(create);
  return () => {
    const ahead = started;
    started = null;
    return ahead ?? create();
  };
}

/** Returns a function that starts a fresh database from the template. */
export function createFresh(template: string): () => Promise<PGlite> {
  const fsBundle = new FileBlob(join(distribution, "pglite.data"));
  const loadDataDir = new FileBlob(template);
  return () => PGlite.create({ fsBundle, loadDataDir, startParams: START_OPTIONS });
}

/** SQL of the set-up; empty when there is none. */
export function setupSql({ setup, files }: RunRequest): string {
  return setup === null ? "" : fileText(files[setup]);
}

/** SQL of the entry. */
export function learnerSql({ entry, files }: RunRequest): string {
  return fileText(files[entry]);
}

/**
 * Checks that PostgreSQL still works. After `COPY … TO PROGRAM`, every statement seems to succeed and returns nothing.
 *
 * @throws Error when it no longer works
 */
export async function ensureAnswers(database: PGlite): Promise<void> {
  const { rows } = await database.query<{ alive: number }>("SELECT 1 AS alive");
  if (rows[0]?.alive !== 1)
    throw new Error("PostgreSQL no longer answers: COPY … PROGRAM cannot be used here.");
}

function fileText(text = ""): string {
  return text.replace(BYTE_ORDER_MARK, "");
}

/** Runs each code path once, with a table that is rolled back. Nothing of this session is left. */
async function rehearse(database: PGlite): Promise<void> {
  await database.exec("BEGIN; CREATE TABLE rehearsal (a text, b int); INSERT INTO rehearsal VALUES ('a', 1)");
  await database.exec("SELECT a, sum(b)::int FROM rehearsal GROUP BY a ORDER BY a");
  await ensureAnswers(database);
  await database.exec("ROLLBACK");
  await database.exec("DISCARD ALL");
}
