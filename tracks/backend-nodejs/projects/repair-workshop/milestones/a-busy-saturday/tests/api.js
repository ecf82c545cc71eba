import {
  client,
  npmRun,
  printed,
  query,
  request,
  resetDatabase,
  restart,
  start,
  wait,
} from "@aulo/runner/spec";

/** Tests are clients that are in a hurry. */
const MANY = { REQUESTS_PER_MINUTE: "100000", LOGINS_PER_MINUTE: "100000" };
const TABLES = "bookings, repairs, things, slots";

export const PASSWORD = "four green kettles";

let isRunning = false;
let slots = 0;
/** Clients that are logged in, by the name of the person. */
const people = new Map();

/** Starts the service, once, and empties its book. */
export async function fresh() {
  if (!isRunning) {
    await migrate();
    await start({ env: MANY });
    isRunning = true;
  }
  await query(`TRUNCATE ${TABLES}`);
  const [{ accounts }] = await query("SELECT count(*)::int AS accounts FROM accounts");
  if (accounts === 0) people.clear();
}

/** Starts the service again, with these settings. One that is undefined is missing. */
export async function serve(env = {}) {
  const given = Object.entries({ ...MANY, ...env }).filter(([, value]) => value !== undefined);
  await restart({ env: Object.fromEntries(given) });
  isRunning = true;
}

/** An empty database with all tables, and the service with these settings. */
export async function begin(env = {}) {
  await migrate();
  await serve(env);
  people.clear();
}

/** Makes an empty database with all tables. */
export async function migrate() {
  await resetDatabase("");
  const { exitCode, stderr } = await npmRun("migrate");
  if (exitCode !== 0) throw new Error(`npm run migrate ended with exit code ${exitCode}. ${stderr}`);
}

/** The client of a person, who signs up and logs in when first asked for. Marta is a coordinator. */
export async function as(name, role = "visitor") {
  const known = people.get(name) ?? logIn(name, role);
  people.set(name, known);
  return known;
}

async function logIn(name, role) {
  const person = client();
  const email = `${name.toLowerCase()}@post.example`;
  await person.request("POST", "/accounts", { json: { name, email, password: PASSWORD } });
  await query("UPDATE accounts SET role = $1 WHERE email = $2", [role, email]);
  const { status } = await person.request("POST", "/session", { json: { email, password: PASSWORD } });
  if (status !== 200) throw new Error(`POST /session of ${name}: ${status}`);
  return person;
}

/** One request of somebody who may make it. */
export async function send(call, options = {}) {
  const [method, path] = call.split(" ");
  return (await as("Marta", "coordinator")).request(method, path, options);
}

/** The status of each call, by its name. Calls are made one after the other. */
export async function statuses(calls, options = {}) {
  const found = {};
  for (const call of calls) found[call] = (await send(call, options)).status;
  return found;
}

/** An object with the same value for each call. */
export function each(calls, value) {
  return Object.fromEntries(calls.map((call) => [call, value]));
}

/** Brings a thing, and returns it. */
export async function bring(name = "desk lamp", category = "lamps") {
  return (await send("POST /things", { json: { name, category } })).json;
}

/** All things in the book, which are not more than a page can hold. */
export async function listThings() {
  return (await send("GET /things?limit=100")).json?.things;
}

/** Asks for a repair of the thing, and returns it. */
export async function ask(thingId, fault = "does not light") {
  return (await send(`POST /things/${thingId}/repairs`, { json: { fault } })).json;
}

/** Brings a thing and asks for its repair. */
export async function askForNew(name = "desk lamp", category = "lamps") {
  const thing = await bring(name, category);
  return ask(thing.id);
}

/** The volunteer of this name comes in, before anything is claimed. */
export async function meet(volunteer) {
  await as(volunteer, "volunteer");
}

/** The volunteer of this name claims a repair. */
export async function claim(id, volunteer) {
  return (await as(volunteer, "volunteer")).request("PUT", `/repairs/${id}/claim`);
}

/** The volunteer of this name gives a repair back. */
export async function giveBack(id, volunteer) {
  return (await as(volunteer, "volunteer")).request("DELETE", `/repairs/${id}/claim`);
}

/** The volunteer of this name finishes a repair. */
export async function finish(id, status, volunteer) {
  return (await as(volunteer, "volunteer")).request("PATCH", `/repairs/${id}`, { json: { status } });
}

/** Makes a slot, and returns it. Each is an hour after the one before. */
export async function openSlot(places = 2) {
  slots += 1;
  const startsAt = new Date(Date.UTC(2031, 4, 3, slots)).toISOString();
  return (await send("POST /slots", { json: { startsAt, places } })).json;
}

/** The visitor of a repair books a place. */
export function book(repairId, slotId) {
  return send(`PUT /repairs/${repairId}/booking`, { json: { slotId } });
}

/** The status of the response, or that there was none. */
export const answered = (promise) =>
  promise.then(
    ({ status }) => status,
    () => "no response",
  );

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
  for (let turn = 0; turn < 3; turn += 1) await request("GET", "/hours", { withinMs: 4000 });
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

function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { "not JSON": line };
  }
}

/** What the work returns, and the lines that were printed meanwhile, without those of our own requests. */
export async function logged(work) {
  const before = await printedSoFar();
  const result = await work();
  const text = (await printedSoFar()).slice(before.length);
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.includes(MARK));
  return { result, lines: lines.map(parse) };
}

/** Makes a table unreachable for the service, does the work, and takes it back. */
export async function without(table, work) {
  await query(`ALTER TABLE ${table} RENAME TO lost_${table}`);
  try {
    return await work();
  } finally {
    await query(`ALTER TABLE lost_${table} RENAME TO ${table}`);
  }
}

/**
 * The first of these unfit settings with which the service starts, or ends without their name; null when there is none. The
 * settings of one variable are tried together.
 */
export async function firstAccepted(tries) {
  for (const [name, values] of Object.entries(tries)) {
    const refused = await Promise.all(values.map((value) => isRefused({ [name]: value }, [name])));
    const index = refused.indexOf(false);
    if (index >= 0) return `${name}=${values[index]}`;
  }
  return null;
}

/** Whether the service does not start with these settings, and prints these names. */
export async function isRefused(env, names) {
  const { exitCode, stdout, stderr } = await npmRun("start", { env: { PORT: "0", ...env }, withinMs: 8000 });
  return exitCode === 1 && names.every((name) => `${stdout}${stderr}`.includes(name));
}
