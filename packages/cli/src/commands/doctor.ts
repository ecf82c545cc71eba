import { once } from "node:events";
import { access, constants } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { z } from "zod";
import { findEditor, isOnPath } from "../code/open-editor.ts";
import type { Context } from "../context.ts";
import { isMissing } from "../folder/file-fault.ts";
import { exercisesDir } from "../folder/places.ts";
import { isOpenToOthers } from "../learner/token-store.ts";
import { EXIT, type ExitCode } from "../stop.ts";
import { plain } from "../terminal/plain.ts";

/** One thing that this machine has or lacks. `lacks`: something goes without; `broken`: Aulo cannot work until it is mended. */
type Finding = { name: string; state: "has" | "lacks" | "broken"; says: string };

const OLDEST_NODE = 24;
const READY_TIMEOUT_MS = 5_000;

/** The parts of `/readyz` that are told. */
const Ready = z.object({
  track: z.object({ id: z.string(), version: z.number(), concepts: z.number() }),
  runner: z.object({ kind: z.string(), because: z.string().optional() }),
});
type Ready = z.infer<typeof Ready>;

/** Lists the parts that this machine has and lacks. Nothing is started or changed. */
export async function doctor(context: Context): Promise<ExitCode> {
  const { machine, base } = context;
  const ready = await readReady(base);
  const has = (program: string) => isOnPath(program, machine);
  const editor = await findEditor(machine);
  const findings: Finding[] = [
    nodeFinding(process.versions.node),
    ready === null
      ? await portFinding(context)
      : {
          name: "Aulo",
          state: "has",
          says: `runs at ${base}, with the track ${ready.track.id}, version ${ready.track.version}`,
        },
    ready === null ? await bubblewrapFinding(context, await has("bwrap")) : sandboxFinding(ready),
    {
      name: "PostgreSQL",
      state: "has",
      says: machine.environment.DATABASE_URL
        ? "DATABASE_URL names a server"
        : "one is built in; DATABASE_URL can name a server instead",
    },
    (await has("redis-server"))
      ? { name: "Redis", state: "has", says: "redis-server is there for the exercises with Redis" }
      : {
          name: "Redis",
          state: "lacks",
          says: "redis-server is not on the path, so exercises with Redis cannot run; questions are enough there",
        },
    (await has("git"))
      ? { name: "git", state: "has", says: "is there; Aulo never reads .git" }
      : { name: "git", state: "lacks", says: "is not on the path; Aulo does not need it" },
    editor === null
      ? { name: "Editor", state: "lacks", says: "none found; set VISUAL or EDITOR, and aulo code opens it" }
      : { name: "Editor", state: "has", says: plain(editor.command) },
    await tokenFinding(context),
    await folderFinding(exercisesDir(machine)),
  ];
  context.screen.tell(
    { findings },
    findings.map(({ name, state, says }) => `${name} (${state}): ${says}`),
  );
  return findings.some(({ state }) => state === "broken") ? EXIT.refused : EXIT.done;
}

async function readReady(base: string): Promise<Ready | null> {
  try {
    const response = await fetch(`${base}/readyz`, { signal: AbortSignal.timeout(READY_TIMEOUT_MS) });
    return Ready.parse(await response.json());
  } catch {
    return null;
  }
}

function nodeFinding(version: string): Finding {
  const isNew = Number(version.split(".")[0]) >= OLDEST_NODE;
  return isNew
    ? { name: "Node", state: "has", says: version }
    : { name: "Node", state: "broken", says: `${version} is too old; Aulo needs ${OLDEST_NODE} or later` };
}

async function portFinding({ base, isOwn }: Context): Promise<Finding> {
  if (!isOwn) return { name: "Aulo", state: "broken", says: `does not respond at ${base}` };
  const port = Number(new URL(base).port);
  const server = createServer().listen(port, "127.0.0.1");
  const isFree = await Promise.race([
    once(server, "listening").then(() => true),
    once(server, "error").then(() => false),
  ]);
  server.close();
  return isFree
    ? { name: "Aulo", state: "has", says: `does not run now; aulo starts it, and port ${port} is free` }
    : {
        name: "Aulo",
        state: "broken",
        says: `does not run, and another program has port ${port}; name another one with PORT`,
      };
}

function sandboxFinding({ runner }: Ready): Finding {
  switch (runner.kind) {
    case "bubblewrap":
      return { name: "Sandbox", state: "has", says: "bubblewrap contains your code" };
    case "landlock":
      return {
        name: "Sandbox",
        state: "lacks",
        says: `Landlock walls your code off; not bubblewrap: ${plain(runner.because ?? "")}`,
      };
    default:
      return {
        name: "Sandbox",
        state: "lacks",
        says: `only Node's permission model guards against accidents: ${plain(runner.because ?? "")}`,
      };
  }
}

async function bubblewrapFinding({ machine }: Context, hasBubblewrap: boolean): Promise<Finding> {
  if (machine.platform !== "linux")
    return {
      name: "Sandbox",
      state: "lacks",
      says: "bubblewrap is for Linux; here Node's permission model guards against accidents",
    };
  return hasBubblewrap
    ? {
        name: "Sandbox",
        state: "has",
        says: "bubblewrap is installed; once Aulo runs, it tells whether it may use it",
      }
    : {
        name: "Sandbox",
        state: "lacks",
        says: "bubblewrap is not installed; Landlock or Node's permission model take its place",
      };
}

async function tokenFinding({ tokens, machine }: Context): Promise<Finding> {
  const isOpen = await isOpenToOthers(tokens.path, machine.platform).catch(() => null);
  if (isOpen === null)
    return {
      name: "Learner",
      state: "lacks",
      says: "this terminal has none yet; the first command begins one",
    };
  return isOpen
    ? {
        name: "Learner",
        state: "lacks",
        says: `${tokens.path} can be read by others; the next command closes it`,
      }
    : { name: "Learner", state: "has", says: `the token is in ${tokens.path}` };
}

/** Whether the folder, or the nearest one above it that is there, can be written. */
async function folderFinding(folder: string): Promise<Finding> {
  for (let above = folder; ; above = dirname(above)) {
    const state = await access(above, constants.W_OK).then(
      () => "has" as const,
      (error: unknown) => (isMissing(error) ? null : ("broken" as const)),
    );
    if (state === "has") return { name: "Exercises", state, says: `go into ${folder}` };
    if (state === "broken" || dirname(above) === above)
      return {
        name: "Exercises",
        state: "broken",
        says: `${above} cannot be written; name another folder with AULO_EXERCISES_DIR`,
      };
  }
}
