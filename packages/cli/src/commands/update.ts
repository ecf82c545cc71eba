import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import type { Context } from "../context.ts";
import { sayReadFault } from "../folder/file-fault.ts";
import { isThere } from "../folder/write-file.ts";
import { INSTALLATION } from "../server/installation.ts";
import { readPackedManifest } from "../server/packed-manifest.ts";
import { runBackup } from "../server/run-backup.ts";
import { stopServer } from "../server/start-server.ts";
import { EXIT, type ExitCode, Stop } from "../stop.ts";
import { backupName } from "./backup.ts";

const Manifest = z.object({ version: z.string() });

/** Tells how this Aulo is updated. With the tarball of another version, makes a backup, stops Aulo and installs it. */
export async function update(context: Context, file: string | undefined): Promise<ExitCode> {
  const { kind, folder } = INSTALLATION;
  const version = await installedVersion();
  if (kind === "clone") {
    if (file !== undefined)
      throw new Stop(
        EXIT.usage,
        `This Aulo is a clone. To update it: git pull in ${folder}, then npm start.`,
      );
    return tell(context, { kind, folder, version }, [
      `This Aulo ${version} is a clone. To update it, in ${folder}:`,
      "  git pull",
      "  npm start",
      "aulo backup FILE makes a copy of your data first.",
    ]);
  }
  if (file === undefined)
    return tell(context, { kind, folder, version }, [
      `This Aulo ${version} is a package. To update it, name the file of another version: aulo update aulo-VERSION.tgz`,
    ]);
  return install(context, { path: resolve(context.cwd, file), version });
}

async function install(
  context: Context,
  { path, version }: { path: string; version: string },
): Promise<ExitCode> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Stop(EXIT.refused, `${path} cannot be read: ${sayReadFault(error)}`);
  });
  const given = readPackedManifest(bytes);
  if (given?.name !== "aulo")
    throw new Stop(EXIT.refused, `${path} is not a package of Aulo. Nothing was changed.`);
  const words = await npmWords(path);
  const saved = await makeBackup(context, version);
  if (context.machine.platform === "win32")
    return tell(context, { version, to: given.version, backup: saved, command: ["npm", ...words] }, [
      "Windows does not replace a program that runs. Stop Aulo (aulo stop), then run:",
      `  npm ${words.join(" ")}`,
    ]);
  if (await stopServer(context.configDir)) context.screen.note("Aulo is stopped.");
  const npm = spawn("npm", words, { stdio: ["ignore", "ignore", "pipe"], env: context.machine.environment });
  const [said, [exitCode]] = await Promise.all([text(npm.stderr), once(npm, "close")]);
  if (exitCode !== 0) throw new Stop(EXIT.refused, `npm ${words.join(" ")} failed:\n${said.trim()}`);
  const to = await installedVersion();
  return tell(context, { version, to, backup: saved }, [`Aulo ${version} is Aulo ${to} now.`]);
}

/** @returns path of the backup; null when there is no data of the embedded database */
async function makeBackup(context: Context, version: string): Promise<string | null> {
  const folder = join(context.configDir, "backups");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, backupName(`aulo-${version}`));
  const reply = await runBackup(context, { command: "backup", file });
  if (reply.kind === "saved") context.screen.note(`A backup of your data is in ${reply.file}.`);
  if (reply.kind === "database-server")
    context.screen.note("The data is in the PostgreSQL server of DATABASE_URL, so no backup was made.");
  return reply.kind === "saved" ? reply.file : null;
}

/**
 * The words for npm that put a package in the place of this one: below `node_modules` of a project, or of npm's global folder.
 *
 * @throws Stop where npx keeps it
 */
async function npmWords(path: string): Promise<string[]> {
  const modules = dirname(INSTALLATION.folder);
  const above = dirname(modules);
  if (basename(dirname(above)) === "_npx")
    throw new Stop(EXIT.usage, `npx started this Aulo. To use another version: npx ${path}`);
  const isProject = await isThere(join(above, "package.json"));
  if (isProject) return ["install", "--no-audit", "--no-fund", "--prefix", above, path];
  const prefix = basename(above) === "lib" ? dirname(above) : above;
  return ["install", "--no-audit", "--no-fund", "--global", "--prefix", prefix, path];
}

async function installedVersion(): Promise<string> {
  return Manifest.parse(JSON.parse(await readFile(join(INSTALLATION.folder, "package.json"), "utf8")))
    .version;
}

function tell({ screen }: Context, value: object, lines: readonly string[]): ExitCode {
  screen.tell(value, lines);
  return EXIT.done;
}
