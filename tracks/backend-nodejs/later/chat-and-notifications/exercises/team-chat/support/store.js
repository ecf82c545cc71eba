import { setTimeout as sleep } from "node:timers/promises";

// A database in memory. As with a real one, each call takes a moment.
const STEP_MS = 20;

const names = new Map([
  ["r8Xw1", "Amira"],
  ["t2Lq9", "Jonas"],
  ["k5Vd3", "Mei"],
]);
const rooms = new Map([
  ["kitchen", { owner: "Amira", members: new Set(["Amira", "Jonas"]) }],
  ["garden", { owner: "Mei", members: new Set(["Amira", "Mei", "Jonas"]) }],
]);
const messages = [];

/** The name of the person with this token, or undefined. */
export function nameOf(token) {
  return names.get(token);
}

/** Whether there is such a room, and this person is a member of it. */
export async function isMember(room, name) {
  await sleep(STEP_MS / 4);
  return rooms.get(room)?.members.has(name) ?? false;
}

/** The name of the room's owner, or undefined when there is no such room. */
export async function ownerOf(room) {
  await sleep(STEP_MS / 4);
  return rooms.get(room)?.owner;
}

/** From now on, this person is not a member of the room. */
export async function removeMember(room, name) {
  await sleep(STEP_MS);
  rooms.get(room).members.delete(name);
}

/** The messages of the room whose id is above `id`, from the lowest to the highest. */
export async function messagesAfter(room, id) {
  await sleep(STEP_MS);
  const found = messages.filter((one) => one.room === room && one.id > id);
  await sleep(3 * STEP_MS);
  return found.map(toMessage);
}

/**
 * Stores a message. When this person has stored one with this key before, nothing is stored, and that one is returned.
 *
 * @returns { message: { id, room, from, text }, isNew }
 * @throws Error when the text has more than 200 characters
 */
export async function addMessage({ room, from, key, text }) {
  await sleep(STEP_MS);
  const known = messages.find((one) => one.from === from && one.key === key);
  if (known) return { message: toMessage(known), isNew: false };
  if (text.length > 200) throw new Error("value too long for type character varying(200)");
  messages.push({ id: messages.length + 1, room, from, key, text });
  return { message: toMessage(messages.at(-1)), isNew: true };
}

const toMessage = ({ id, room, from, text }) => ({ id, room, from, text });
