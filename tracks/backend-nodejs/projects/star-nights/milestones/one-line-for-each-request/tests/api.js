import { npmRun, printed, query, request, resetDatabase, restart, wait } from "@aulo/runner/spec";

export const KEY = "keeper-of-the-dome-77";
export const KEEPER = { authorization: `Bearer ${KEY}` };
/** The drain is of a later milestone: without it, a restart takes no time. */
const SETTINGS = { KEEPER_KEY: KEY, DRAIN_MS: "0" };
export const START_MS = { timeoutMs: 15_000 };

export function serve(env = {}) {
  return restart({ env: { ...SETTINGS, ...env } });
}

/** A database with tables and nothing else, and the service. */
export async function begin(env = {}) {
  await resetDatabase("");
  await npmRun("migrate", { env: SETTINGS });
  await serve(env);
}

export function send(call, options = {}) {
  const [method, path] = call.split(" ");
  return request(method, path, options);
}

/** The first of these unfit settings with which the service starts, or ends without their name; null when there is none. */
export async function firstAccepted(tries) {
  for (const [name, values] of Object.entries(tries))
    for (const value of values) {
      const env = { KEEPER_KEY: KEY, PORT: "0", [name]: value };
      const { exitCode, signal, stdout, stderr } = await npmRun("start", { env, withinMs: 6000 });
      if (signal !== null || exitCode === 0 || !`${stdout}${stderr}`.includes(name))
        return `${name}=${value}`;
    }
  return null;
}

let nights = 0;

/** Opens a night in the database, and returns its id. */
export async function night(places = 8) {
  nights += 1;
  const day = new Date(Date.UTC(2031, 0, nights)).toISOString().slice(0, 10);
  const [{ id }] = await query("INSERT INTO nights (day, places) VALUES ($1, $2) RETURNING id", [
    day,
    places,
  ]);
  return id;
}

export function book(nightId, visitor = {}, options = {}) {
  const json = { name: "Runa", email: "runa@example.org", places: 1, ...visitor };
  return send(`POST /nights/${nightId}/bookings`, { json, ...options });
}

function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { "not JSON": line };
  }
}

const MARK = "/mark-of-the-test-";
let marks = 0;

/** What was printed, with the lines of all requests so far: the line of a request of our own comes after them. */
export async function printedSoFar() {
  marks += 1;
  const mark = `${MARK}${marks}.`;
  await request("GET", mark, { withinMs: 4000 });
  await comes(async () => (await printed()).stdout.includes(mark));
  return (await printed()).stdout;
}

/** What the work returns, and the lines that were printed meanwhile, without those of our own requests. */
export async function logged(work) {
  const before = await printedSoFar();
  const result = await work();
  const text = (await printedSoFar()).slice(before.length);
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.includes(MARK));
  return { result, lines: lines.map(parse) };
}

/** Whether this becomes true within some seconds. */
export async function comes(isTrue) {
  const until = Date.now() + 4000;
  while (!(await isTrue())) {
    if (Date.now() > until) return false;
    await wait(20);
  }
  return true;
}

/** Comes back when the service has had time to begin with the requests that were sent before. */
export async function begun() {
  for (let turn = 0; turn < 3; turn += 1) await request("GET", `${MARK}begun`, { withinMs: 4000 });
}

/** The lines of requests to this path. */
export const about = (lines, path) => lines.filter((line) => line.path === path);
