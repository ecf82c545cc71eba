import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aulo-start-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function npmStart(environment: Record<string, string>) {
  return spawn("npm", ["start", "--silent"], {
    env: {
      ...process.env,
      PORT: "0",
      AULO_DATA_DIR: join(folder, "data"),
      LOG_LEVEL: "warn",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function readyAddress(started: ReturnType<typeof npmStart>): Promise<string> {
  for await (const line of createInterface({ input: started.stdout })) {
    const address = line.match(/^Aulo is ready at (http:\/\/\S+)$/)?.[1];
    if (address) return address;
  }
  throw new Error("npm start ended before it was ready.");
}

async function failure(environment: Record<string, string>) {
  const started = npmStart(environment);
  let told = "";
  started.stderr.setEncoding("utf8").on("data", (text) => {
    told += text;
  });
  const [exitCode] = await once(started, "close");
  return { exitCode, told: told.trim() };
}

describe("npm start", () => {
  test("serves the page and the API on one port, and exits with 0 on SIGTERM", async () => {
    const started = npmStart({});
    const address = await readyAddress(started);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await (await fetch(address)).text()).toContain("<title>Aulo");
    expect(await (await fetch(`${address}/api/openapi.json`)).json()).toMatchObject({ openapi: "3.1.0" });
    started.kill("SIGTERM");
    expect(await once(started, "exit")).toEqual([0, null]);
  });

  test("names a wrong setting", async () => {
    expect(await failure({ PORT: "many" })).toEqual({
      exitCode: 1,
      told: "The setting PORT must be a whole number from 0 to 65535.",
    });
  });
});
