import { npmRun, printed, query, request, resetDatabase, restart, wait, yamlFile } from "@aulo/runner/spec";

export const KEY = "rudder-and-rope-in-the-rain";
export const CAPTAIN = { authorization: `Bearer ${KEY}` };
export const SETTINGS = { CAPTAIN_KEY: KEY };
export const SLOW = { timeoutMs: 20_000 };

export function serve(env = {}) {
  return restart({ env: { ...SETTINGS, ...env } });
}

export function migrate(options = {}) {
  return npmRun("migrate", { env: SETTINGS, withinMs: 15_000, ...options });
}

/** A database with tables and nothing else, and the service. */
export async function begin(env = {}) {
  await resetDatabase("");
  await migrate();
  await serve(env);
}

export function send(call, options = {}) {
  const [method, path] = call.split(" ");
  return request(method, path, options);
}

let crossings = 0;

/** A time at which no other crossing leaves. */
export function nextTime() {
  crossings += 1;
  return new Date(Date.UTC(2031, 4, 1, crossings)).toISOString().slice(0, 16);
}

/** Adds a crossing to the database, and returns its id. */
export async function crossing(places = 12) {
  const [{ id }] = await query(
    "INSERT INTO crossings (shore, leaves_at, places) VALUES ('village', $1, $2) RETURNING id",
    [nextTime(), places],
  );
  return id;
}

export function book(crossingId, passenger = {}, options = {}) {
  const json = { name: "Ingrid", places: 1, ...passenger };
  return send(`POST /crossings/${crossingId}/bookings`, { json, ...options });
}

/** A request with the code of a booking. */
export function withCode(call, code, headers = {}) {
  return send(call, { headers: { ...headers, "x-booking-code": code } });
}

/** The port of the server, from the last line that says where it listens. */
export async function whereItListens() {
  const { stdout } = await printed();
  const [, address, port] = [...stdout.matchAll(/^listening on (\S+):(\d+)$/gm)].at(-1) ?? [];
  return { address, port: Number(port) };
}

/** Runs `npm start` to its end. It is killed when it has not ended after a while. */
export function tryToStart(env, options = {}) {
  return npmRun("start", { env: { PORT: "0", ...SETTINGS, ...env }, withinMs: 6000, ...options });
}

/** Runs a program of ours in the folder of the service, which may use the packages of the service. */
export async function runInFolder(program, { args = [], ...options } = {}) {
  const { dependencies } = await yamlFile("package.json");
  const manifest = { type: "module", dependencies, scripts: { "of-the-test": "node of-the-test.js" } };
  const planted = { "package.json": JSON.stringify(manifest), "of-the-test.js": program };
  return npmRun("of-the-test", { args, planted, ...options });
}

/** Whether this becomes true within some seconds. */
export async function comes(isTrue) {
  const until = Date.now() + 5000;
  while (!(await isTrue())) {
    if (Date.now() > until) return false;
    await wait(30);
  }
  return true;
}
