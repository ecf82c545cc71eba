import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../scripts/simulate/start-server.ts";

/** A server that can be stopped and started again at the same address, with the same data. */
export type StoppableServer = {
  base: string;
  stop: () => Promise<void>;
  start: () => Promise<void>;
  remove: () => Promise<void>;
};

export async function startStoppableServer(): Promise<StoppableServer> {
  const folder = await mkdtemp(join(tmpdir(), "aulo-stoppable-"));
  const environment = { AULO_DATA_DIR: folder };
  let server = await startServer(environment);
  const { base } = server;
  return {
    base,
    stop: () => server.stop(),
    start: async () => {
      server = await startServer({ ...environment, PORT: new URL(base).port });
    },
    remove: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
