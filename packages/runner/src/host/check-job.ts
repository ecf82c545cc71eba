import type { Files, Job, Limits } from "../job.ts";
import { KINDS } from "../kinds.ts";
import { limitFault, limitsOf } from "../limits.ts";
import { type ProgramName, SERVICES, type Service } from "../services.ts";

/**
 * Error of a job that cannot be run: a path that leads out of the folder, too many bytes, no entry. Thrown
 * before anything starts.
 */
export class RunnerInputError extends Error {
  override name = "RunnerInputError";
}

/**
 * Checked job: its limits are within the ceilings, every limit is set, and `allFiles` holds all files of the
 * learner's folder.
 */
type SandboxNeeds = { memoryMb: number; runsPostgres: boolean; programs: readonly ProgramName[] };

export type CheckedJob = {
  kind: Job["kind"];
  entry: string;
  /** The learner's files alone. */
  learnerFiles: Files;
  /** The learner's files, those put beside them, and, unless a file is CommonJS, a `package.json` that makes `.js` files modules. */
  allFiles: Files;
  spec: Files | null;
  services: readonly Service[];
  /** Path in `allFiles`; null when the database starts empty. */
  setup: string | null;
  limits: Limits;
  seed: number;
};

const MAX_PATH_LENGTH = 200;
const MAX_FILES = 200;
const MODULE_PACKAGE = `${JSON.stringify({ type: "module" })}\n`;
// Space at the start of a line must not run over blank lines: 250,000 of them would then take half a minute.
const COMMON_JS = /\brequire\s*\(|\bmodule\.exports\b|^[^\S\n\r\u2028\u2029]*exports\.\w/m;
const MODULE = /^[^\S\n\r\u2028\u2029]*(import\b(?!\s*\()|export\b)/m;

/** @throws RunnerInputError */
export function checkJob(job: Job): CheckedJob {
  const limits = limitsOf(job);
  refuse(limitFault(limits, job.kind));
  for (const files of [job.files, job.support ?? {}, job.spec ?? {}]) refuse(filesFault(files));
  const handedInBytes = bytesOf(job.files);
  if (handedInBytes > limits.filesBytes) {
    refuse(`The files hold ${handedInBytes} bytes; the limit filesBytes is ${limits.filesBytes}.`);
  }
  // Without a package.json Node tells by each file whether it is a module.
  const modules = hasCommonJs(job.files) ? {} : { "package.json": MODULE_PACKAGE };
  const allFiles = { ...modules, ...job.files, ...job.support };
  if (!Object.hasOwn(allFiles, job.entry)) refuse(`The entry "${job.entry}" is not among the files.`);
  refuse(servicesFault(job, allFiles));
  if (!Number.isSafeInteger(job.seed)) refuse("The seed must be a whole number.");
  const { kind, entry, seed, files, services = [], setup = null } = job;
  return {
    kind,
    entry,
    learnerFiles: files,
    allFiles,
    spec: job.spec ?? null,
    services,
    setup,
    limits,
    seed,
  };
}

/**
 * Needs of the job's sandbox. Learners may import PGlite in every kind of exercise, so a job with at least
 * SQL's memory counts as one that runs PostgreSQL.
 */
export function needsOf(job: CheckedJob): SandboxNeeds {
  const { memoryMb } = job.limits;
  return {
    memoryMb,
    runsPostgres: runsPostgres(job) || memoryMb >= KINDS.sql.memoryMb,
    programs: job.services.flatMap((service) => SERVICES[service].program ?? []),
  };
}

/** Whether PostgreSQL runs in the job's sandbox, and so needs its template and its memory. */
export function runsPostgres({ kind, services }: CheckedJob): boolean {
  return KINDS[kind].runsPostgres || services.includes("postgres");
}

/** Whether the learner's code runs in the harness process itself, not in a child of it. */
export function runsInHarness({ kind, services, spec }: CheckedJob): boolean {
  const { inHarness } = KINDS[kind];
  return inHarness === "always" || (inHarness === "with-spec" && spec !== null && services.length === 0);
}

/** Whether a file is CommonJS. */
export function hasCommonJs(files: Files): boolean {
  return Object.entries(files).some(
    ([path, text]) => /\.[jt]s$/.test(path) && COMMON_JS.test(text) && !MODULE.test(text),
  );
}

function servicesFault({ kind, services = [], setup }: Job, allFiles: Files): string | null {
  if (services.length > 0 && !KINDS[kind].takesServices)
    return `A job of the kind ${kind} takes no services.`;
  if (setup === undefined) return null;
  if (!services.includes("postgres") && !KINDS[kind].runsPostgres)
    return "A set-up needs the service postgres.";
  return Object.hasOwn(allFiles, setup) ? null : `The set-up "${setup}" is not among the files.`;
}

function refuse(fault: string | null): void {
  if (fault !== null) throw new RunnerInputError(fault);
}

function filesFault(files: Files): string | null {
  const paths = Object.keys(files);
  if (paths.length > MAX_FILES) return `There are ${paths.length} files; at most ${MAX_FILES} are taken.`;
  const bad = paths.find((path) => !isPathInside(path));
  if (bad !== undefined)
    return `The path "${bad}" must be relative, with forward slashes, inside the folder.`;
  const folder = paths.find((path) => paths.some((other) => other.startsWith(`${path}/`)));
  return folder === undefined ? null : `The path "${folder}" is both a file and a folder.`;
}

function isPathInside(path: string): boolean {
  const isShort = path.length > 0 && path.length <= MAX_PATH_LENGTH;
  const hasPlainCharacters = !/[\\:\p{Cc}]/u.test(path);
  const parts = path.split("/");
  return (
    isShort &&
    hasPlainCharacters &&
    parts.every((part) => part !== "" && part !== "." && part !== ".." && part !== "node_modules")
  );
}

function bytesOf(files: Files): number {
  return Object.values(files).reduce((sum, content) => sum + Buffer.byteLength(content), 0);
}
