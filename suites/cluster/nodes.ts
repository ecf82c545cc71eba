import { setTimeout as wait } from "node:timers/promises";
import { comesInTime } from "../../packages/server/src/db/comes-in-time.ts";
import { type ChildServer, spawnServer } from "../../packages/server/src/testing/child-server.ts";
import type { Place } from "./network.ts";

/** Time for a node to start, while the database may be away and the machine is busy. */
const START_MS = 180_000;
/** Time for a node to stop after SIGTERM: more than its own time limits for requests and runs together. */
const STOP_MS = 60_000;
const PAUSE_MS = 1_000;

export type Node = {
  name: string;
  address: string;
  /** Starts the process and resolves when it is ready. It is started again when it fails, as a supervisor of services does. */
  start: () => Promise<void>;
  /** Ends the process; resolves when it is gone. */
  end: (signal: NodeJS.Signals) => Promise<void>;
};

type NodeNeeds = {
  place: Place;
  port: number;
  environment: Record<string, string>;
  /** Takes a fault of the node: it ended by itself, or did not stop. */
  onWrong: (wrong: string) => void;
};

export function createNode(name: string, { place, port, environment, onWrong }: NodeNeeds): Node {
  let server: ChildServer | null = null;
  let isWanted = false;
  const settings = { ...environment, HOST: place.address, PORT: String(port), LOG_LEVEL: "error" };

  /** A node that was ready ends only when it is ended. */
  const watch = async (watched: ChildServer) => {
    const { exitCode, stderr } = await watched.ended;
    if (server !== watched) return;
    onWrong(`${name} ended by itself with exit code ${exitCode}: ${stderr.slice(-2_000)}`);
    await start().catch((error: unknown) => onWrong(String(error)));
  };

  const start = async () => {
    isWanted = true;
    for (const until = Date.now() + START_MS; isWanted && Date.now() < until; await wait(PAUSE_MS)) {
      server = spawnServer(settings, place.through);
      try {
        await server.ready;
        void watch(server);
        return;
      } catch (error) {
        // The database may be away.
        process.stderr.write(`${name} did not start: ${String(error).slice(0, 300)}\n`);
      }
    }
    throw new Error(`${name} did not start within ${START_MS / 1_000} s.`);
  };

  return {
    name,
    address: `${place.address}:${port}`,
    start,
    end: async (signal) => {
      isWanted = false;
      const ending = server;
      server = null;
      if (ending === null) return;
      if (await comesInTime(ending.end(signal), STOP_MS)) return;
      onWrong(`${name} did not end within ${STOP_MS / 1_000} s of ${signal}`);
      await ending.end("SIGKILL");
    },
  };
}
