import { npmRun, request, resetDatabase, start, webSocket } from "@aulo/runner/spec";

export const ORIGIN = "https://lake.example";
export const COOKIES = {
  Ida: "card=k4-ida-71",
  Sam: "theme=dark; card=m9-sam-20",
  Noor: "card=p2-noor-55; lang=en",
  Ole: "card=t7-ole-38",
};

/** Makes an empty database with all tables, and starts the service. */
export async function fresh(options) {
  await resetDatabase("");
  await migrate();
  await start(options);
}

export async function migrate() {
  const { exitCode, stderr } = await npmRun("migrate");
  if (exitCode !== 0) throw new Error(`npm run migrate ended with exit code ${exitCode}. ${stderr}`);
}

/** A connection of this watcher. */
export function connect(name, path = "/live") {
  return webSocket(path, { headers: { origin: ORIGIN, cookie: COOKIES[name] } });
}

/** What a phone gets when it enters a hide. */
export async function enter(client, hide = "reeds", more = {}) {
  await client.send({ kind: "enter", hide, ...more });
  return client.nextJson();
}

/** A connection of this watcher that hears the calls of these hides. */
export async function join(name, ...hides) {
  const client = await connect(name);
  for (const hide of hides.length === 0 ? ["reeds"] : hides) await enter(client, hide);
  return client;
}

/** The message for a call. */
export function callOf(text, more = {}) {
  return { kind: "call", hide: "reeds", text, ...more };
}

export function get(path, name) {
  return request("GET", path, name === undefined ? {} : { headers: { cookie: COOKIES[name] } });
}

/** The status of an upgrade that is refused, or 101. */
export async function upgrade(path, headers) {
  try {
    const client = await webSocket(path, { headers });
    await client.close();
    return 101;
  } catch (error) {
    return error.status ?? error.message;
  }
}

/** Who called, and the text; "error" for an error with a sentence. */
export function heard(message) {
  const { kind, from, text } = message ?? {};
  if (kind === "call") return `${from}: ${text}`;
  const isSentence = typeof message?.message === "string" && message.message.trim() !== "";
  return kind === "error" && isSentence ? "error" : message;
}

export const hear = async (client) => heard(await client.nextJson());
export const hearAll = (clients) => Promise.all(clients.map(hear));
export const closeAll = (clients) => Promise.all(clients.map((client) => client.close()));
export const texts = (calls) => calls?.map(({ text }) => text);

/** Calls these texts in the hide, one after the other. The caller has entered it. */
export async function callAll(client, hide, list) {
  const calls = [];
  for (const text of list) {
    await client.send(callOf(text, { hide }));
    calls.push(await client.nextJson());
  }
  return calls;
}
