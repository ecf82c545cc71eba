import { client, describe, expect, printed, query, request, test } from "@aulo/runner/spec";
import { each, fresh, PASSWORD } from "./api.js";

const PROTECTED = [
  "GET /things",
  "POST /things",
  "GET /v1/things/1",
  "GET /things/1/repairs",
  "GET /repairs",
  "PATCH /v1/repairs/1",
  "PUT /repairs/1/claim",
  "PUT /repairs/1/booking",
  "GET /reports/slots",
  "POST /slots",
  "GET /session",
  "GET /accounts",
];
const OPEN = ["GET /hours", "GET /categories/toys", "GET /v1/slots"];

async function statusesTogether(calls, options = {}) {
  const answers = await Promise.all(calls.map((call) => request(...call.split(" "), options)));
  return Object.fromEntries(calls.map((call, index) => [call, answers[index].status]));
}

describe("a person", () => {
  test("still signs up, logs in and logs out", { checks: ["still"], timeoutMs: 15_000 }, async () => {
    await fresh();
    const json = { name: "Pim", email: "Pim@Post.example", password: PASSWORD };
    const sent = (path, body) => request("POST", path, { json: body, withinMs: 5_000 });
    const made = (await sent("/accounts", json)).status;
    const again = (await sent("/accounts", { ...json, email: "pim@post.example" })).status;
    const wrong = (await sent("/session", { email: json.email, password: "not this one" })).status;
    const who = client();
    const login = await who.request("POST", "/session", {
      json: { email: "PIM@post.example", password: PASSWORD },
    });
    const { session } = who.cookies();
    const set = [login.headers["set-cookie"]].flat().join().toLowerCase();
    const cookie = ["httponly", "samesite=lax", "path=/", "max-age=43200"].filter((one) => set.includes(one));
    const inside = (await who.request("GET", "/things")).status;
    const out = (await who.request("DELETE", "/session")).status;
    const headers = { cookie: `session=${session}` };
    const outside = (await request("GET", "/things", { headers })).status;
    expect({ made, again, wrong, login: login.status, cookie, inside, out, outside }).toEqual({
      made: 201,
      again: 409,
      wrong: 401,
      login: 200,
      cookie: ["httponly", "samesite=lax", "path=/", "max-age=43200"],
      inside: 200,
      out: 204,
      outside: 401,
    });
  });

  test("has a password and a cookie that we still do not know", { checks: ["still"] }, async () => {
    const who = client();
    const json = { email: "pim@post.example", password: PASSWORD };
    await who.request("POST", "/session", { json });
    const rows = await query("SELECT to_jsonb(a)::text AS row FROM accounts a");
    const sessions = await query("SELECT to_jsonb(s)::text AS row FROM sessions s");
    const { stdout, stderr } = await printed();
    const stored = [...rows, ...sessions].map(({ row }) => row).join("\n");
    const secrets = { password: PASSWORD, cookie: who.cookies().session };
    const known = (text) => Object.keys(secrets).filter((name) => text.includes(secrets[name]));
    expect({ database: known(stored), log: known(stdout + stderr) }).toEqual({ database: [], log: [] });
  });

  test("who is not logged in still sees nothing", { checks: ["still"] }, async () => {
    const broken = { body: "{", headers: { "content-type": "application/json" } };
    expect(await statusesTogether(PROTECTED, broken)).toEqual(each(PROTECTED, 401));
    expect(await statusesTogether(OPEN)).toEqual(each(OPEN, 200));
  });
});
