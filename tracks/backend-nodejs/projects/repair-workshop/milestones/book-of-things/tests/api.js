import { request, start, stop } from "@aulo/runner/spec";

let books = 0;

const env = () => ({ DATA_FILE: `books/${books}/things.json` });

/** Starts the service with nothing in its book. */
export async function fresh() {
  books += 1;
  await start({ env: env() });
}

/** Pulls the plug, and starts the service again. */
export async function powerCut() {
  await stop("SIGKILL");
  await start({ env: env() });
}

/** One request of somebody who may make it. */
export function send(call, options = {}) {
  const [method, path] = call.split(" ");
  return request(method, path, options);
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

/** All things in the book. */
export async function listThings() {
  return (await send("GET /things")).json?.things;
}
