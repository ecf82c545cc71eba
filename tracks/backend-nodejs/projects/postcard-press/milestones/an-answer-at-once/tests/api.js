import { npmRun, query, request, resetDatabase, start, wait } from "@aulo/runner/spec";

const PRESS = `
  CREATE TABLE IF NOT EXISTS press_runs (key text, at timestamptz DEFAULT clock_timestamp());
  CREATE TABLE IF NOT EXISTS press_cards (key text PRIMARY KEY, receiver text, text text);
  CREATE TABLE IF NOT EXISTS press_faults (receiver text, fault text, times integer);`;

/** Starts the service on an empty database. */
export async function fresh(options) {
  await resetDatabase(PRESS);
  await start(options);
}

export function send(call, options = {}) {
  const [method, path] = call.split(" ");
  return request(method, path, options);
}

/** Orders cards for these people, and returns the cards. */
export async function order(...receivers) {
  const cards = receivers.map((to) => ({ to, text: `Dear ${to}` }));
  return (await send("POST /orders", { json: { cards } })).json?.cards;
}

export async function card(id) {
  return (await send(`GET /cards/${id}`)).json;
}

/** The states of these cards. */
export async function states(cards) {
  const found = [];
  for (const { id } of cards) found.push((await card(id))?.state);
  return found;
}

/** Runs a worker to its end. */
export async function work(env = {}, withinMs = 8_000) {
  const { exitCode, signal, stderr } = await npmRun("worker", { env: { PRESS_MS: "5", ...env }, withinMs });
  return { exitCode, signal, stderr };
}

/** Starts a worker, and returns once the press runs. `hasEnded()` says whether the worker has ended since. */
export async function startWorker(env) {
  const runs = await countRuns();
  let isOver = false;
  const ended = work(env, 30_000).finally(() => {
    isOver = true;
  });
  while (!isOver && (await countRuns()) === runs) await wait(20);
  return { ended, hasEnded: () => isOver };
}

/** How often each of these people got a card, and how often the press ran for them all. */
export async function printed(...receivers) {
  const cards = await query(
    "SELECT receiver, text, count(*)::int AS copies FROM press_cards WHERE receiver = ANY($1) GROUP BY receiver, text",
    [receivers],
  );
  return Object.fromEntries(
    receivers.map((to) => [
      to,
      cards.find((one) => one.receiver === to && one.text === `Dear ${to}`)?.copies ?? 0,
    ]),
  );
}

export async function countRuns() {
  const [{ runs }] = await query("SELECT count(*)::int AS runs FROM press_runs");
  return runs;
}

export function each(keys, value) {
  return Object.fromEntries(keys.map((key) => [typeof key === "string" ? key : JSON.stringify(key), value]));
}
