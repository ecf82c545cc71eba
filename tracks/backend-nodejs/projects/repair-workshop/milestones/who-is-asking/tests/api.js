import { client, npmRun, query, resetDatabase, start, stop } from "@aulo/runner/spec";

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
    await start();
    isRunning = true;
  }
  await query(`TRUNCATE ${TABLES}`);
  const [{ accounts }] = await query("SELECT count(*)::int AS accounts FROM accounts");
  if (accounts === 0) people.clear();
}

/** Makes an empty database with all tables. */
export async function migrate() {
  await resetDatabase("");
  const { exitCode, stderr } = await npmRun("migrate");
  if (exitCode !== 0) throw new Error(`npm run migrate ended with exit code ${exitCode}. ${stderr}`);
}

/** Pulls the plug, and starts the service again. */
export async function powerCut() {
  await stop("SIGKILL");
  await start();
}

/** The client of a person, who signs up and logs in when first asked for. */
export async function as(name) {
  const known = people.get(name) ?? logIn(name);
  people.set(name, known);
  return known;
}

async function logIn(name) {
  const person = client();
  const email = `${name.toLowerCase()}@post.example`;
  await person.request("POST", "/accounts", { json: { name, email, password: PASSWORD } });
  const { status } = await person.request("POST", "/session", { json: { email, password: PASSWORD } });
  if (status !== 200) throw new Error(`POST /session of ${name}: ${status}`);
  return person;
}

/** One request of somebody who may make it. */
export async function send(call, options = {}) {
  const [method, path] = call.split(" ");
  return (await as("Marta")).request(method, path, options);
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
export async function meet(_volunteer) {}

/** The volunteer of this name claims a repair. */
export function claim(id, volunteer) {
  return send(`PUT /repairs/${id}/claim`, { json: { volunteer } });
}

/** The volunteer of this name gives a repair back. */
export function giveBack(id, _volunteer) {
  return send(`DELETE /repairs/${id}/claim`);
}

/** The volunteer of this name finishes a repair. */
export function finish(id, status, _volunteer) {
  return send(`PATCH /repairs/${id}`, { json: { status } });
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
