import { LIMITS, type RunEvent } from "@aulo/contract";
import type { Request, Response } from "express";
import type { Followed } from "../deps.ts";
import { Refusal } from "../refusal.ts";

/** Proxies cut connections that are silent for about a minute. */
const HEARTBEAT_MS = 15_000;

export const EVENT_STREAM = "text/event-stream";

/**
 * Streams server-sent events: first those so far, from the start or after `Last-Event-ID`, then each new one until the last.
 *
 * A client that has seen the last event gets 204, which makes an `EventSource` stop reconnecting.
 *
 * @throws Refusal `too-many-followers`
 */
export function streamEvents(followed: Followed, request: Request, response: Response): void {
  let sent = lastSeen(request);
  let aheadSent: number | null = null;
  if (sent >= followed.events.length && isLast(followed.events.at(-1))) {
    response.status(204).end();
    return;
  }
  if (followed.listeners.size >= LIMITS.followersAtOnce)
    throw new Refusal(
      "too-many-followers",
      `${LIMITS.followersAtOnce} connections follow this run already; close one, then try again.`,
    );
  response.setHeader("Content-Type", EVENT_STREAM).setHeader("Cache-Control", "no-store").writeHead(200);
  response.write("retry: 1000\n\n");
  const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS);
  const leave = () => {
    clearInterval(heartbeat);
    followed.listeners.delete(send);
  };
  const send = () => {
    for (const event of followed.events.slice(sent)) {
      sent += 1;
      aheadSent = event.kind === "queued" ? event.ahead : null;
      response.write(`id: ${sent}\n${toText(event)}`);
      if (isLast(event)) {
        leave();
        response.end();
      }
    }
    if (followed.isCut) {
      leave();
      response.end();
      return;
    }
    const { ahead } = followed;
    if (ahead === null || ahead === aheadSent || isLast(followed.events.at(-1))) return;
    aheadSent = ahead;
    response.write(toText({ kind: "queued", ahead }));
  };
  followed.listeners.add(send);
  response.on("close", leave);
  send();
}

/** The last event that the client has, from `Last-Event-ID`; 0 for none. */
function lastSeen(request: Request): number {
  const id = Number(request.get("last-event-id") ?? 0);
  return Number.isInteger(id) && id > 0 ? id : 0;
}

function isLast(event: RunEvent | undefined): boolean {
  return event?.kind === "ended";
}

function toText(event: RunEvent): string {
  return `event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`;
}
