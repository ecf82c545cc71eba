import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChildServer, spawnServer } from "../../../server/src/testing/child-server.ts";
import { smallProject } from "../../../server/src/testing/small-project.ts";
import { writeSmallTrack } from "../../../server/src/testing/small-track.ts";
import { createApi } from "../api/api.ts";
import { runAulo, startAulo } from "../testing/run-aulo.ts";

const ZIP = "PK\u0003\u0004";

let root: string;
let track: string;
let server: ChildServer;
let base: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "aulo-cli-"));
  track = await writeSmallTrack(smallProject());
  server = spawnServer({ AULO_DATA_DIR: join(root, "data"), AULO_TRACK_DIR: track });
  base = await server.ready;
}, 120_000);
afterAll(async () => {
  await server.end("SIGTERM");
  await rm(root, { recursive: true, force: true });
  await rm(track, { recursive: true, force: true });
});

test("the projects are listed, and the code of one is saved as a zip, never over a file", {
  timeout: 120_000,
}, async () => {
  const { token } = await createApi({ base, token: null }).call("createLearner");
  const environment = { AULO_URL: base, AULO_CONFIG_DIR: join(root, "config") };
  const aulo = (...words: string[]) => runAulo(environment, ...words);
  await aulo("sign-in", `${base}/#continue=${token}`);
  expect((await aulo("projects")).stdout).toContain(
    "A shop (shop)\n  It sells.\n  1. About shop/prices: 30 minutes\n",
  );
  expect(await aulo("projects", "shop")).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining("no code of “A shop” yet"),
  });
  await createApi({ base, token }).call("saveDraft", {
    params: { concept: "shop", exercise: "prices" },
    body: { files: { "shop.js": "export const price = 1;" }, revision: 0 },
  });
  expect((await aulo("projects")).stdout).toContain("Your code: aulo projects shop");
  const file = join(root, "shop.zip");
  expect(await aulo("projects", "shop", file)).toMatchObject({ exitCode: 0 });
  expect((await readFile(file, "latin1")).slice(0, ZIP.length)).toBe(ZIP);
  expect(await aulo("projects", "shop", file)).toMatchObject({ exitCode: 5 });
  const unread = startAulo(["projects"], environment);
  unread.stdout?.destroy();
  let told = "";
  unread.stderr?.on("data", (part: Buffer) => {
    told += part.toString();
  });
  await once(unread, "close");
  expect({ exitCode: unread.exitCode, told }).toEqual({ exitCode: 0, told: "" });
});
