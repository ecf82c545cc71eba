import { request, start } from "@aulo/runner/spec";

/** Starts the service, with the shelf as it is written down. */
export async function fresh() {
  await start();
}

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

/** The status of a call with each of the bodies, by the text of the body. */
export async function statusesOf(call, bodies) {
  const found = {};
  for (const json of bodies) found[JSON.stringify(json)] = (await send(call, { json })).status;
  return found;
}

/** An object with the same value for each call or body. */
export function each(keys, value) {
  return Object.fromEntries(keys.map((key) => [typeof key === "string" ? key : JSON.stringify(key), value]));
}

let names = 0;

/** Adds a seed with a name of its own, and returns it. */
export async function add(seed = {}) {
  names += 1;
  const json = { name: `Basil ${names}`, kind: "herb", packets: 5, ...seed };
  return (await send("POST /seeds", { json })).json;
}

/** Lends a packet of the seed, and returns the loan. */
export async function lend(seedId, gardener = "Tove") {
  return (await send(`POST /seeds/${seedId}/loans`, { json: { gardener } })).json;
}

export async function show(path) {
  return (await send(`GET ${path}`)).json;
}
