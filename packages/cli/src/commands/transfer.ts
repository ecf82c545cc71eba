import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Export } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { createApi } from "../api/api.ts";
import { type Context, tokenIn } from "../context.ts";
import { sayReadFault } from "../folder/file-fault.ts";
import { isThere, writeWhole } from "../folder/write-file.ts";
import { stopServer } from "../server/start-server.ts";
import { EXIT, type ExitCode, Stop } from "../stop.ts";
import { plain, plainJson } from "../terminal/plain.ts";

/** Writes everything that Aulo knows of the learner into a file that only the learner may read, or to standard output. */
export async function exportLearner(context: Context, file: string | undefined): Promise<ExitCode> {
  const api = await context.openLearner();
  const record = await api.call("exportLearner");
  const text = `${plainJson(record, 2)}\n`;
  if (file === undefined) {
    context.streams.stdout.write(text);
    return EXIT.done;
  }
  const path = resolve(context.cwd, file);
  if (await isThere(path))
    throw new Stop(EXIT.conflict, `${path} exists. Name a new file, or remove it first.`);
  await writeWhole(path, text, { mode: 0o600 });
  context.screen.tell({ file: path, entries: record.log.length }, [
    `${count(record.log.length, "entry", "entries")} of your log are in ${plain(path)}.`,
  ]);
  return EXIT.done;
}

/** Replaces everything that Aulo knows of the learner by an export. */
export async function importLearner(
  context: Context,
  file: string,
  { yes = false }: { yes?: boolean },
): Promise<ExitCode> {
  const path = resolve(context.cwd, file);
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new Stop(EXIT.refused, `${path} cannot be read: ${sayReadFault(error)}`);
  });
  const { data } = Export.safeParse(parseJson(text));
  if (data === undefined)
    throw new Stop(EXIT.refused, `${path} is not an export of Aulo. Nothing was changed.`);
  const api = await context.openLearner();
  const { screen } = context;
  if (!yes) {
    if (!screen.isInteractive)
      throw new Stop(EXIT.usage, "An import replaces everything that you did here. Say so with --yes.");
    const line = await screen.ask("The import replaces everything that you did here. Go on? [y/N] ");
    if (line?.trim().toLowerCase() !== "y") throw new Stop(EXIT.refused, "Nothing was changed.");
  }
  const reply = await api.call("importLearner", { body: data });
  screen.tell(reply, [
    `Imported ${count(reply.entries, "entry", "entries")} and ${count(reply.goals, "goal")}.`,
  ]);
  return EXIT.done;
}

/** Makes this terminal the learner of a link that the page made, or a new one. */
export async function signIn(
  context: Context,
  link: string | undefined,
  { new: isNew = false }: { new?: boolean },
): Promise<ExitCode> {
  const { screen, tokens, base } = context;
  await context.ensureServer();
  // A link that is typed here does not stay in the shell's history.
  const given = isNew ? null : (link ?? (screen.isInteractive ? await screen.ask("Link: ") : null));
  if (!isNew && !given)
    throw new Stop(
      EXIT.usage,
      "Name the link that the page makes (Settings, “Continue in another browser”), or begin anew with --new.",
    );
  const token = given ? tokenIn(given) : (await createApi({ base, token: null }).call("createLearner")).token;
  const learner = await createApi({ base, token }).call("getLearner");
  const before = await tokens.read(base);
  await tokens.write(base, token);
  screen.tell({ learner }, [
    `This terminal is learner ${learner.id.slice(0, 8)} now.`,
    ...(before === null || before === token
      ? []
      : ["The learner before stays on the server; its link brings it back."]),
  ]);
  return EXIT.done;
}

/** Stops the Aulo that this command started. */
export async function stop({ screen, configDir }: Context): Promise<ExitCode> {
  const isStopped = await stopServer(configDir);
  screen.tell({ isStopped }, [isStopped ? "Aulo is stopped." : "No Aulo runs that this command started."]);
  return EXIT.done;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
