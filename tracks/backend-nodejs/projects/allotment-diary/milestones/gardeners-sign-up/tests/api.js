import { client, request, resetDatabase, start } from "@aulo/runner/spec";

export const PASSWORD = "seven slow brown snails";

let emails = 0;

/** Starts the diary with nothing in it. */
export async function fresh() {
  await resetDatabase("");
  await start();
}

/** One request of somebody who may make it. */
export function send(call, options = {}) {
  const [method, path] = call.split(" ");
  return request(method, path, options);
}

/** The status of each call, by its name. Calls are made one after the other. */
export async function statuses(calls, options = {}, sender = send) {
  const found = {};
  for (const call of calls) found[call] = (await sender(call, options)).status;
  return found;
}

/** An object with the same value for each key. */
export function each(keys, value) {
  return Object.fromEntries(keys.map((key) => [key, value]));
}

export function newEmail() {
  emails += 1;
  return `gardener-${emails}@post.example`;
}

export function signUp(email, more = {}) {
  return request("POST", "/gardeners", { json: { name: "Wim", email, password: PASSWORD, ...more } });
}

export function logIn(email, password = PASSWORD, who = client()) {
  return who.request("POST", "/session", { json: { email, password } });
}

/** Somebody new who is logged in. */
export async function newcomer(name = "Wim") {
  const [who, email] = [client(), newEmail()];
  const { json } = await signUp(email, { name });
  const { headers } = await logIn(email, PASSWORD, who);
  const set = [headers["set-cookie"] ?? []].flat().find((line) => line.startsWith("diary=")) ?? "";
  return {
    id: json?.id,
    email,
    who,
    set,
    cookie: who.cookies().diary,
    send: (call, options = {}) => who.request(...call.split(" "), options),
  };
}

/** What `sender` gets for a new bed, planting, harvest or entry. */
export async function addBed(name = "Bed 12", sender = send) {
  return (await sender("POST /beds", { json: { name, squareMetres: 20 } })).json;
}

export async function plant(bedId, crop = "kale", sownOn = "2026-04-02", sender = send) {
  return (await sender(`POST /beds/${bedId}/plantings`, { json: { crop, sownOn } })).json;
}

export async function pick(plantingId, grams = 300, pickedOn = "2026-08-20", sender = send) {
  return (await sender(`POST /plantings/${plantingId}/harvests`, { json: { grams, pickedOn } })).json;
}

export async function write(text = "Slugs.", more = {}, sender = send) {
  return (await sender("POST /entries", { json: { text, day: "2026-06-01", ...more } })).json;
}
