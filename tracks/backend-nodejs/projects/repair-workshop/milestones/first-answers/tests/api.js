import { request, start } from "@aulo/runner/spec";

/** Starts the service with nothing in its book. */
export async function fresh() {
  await start();
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
