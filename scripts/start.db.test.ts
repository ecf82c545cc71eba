import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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

const npmStart = (environment: Record<string, string>) =>
  spawn("npm", ["start", "--silent"], {
    env: {
      ...process.env,
      PORT: "0",
      AULO_DATA_DIR: join(folder, "data"),
      LOG_LEVEL: "warn",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });

const readyAddress = async (started: ReturnType<typeof npmStart>): Promise<string> => {
  for await (const line of createInterface({ input: started.stdout })) {
    const address = line.match(/^Aulo is ready at (http:\/\/\S+)$/)?.[1];
    if (address) return address;
  }
  throw new Error("npm start ended before it was ready.");
};

const failure = async (environment: Record<string, string>) => {
  const started = npmStart(environment);
  let told = "";
  started.stderr.setEncoding("utf8").on("data", (text) => {
    told += text;
  });
  const [exitCode] = await once(started, "close");
  return { exitCode, told: told.trim() };
};

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === "object" && address !== null;

describe("npm start", () => {
  test("serves the page and the API on one port, and ends with 0 when it is told to stop", async () => {
    const started = npmStart({});
    const address = await readyAddress(started);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await (await fetch(address)).text()).toContain("<title>Aulo");
    expect(await (await fetch(`${address}/api/openapi.json`)).json()).toMatchObject({ openapi: "3.1.0" });
    started.kill("SIGTERM");
    expect(await once(started, "exit")).toEqual([0, null]);
  });

  test("says in one sentence that the port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = `${isAddress(address) ? address.port : 0}`;
    expect(await failure({ PORT: port })).toMatchObject({
      exitCode: 1,
      told: expect.stringMatching(new RegExp(`^The port ${port} is in use.*$`)),
    });
    other.close();
  });

  test("says in one sentence that another Aulo holds the data folder", async () => {
    const first = npmStart({});
    await readyAddress(first);
    expect(await failure({})).toMatchObject({
      exitCode: 1,
      told: expect.stringMatching(/^Another Aulo [^\n]*$/),
    });
    first.kill("SIGTERM");
    await once(first, "exit");
  });

  test("says in one sentence that the data folder cannot be written", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    expect(await failure({ AULO_DATA_DIR: join(file, "data") })).toMatchObject({
      exitCode: 1,
      told: expect.stringMatching(/^The data folder [^\n]* cannot be written[^\n]*$/),
    });
  });

  test("says in one sentence that the database cannot be reached", async () => {
    expect(await failure({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" })).toMatchObject({
      exitCode: 1,
      told: expect.stringMatching(/^The database [^\n]* cannot be reached[^\n]*$/),
    });
  });

  test("names the first problems of a broken track", async () => {
    await writeFile(join(folder, "track.yaml"), "id: broken\n\ttitle: a tab\n");
    const { exitCode, told } = await failure({ AULO_TRACK_DIR: folder });
    expect({ exitCode, told }).toMatchObject({
      exitCode: 1,
      told: expect.stringMatching(/^The track in .* is broken/),
    });
    expect(told).toContain("track.yaml:2");
  });

  test("says which setting is wrong", async () => {
    expect(await failure({ PORT: "many" })).toEqual({
      exitCode: 1,
      told: "The setting PORT must be a whole number from 0 to 65535.",
    });
  });
});
