import { startServer } from "../scripts/simulate/start-server.ts";

/**
 * Starts the real server before all journeys, on a free port with data of its own. The returned function
 * stops and removes it.
 */
async function start(): Promise<() => Promise<void>> {
  const { base, stop } = await startServer();
  process.env.AULO_E2E_BASE = base;
  return () => stop();
}

// biome-ignore lint/style/noDefaultExport: Playwright asks for it.
export default start;
