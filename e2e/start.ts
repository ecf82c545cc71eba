import { startServer } from "../scripts/simulate/start-server.ts";

/** Before all journeys: the real server on a free port, with data of its own; it is stopped and removed after them. */
async function start(): Promise<() => Promise<void>> {
  const { base, stop } = await startServer();
  process.env.AULO_E2E_BASE = base;
  return () => stop();
}

// biome-ignore lint/style/noDefaultExport: Playwright asks for it.
export default start;
