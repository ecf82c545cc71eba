import { expect, test } from "vitest";
import { createRunner } from "../../index.ts";
import { survivors } from "../../testing/processes.ts";
import { describeWithRedis, firstFailure, spec, testRunner, verdicts } from "../../testing/runner.ts";

const { run, runner } = await testRunner();

const CLIENT = `
  import { createClient } from "redis";
  export const client = await createClient({ url: process.env.REDIS_URL }).connect();`;

/** A module without a client, which would take long to load. It returns each reply as Redis sends it. */
const BARE = `
  import { once } from "node:events";
  import { connect } from "node:net";
  const socket = connect(new URL(process.env.REDIS_URL).port, "127.0.0.1");
  export const ask = async (...words) => {
    const parts = words.map((word) => "$" + word.length + "\\r\\n" + word + "\\r\\n");
    socket.write("*" + words.length + "\\r\\n" + parts.join(""));
    return String(await once(socket, "data")).trim();
  };`;

function probes(lines: Record<string, [probe: string, expected: string]>) {
  return Object.entries(lines)
    .map(
      ([name, [body, expected]]) => `test(${JSON.stringify(name)}, async () => {
        expect(await inside(async ({ client, ask }) => { ${body} })).toEqual(${expected});
      });`,
    )
    .join("\n");
}

async function reasonOf(job: Parameters<typeof run>[0]) {
  const outcome = await run({ services: ["redis"], ...job });
  return [outcome.kind, firstFailure(outcome), outcome.printed.stderr];
}
const PASSED = ["passed", "", ""];

