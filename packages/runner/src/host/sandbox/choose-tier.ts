import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type BubblewrapVariant, bubblewrapLaunch, bubblewrapObstacle } from "./bubblewrap.ts";
import { landlockLaunch, landlockObstacle } from "./landlock.ts";
import { type Launch, PRLIMIT, type SandboxOrder } from "./launch.ts";
import { sharedLibraries } from "./libraries.ts";
import { permissionModelLaunch } from "./permission-model.ts";
import type { MachinePrograms } from "./programs.ts";
import { startSandbox } from "./start-sandbox.ts";
import type { Tier, TierKind } from "./tier.ts";
import type { Toolbox } from "./toolbox.ts";

export type ChosenTier = { tier: Tier; launch: (order: SandboxOrder) => Launch };

const SELF_TEST_MS = 10_000;
const MAX_PRINTED_BYTES = 65_536;

/**
 * Strongest tier that passes its self-test on this machine.
 *
 * @throws Error when the tier asked for does not pass
 */
export async function chooseTier(
  toolbox: Toolbox,
  asked: TierKind | "auto",
  programs: MachinePrograms,
): Promise<ChosenTier> {
  if (asked === "permission-model") return permissionModel("it was asked for");
  const contained = asked === "landlock" ? "it was asked for" : await findBubblewrap(toolbox, programs);
  if (typeof contained !== "string") return contained;
  if (asked === "bubblewrap") throw new Error(`Runs cannot be contained on this machine: ${contained}.`);
  const walledOff = await findLandlock(toolbox, contained);
  if (typeof walledOff !== "string") return walledOff;
  if (asked === "landlock") throw new Error(`Runs cannot be walled off on this machine: ${walledOff}.`);
  return permissionModel(`${contained}; ${walledOff}`);
}

function permissionModel(because: string): ChosenTier {
  const tier: Tier = { kind: "permission-model", words: "guards against accidents, not malice", because };
  return { tier, launch: permissionModelLaunch };
}

/** Tier of bubblewrap with the narrowest variant that works, or the reason why none does. */
async function findBubblewrap(toolbox: Toolbox, programs: MachinePrograms): Promise<ChosenTier | string> {
  let fault = bubblewrapObstacle();
  if (fault) return fault;
  for (const variant of variantsOf(toolbox, programs)) {
    const launch = (order: SandboxOrder) => bubblewrapLaunch(order, variant);
    fault = await selfTest("bubblewrap", toolbox, launch);
    if (fault === null) return { tier: { kind: "bubblewrap", words: "contained" }, launch };
  }
  return fault ?? "bubblewrap does not start";
}

/**
 * Variants, narrowest first. An old bubblewrap cannot forbid namespaces, and the libraries of an unusual node
 * may be unknown.
 */
function variantsOf({ node }: Toolbox, programs: MachinePrograms): BubblewrapVariant[] {
  const libraries = sharedLibraries([node, PRLIMIT]);
  return [...new Set([libraries, null])].flatMap((only) =>
    [true, false].map((disableUserns) => ({ disableUserns, libraries: only, programs })),
  );
}

/** Gap that the self-test found in the walls, or null when it reached nothing. */
async function selfTest(
  name: string,
  toolbox: Toolbox,
  launch: (order: SandboxOrder) => Launch,
): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), "aulo-self-test-"));
  // The folder is open to every user, so that only the walls can keep the self-test out.
  chmodSync(folder, 0o755);
  const secret = join(folder, "secret");
  writeFileSync(secret, "secret", { mode: 0o644 });
  const socketName = basename(folder);
  const listeners = [{ port: 0, host: "127.0.0.1" }, { path: `\0${socketName}` }].map((at) =>
    createServer((socket) => socket.destroy()).listen(at),
  );
  await Promise.all(listeners.map((listener) => once(listener, "listening")));
  const [address] = listeners.map((listener) => listener.address());
  const port = typeof address === "object" && address ? address.port : 0;
  try {
    const args = [secret, `${port}`, socketName];
    return faultOf(
      name,
      await printedBy(
        launch({
          toolbox,
          module: "guards/self-test.js",
          args,
          memoryMb: 64,
          runsPostgres: false,
          programs: [],
          learnerInHarness: true,
        }),
      ),
    );
  } finally {
    for (const listener of listeners) listener.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function faultOf(name: string, { stdout, stderr }: { stdout: string; stderr: string }): string | null {
  const result = /^\{"reachable":(\[.*\])\}$/m.exec(stdout);
  if (!result?.[1]) return `${name} does not start here (${stderr.trim().split("\n")[0] ?? ""})`;
  const reachable: string[] = JSON.parse(result[1]);
  return reachable.length > 0 ? `in ${name}, code still ${reachable.join(", ")}` : null;
}

async function printedBy(launch: Launch): Promise<{ stdout: string; stderr: string }> {
  const sandbox = startSandbox(launch);
  sandbox.collect(MAX_PRINTED_BYTES, { printed: () => {}, tooMuchOutput: () => {} });
  const stopWaiting = new AbortController();
  await Promise.race([
    sandbox.ended,
    sleep(SELF_TEST_MS, null, { signal: stopWaiting.signal }).catch(() => {}),
  ]);
  stopWaiting.abort();
  await sandbox.kill();
  return sandbox.printed();
}

/** Tier of Landlock, or the reason why it does not work. */
async function findLandlock(toolbox: Toolbox, because: string): Promise<ChosenTier | string> {
  const obstacle = landlockObstacle(toolbox);
  if (obstacle) return obstacle;
  const libraries = sharedLibraries([toolbox.node]);
  const launch = (order: SandboxOrder) => landlockLaunch(order, libraries);
  const fault = await selfTest("Landlock", toolbox, launch);
  return fault ?? { tier: { kind: "landlock", words: "walled off, not contained", because }, launch };
}
