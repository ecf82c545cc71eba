import { kinds } from "./shelf.js";

/** A sentence on the first fault of a new seed; null when it has none. */
export function seedFault(body) {
  if (!isText(body?.name)) return "A seed needs a name.";
  if (!kinds.includes(body.kind)) return `The kind is one of ${kinds.join(", ")}.`;
  return packetsFault(body);
}

export function packetsFault(body) {
  const isCount = typeof body?.packets === "number" && body.packets >= 0;
  return isCount ? null : "The packets are a whole number from 0.";
}

export function gardenerFault(body) {
  return isText(body?.gardener) ? null : "Who takes the packet?";
}

function isText(value) {
  return typeof value === "string" && value.trim() !== "";
}
