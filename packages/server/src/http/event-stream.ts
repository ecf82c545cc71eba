import type { RunEvent } from "@aulo/contract";
import type { Request, Response } from "express";

/** Proxies cut a connection on which nothing comes for a minute or so. */
const HEARTBEAT_MS = 15_000;

export const EVENT_STREAM = "text/event-stream";

/** What can be followed: its events so far, and a call for each that is added. */
export type Followed = { events: readonly RunEvent[]; listeners: Set<() => void> };

/**
 * Sends the events from the start, or from behind `Last-Event-ID`, and then each as it comes; ends with the last.
 *
 * A client that has seen the last one gets 204, upon which an `EventSource` stops asking.
 */
export function streamEvents(followed: Followed, request: Request, response: Response): void {
  let sent = lastSeen(request);
  if (sent >= followed.events.length && isLast(followed.events.at(-1))) {
    response.status(204).end();
    return;
  }
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
      write(response, event, sent);
      if (isLast(event)) {
        leave();
        response.end();
      }
    }
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

function write(response: Response, event: RunEvent, id: number): void {
  response.write(`id: ${id}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
}
