const assert = require("node:assert");
const { spawn } = require("node:child_process");
const { createServer } = require("node:net");
const { Client } = require("pg");

const database = process.env.TEST_DATABASE_URL;
if (database === undefined) {
  console.error("Please set TEST_DATABASE_URL.");
  process.exit(2);
}

const env = { ...process.env, DATABASE_URL: database };
const ended = (child) => new Promise((resolve) => child.once("exit", resolve));
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function main() {
  await ended(spawn(process.execPath, ["src/migrate.js"], { env, stdio: "inherit" }));
  const port = await freePort();
  const service = spawn(process.execPath, ["src/server.js"], { env: { ...env, PORT: port } });
  const base = "http://127.0.0.1:" + port + "/v1";
  for (let tries = 0; tries < 400; tries += 1) {
    const isUp = await fetch(base + "/hours").then(() => true, () => false);
    if (isUp) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const db = new Client({ connectionString: database });
  await db.connect();
  let failed = 0;
  for (const [name, check] of Object.entries(checks(base, db))) {
    try {
      await check();
    } catch (error) {
      failed += 1;
      console.log("not ok", name, error.message);
    }
  }
  await db.end();
  service.kill();
  await ended(service);
  process.exit(failed === 0 ? 0 : 1);
}

function checks(base, db) {
  const call = async (method, path, cookie = "", json = undefined) => {
    const response = await fetch(base + path, { method, headers: { cookie, "content-type": "application/json" }, body: json && JSON.stringify(json) });
    const text = await response.text();
    return { status: response.status, cookie: response.headers.get("set-cookie"), json: text ? JSON.parse(text) : null };
  };
  let people = 0;
  const person = async (role) => {
    people += 1;
    const login = { email: Date.now() + "." + people + "@post.example", password: "a long enough one" };
    await call("POST", "/accounts", "", { name: "Somebody", ...login });
    await db.query("UPDATE accounts SET role = $1 WHERE email = $2", [role, login.email]);
    return (await call("POST", "/session", "", login)).cookie.split(";")[0];
  };
  const repair = async (cookie) => {
    const thing = await call("POST", "/things", cookie, { name: "clock", category: "toys" });
    return (await call("POST", "/things/" + thing.json.id + "/repairs", cookie, { fault: "slow" })).json;
  };
  const expectStatus = async (status, ...request) => assert.strictEqual((await call(...request)).status, status, request.slice(0, 2).join(" "));
  return {
    async door() {
      await expectStatus(401, "GET", "/things");
      const me = await person("visitor");
      await expectStatus(200, "GET", "/things", me);
      await expectStatus(204, "DELETE", "/session", me);
      await expectStatus(401, "GET", "/things", me);
    },
    async things() {
      const me = await person("visitor");
      await expectStatus(400, "POST", "/things", me, { name: "clock", category: "clocks" });
      const { thingId } = await repair(me);
      await expectStatus(404, "GET", "/things/" + thingId, await person("visitor"));
    },
    async claims() {
      const me = await person("visitor");
      const path = "/repairs/" + (await repair(me)).id + "/claim";
      await expectStatus(403, "PUT", path, me);
      await expectStatus(200, "PUT", path, await person("volunteer"));
      await expectStatus(409, "PUT", path, await person("volunteer"));
    },
    async places() {
      const me = await person("coordinator");
      const startsAt = new Date(Date.now() * 2 + Math.floor(Math.random() * 1e9)).toISOString();
      const slot = await call("POST", "/slots", me, { startsAt, places: 1 });
      for (const status of [200, 409]) {
        await expectStatus(status, "PUT", "/repairs/" + (await repair(me)).id + "/booking", me, { slotId: slot.json.id });
      }
    },
  };
}

main();