describeWithRedis(runner, "with a Redis beside the program", () => {
  test("a result counts when the program ends right after it", async () => {
    const outcome = await run({
      services: ["redis"],
      files: {
        "main.js": `export const last = () => { setImmediate(() => setImmediate(() => process.exit(3))); return { done: true }; };`,
      },
      spec: spec(`test("ends", async () => expect(await call("last")).toEqual({ done: true }));`),
    });
    expect(outcome.kind).toBe("passed");
  });

  test("all types of Redis work through its own client", async () => {
    const body = probes({
      "texts and numbers": [
        `await client.set("a", "é\\r\\n1"); await client.set("n", 5);
         return [await client.get("a"), await client.incrBy("n", 3), await client.get("none"), await client.mGet(["n", "none"])];`,
        `["é\\r\\n1", 8, null, ["8", null]]`,
      ],
      "keys that expire": [
        `await client.set("soon", "x", { EX: 60 }); await client.set("gone", "x", { PX: 1 });
         await new Promise((resolve) => setTimeout(resolve, 20));
         return [await client.ttl("soon") > 50, await client.get("gone"), await client.ttl("n")];`,
        "[true, null, -1]",
      ],
      hashes: [
        `await client.hSet("h", { name: "Ada", born: 1815 }); await client.hIncrBy("h", "born", 1);
         return { ...(await client.hGetAll("h")) };`,
        `{ name: "Ada", born: "1816" }`,
      ],
      "lists, as a queue too": [
        `await client.rPush("l", ["a", "b", "c"]);
         return [await client.lPop("l"), await client.lRange("l", 0, -1), (await client.blPop("l", 1)).element];`,
        `["a", ["b", "c"], "b"]`,
      ],
      sets: [
        `await client.sAdd("s", ["x", "y"]); await client.sAdd("t", ["y", "z"]);
         return [await client.sInter(["s", "t"]), await client.sCard("s"), Boolean(await client.sIsMember("s", "z"))];`,
        `[["y"], 2, false]`,
      ],
      "sorted sets": [
        `await client.zAdd("z", [{ score: 3, value: "c" }, { score: 1.5, value: "a" }]); await client.zIncrBy("z", 9, "a");
         return (await client.zRangeWithScores("z", 0, -1)).map(({ score, value }) => [score, value]);`,
        `[[3, "c"], [10.5, "a"]]`,
      ],
      "messages to those that listen": [
        `const listener = client.duplicate(); await listener.connect();
         const heard = new Promise((resolve) => listener.subscribe("news", resolve).then(() => client.publish("news", "hello")));
         const text = await heard; await listener.close(); return text;`,
        `"hello"`,
      ],
      "transactions, which fail when what they watch has changed": [
        `const sum = await client.multi().set("m", 1).incr("m").exec();
         await client.watch("m"); const other = await client.duplicate().connect(); await other.set("m", 0); await other.close();
         const lost = await client.multi().incr("m").exec().catch((error) => error.constructor.name);
         return [sum, lost, await client.get("m")];`,
        `[["OK", 2], "WatchError", "0"]`,
      ],
      scripts: [
        `return client.eval("return redis.call('INCRBY', KEYS[1], ARGV[1])", { keys: ["e"], arguments: ["4"] });`,
        "4",
      ],
    });
    expect(await reasonOf({ files: { "main.js": CLIENT }, spec: spec(body) })).toEqual(PASSED);
  });

  test("the spec queries, prepares and empties Redis directly", async () => {
    const body = `
      test("values are plain", async () => {
        await inside(({ client }) => client.multi().set("a", 1).hSet("h", "x", 1).zAdd("z", { score: 2.5, value: "b" }).sAdd("s", "q").exec());
        const asked = [["GET", "a"], ["GET", "none"], ["HGETALL", "h"], ["ZSCORE", "z", "b"], ["SMEMBERS", "s"], ["EXISTS", "a", "s"]];
        expect(await Promise.all(asked.map((words) => redis.command(...words)))).toEqual(["1", null, { x: "1" }, 2.5, ["q"], 2]);
        await expect(redis.command("GET", "h")).rejects.toThrow(/^WRONGTYPE/);
      });
      test("what it prepares is there", async () => {
        await redis.command("SET", "given", 7);
        expect(await inside(({ client }) => client.incr("given"))).toBe(8);
      });
      test("after the reset nothing is", async () => {
        await inside(async ({ client }) => { await client.scriptLoad("return 1"); await client.select(3); await client.set("b", 1); await client.select(0); });
        await redis.reset();
        expect(await redis.command("INFO", "keyspace")).not.toContain("db");
        expect(await inside(({ client }) => client.sendCommand(["EVALSHA", "e0e1f9fabfc9d4800c877a703b823ac0578ff8db", "0"]).catch(({ message }) => message))).toMatch(/^NOSCRIPT/);
      });`;
    expect(await reasonOf({ files: { "main.js": CLIENT }, spec: spec(body) })).toEqual(PASSED);
  });

  test("an app limits the rate of requests, and caches slow lookups in Redis", async () => {
    const app = `
      import express from "express";
      import { createClient } from "redis";
      const redis = await createClient({ url: process.env.REDIS_URL }).connect();
      const app = express();
      app.use(async (request, response, next) => {
        const key = "asked:" + request.get("x-user");
        const asked = await redis.incr(key);
        if (asked === 1) await redis.expire(key, 60);
        if (asked > 3) return response.status(429).set("retry-after", String(await redis.ttl(key))).end();
        next();
      });
      let found = 0;
      app.get("/books/:id", async (request, response) => {
        const key = "book:" + request.params.id;
        const cached = await redis.get(key);
        if (cached) return response.json({ ...JSON.parse(cached), from: "cache" });
        const book = { id: request.params.id, found: ++found };
        await redis.set(key, JSON.stringify(book), { EX: 30 });
        response.json({ ...book, from: "store" });
      });
      const server = app.listen(process.env.PORT);
      process.on("SIGTERM", () => server.close(() => redis.destroy()));`;
    const body = `
      const ask = (user, id) => request("GET", "/books/" + id, { headers: { "x-user": user } });
      test("each user has three requests a minute", async () => {
        const statuses = [];
        for (let at = 0; at < 5; at += 1) statuses.push((await ask("ann", 1)).status);
        expect(statuses).toEqual([200, 200, 200, 429, 429]);
        expect((await ask("bob", 1)).status).toBe(200);
        expect(await redis.command("TTL", "asked:ann")).toBeGreaterThan(0);
      });
      test("a cached book outlives the server, and not its removal", { timeoutMs: 15_000 }, async () => {
        await redis.reset();
        expect((await ask("eve", 7)).json.from).toBe("store");
        expect(await redis.command("TTL", "book:7")).toBeGreaterThan(25);
        expect((await stop("SIGTERM", { withinMs: 10_000 })).exitCode).toBe(0);
        await start();
        expect((await ask("eve", 7)).json.from).toBe("cache");
        await redis.command("DEL", "book:7");
        expect((await ask("eve", 7)).json.from).toBe("store");
      });`;
    const job = { kind: "server", entry: "app.js", files: { "app.js": app }, spec: spec(body) } as const;
    expect(await reasonOf(job)).toEqual(PASSED);
  });

  test("processes that a script left running are killed, and Redis goes on with its data", async () => {
    const script = `
      import { spawn } from "node:child_process";
      import { once } from "node:events";
      import { connect } from "node:net";
      const { port } = new URL(process.env.REDIS_URL);
      const socket = connect(port, "127.0.0.1");
      const ask = async (line) => { socket.write(line + "\\r\\n"); return String(await once(socket, "data")).replaceAll(/\\D/g, ""); };
      if (process.argv.length > 2) for (;;) await ask("INCR beats");
      const options = { detached: true, stdio: "ignore" };
      for (let at = 0; at < 4; at += 1) spawn(process.execPath, [process.argv[1], "left"], options).unref();
      while (await ask("STRLEN beats") < 2);
      console.log(await ask("INCR runs"));
      process.exit();`;
    const body = `test("a", { timeoutMs: 15_000 }, async () => {
      for (const run of ["1", "2"]) {
        expect((await script()).stdout).toBe(run + "\\n");
        const beats = await redis.command("GET", "beats");
        await wait(60);
        expect(await redis.command("GET", "beats")).toBe(beats);
        await redis.command("DEL", "beats");
      }
      expect(await redis.command("GET", "runs")).toBe("2");
    });`;
    const job = { kind: "script", entry: "main.js", files: { "main.js": script }, spec: spec(body) } as const;
    expect(await reasonOf(job)).toEqual(PASSED);
  });

  test("nothing of one run is left in the next", async () => {
    const body = `test("a", async () => {
      expect(await inside(async ({ ask }) => [await ask("SET", "k", "v", "GET"), await ask("DBSIZE")])).toEqual(["$-1", ":1"]);
    });`;
    const job = { files: { "main.js": BARE }, spec: spec(body) };
    expect([await reasonOf(job), await reasonOf(job)]).toEqual([PASSED, PASSED]);
  });

  test("Redis ends with its run", async () => {
    const files = {
      "main.js": "console.log(new URL(process.env.REDIS_URL).port); setInterval(() => {}, 1000);",
    };
    const job = { kind: "script", services: ["redis"], files, limits: { timeoutMs: 5_000 } } as const;
    const outcome = await run(job);
    await runner.settled();
    expect(outcome).toMatchObject({
      kind: "timed-out",
      printed: { stdout: expect.stringMatching(/^\d+\n$/) },
    });
    const title = `redis-server 127.0.0.1:${outcome.printed.stdout.trim()}`;
    expect(await survivors(title)).toBe(0);
  });

  test("the program may not administrate Redis, and its data have a limit", async () => {
    const body = probes({
      "no settings, files, modules, users or end": [
        `const asked = ["CONFIG SET dir /work", "CONFIG REWRITE", "SAVE", "BGSAVE", "MODULE LOAD /work/x.so", "DEBUG SLEEP 0", "ACL LIST", "REPLICAOF 127.0.0.1 1", "SHUTDOWN"];
         const answers = []; for (const line of asked) answers.push(await ask(...line.split(" ")));
         return answers.every((answer) => /^-(NOPERM|ERR (DEBUG|MODULE) command not allowed)/.test(answer)) || answers;`,
        "true",
      ],
      "no more than it may hold": [
        `const part = "x".repeat(1 << 20);
         for (let at = 0; at < 40; at += 1) { const said = await ask("SET", "big" + at, part); if (said !== "+OK") return said; }`,
        `expect.stringMatching(/^-OOM/)`,
      ],
    });
    expect(await reasonOf({ files: { "main.js": BARE }, spec: spec(body) })).toEqual(PASSED);
  });

  test("a program that kills Redis and takes its place gets no requests", async () => {
    const impostor = `
      import { readdirSync, readFileSync } from "node:fs";
      import { createServer } from "node:net";
      const isRedis = (id) => readFileSync("/proc/" + id + "/cmdline", "utf8").startsWith("/usr/bin/redis-server");
      const id = readdirSync("/proc").filter((name) => /^\\d+$/.test(name)).find(isRedis);
      process.kill(Number(id), "SIGKILL");
      await new Promise((resolve) => setTimeout(resolve, 50));
      const { port } = new URL(process.env.REDIS_URL);
      await new Promise((resolve) => createServer((socket) => socket.on("data", () => socket.write("+right\\r\\n"))).listen(port, "127.0.0.1", resolve));
      export const done = () => true;`;
    const body = `test("a", async () => { await call("done"); expect(await redis.command("GET", "a")).toBe("right"); });`;
    const outcome = await run({ services: ["redis"], files: { "main.js": impostor }, spec: spec(body) });
    expect([verdicts(outcome), firstFailure(outcome)]).toEqual([
      [["a", false]],
      expect.stringContaining("Redis no longer answers"),
    ]);
  });

  test("a Redis that does not start is the machine's fault", async () => {
    const broken = await createRunner({ pool: null, programs: { "redis-server": "/usr/bin/prlimit" } });
    const job = { kind: "function", entry: "main.js", files: { "main.js": CLIENT }, seed: 1 } as const;
    const outcome = await broken.run({ ...job, services: ["redis"], spec: spec('test("a", () => {})') });
    await broken.close();
    expect(outcome).toMatchObject({ kind: "not-runnable", needs: "redis-server" });
  });
});

const JOB = {
  kind: "script",
  entry: "main.js",
  files: { "main.js": "console.log('ran')" },
  seed: 1,
} as const;

test("a machine without Redis names it as missing, and runs all jobs that do not need it", async () => {
  const without = await createRunner({
    pool: null,
    tier: runner.tier.kind,
    programs: { "redis-server": null },
  });
  const outcomes = [await without.run({ ...JOB, services: ["redis"] }), await without.run(JOB)];
  await without.close();
  const needs = runner.tier.kind === "bubblewrap" ? "redis-server" : "bubblewrap";
  expect(outcomes).toMatchObject([
    { kind: "not-runnable", needs, because: expect.any(String), printed: { stdout: "" } },
    { kind: "finished", printed: { stdout: "ran\n" } },
  ]);
});

test("Redis is not available where runs are not contained", async () => {
  const uncontained = await createRunner({ pool: null, tier: "permission-model" });
  const outcome = await uncontained.run({ ...JOB, services: ["redis"] });
  await uncontained.close();
  expect(outcome).toMatchObject({ kind: "not-runnable", needs: "bubblewrap" });
});
