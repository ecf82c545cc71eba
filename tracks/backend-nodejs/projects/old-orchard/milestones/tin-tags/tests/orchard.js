import { dropCollections, request, start } from "@aulo/runner/spec";

export const READY_MS = { timeoutMs: 20_000 };
export const NO_ID = [
  "0123456789abcdef01234567",
  "17",
  "ladderladder",
  "0123456789abcdef0123456g",
  "constructor",
];
export const NO_TEXT = [undefined, null, "", "  ", 7, ["canker"], { $ne: "" }];
export const NO_NUMBER = [undefined, null, "7", "", 1.5, [7], { $gt: 0 }, true];

/** Starts the service with an empty database. Its client opens connections now, so that later requests can meet. */
export async function fresh() {
  await dropCollections();
  await start();
  await Promise.all(Array.from({ length: 10 }, () => send("GET /trees")));
}

export function send(call, json) {
  const [method, path] = call.split(" ");
  return request(method, path, json === undefined ? {} : { json });
}

export async function show(path) {
  return (await send(`GET ${path}`)).json;
}

/** The status of each call, by its name. Calls are made one after the other. */
export async function statuses(calls, json) {
  const found = {};
  for (const call of calls) found[call] = (await send(call, json)).status;
  return found;
}

/** The status of a call with each of the bodies, by the text of the body. */
export async function statusesOf(call, bodies) {
  const found = {};
  for (const json of bodies) found[JSON.stringify(json)] = (await send(call, json)).status;
  return found;
}

/** An object with the same value for each call or body. */
export function each(keys, value) {
  return Object.fromEntries(keys.map((key) => [typeof key === "string" ? key : JSON.stringify(key), value]));
}

let tags = 1000;

/** Plants a tree with a tag of its own, and returns it. */
export async function plant(tree = {}) {
  tags += 1;
  const json = { tag: tags, sort: "Bramley", planted: 1962, uses: ["cooking"], ...tree };
  return (await send("POST /trees", json)).json;
}

/** How many of the responses have each status. */
export function tally(responses) {
  const found = {};
  for (const { status } of responses) found[status] = (found[status] ?? 0) + 1;
  return found;
}

/** What this milestone promises of a tree. Later ones add more to it. */
export function core({ id, tag, sort, planted, uses, notes } = {}) {
  return { id, tag, sort, planted, uses, notes };
}
