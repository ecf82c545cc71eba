import { request, start, webSocket } from "@aulo/runner/spec";

export const ORIGIN = "https://lake.example";
export const COOKIES = {
  Ida: "card=k4-ida-71",
  Sam: "theme=dark; card=m9-sam-20",
  Noor: "card=p2-noor-55; lang=en",
  Ole: "card=t7-ole-38",
};

/** Starts the service. */
export async function fresh() {
  await start();
}

/** A connection of this watcher. */
export function connect(name, path = "/live") {
  return webSocket(path, { headers: { origin: ORIGIN, cookie: COOKIES[name] } });
}

/** A connection of this watcher that hears calls. */
export function join(name) {
  return connect(name);
}

/** The message for a call. */
export function callOf(text, more = {}) {
  return { kind: "call", text, ...more };
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
