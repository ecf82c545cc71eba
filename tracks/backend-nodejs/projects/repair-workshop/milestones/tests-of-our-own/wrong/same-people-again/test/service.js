import { once } from "node:events";
import { createApp } from "../src/app.js";
import { createPool } from "../src/db.js";
import { migrate } from "../src/migrations.js";
import { addAccount, changeRole, openSession } from "../src/queries/accounts.js";

const url = process.env.TEST_DATABASE_URL;
if (!url) throw new Error("TEST_DATABASE_URL is not set: the tests need a database of their own.");

let people = 0;

/** Starts the service on a free port, with the tables it needs. */
export async function startService() {
  const pool = createPool(url);
  await migrate(pool);
  const server = createApp(pool).listen(0);
  await once(server, "listening");
  const base = `http://127.0.0.1:${server.address().port}`;

  /** Sends a request, with the cookie of a person if one is given. */
  async function send(method, path, { person, json } = {}) {
    const headers = { "content-type": "application/json" };
    if (person !== undefined) headers.cookie = person.cookie;
    const body = json === undefined ? undefined : JSON.stringify(json);
    const response = await fetch(base + path, { method, headers, body });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      json: text === "" ? undefined : JSON.parse(text),
    };
  }

  /** A new person with this role, who has a session. A password would cost a slow hash, and few tests are about it. */
  async function newPerson(role = "visitor") {
    people += 1;
    const email = `person${people}@post.example`;
    const { id } = await addAccount(pool, { name: role, email, passwordHash: "nobody logs in with a password" });
    await changeRole(pool, id, role);
    return { cookie: `session=${await openSession(pool, id, 60)}` };
  }

  /** A new repair of a new thing of this person. */
  async function newRepair(person) {
    const thing = await send("POST", "/things", { person, json: { name: "lamp", category: "lamps" } });
    const repair = await send("POST", `/things/${thing.json.id}/repairs`, {
      person,
      json: { fault: "dark" },
    });
    return repair.json;
  }

  async function stop() {
    server.close();
    server.closeAllConnections();
    await pool.end();
  }

  return { send, newPerson, newRepair, stop };
}
