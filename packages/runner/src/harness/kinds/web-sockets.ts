import type { WebSocket as Socket } from "ws";
import type { WebSocketOperation } from "../../wire/operation.ts";
import { startLimit } from "../time-limits.ts";
import { createMailbox, type Mailbox } from "./mailbox.ts";

type Letter = { text: string; binary: boolean };
type Closed = { code: number; reason: string };
type Opened = { socket: Socket; inbox: Mailbox<Letter>; closed: Promise<Closed> };

export type Address = { host: string; port: number };

/** WebSocket clients of the spec, by number. */
export function createWebSockets() {
  const opened: Opened[] = [];
  const find = (index: number): Opened => {
    const found = opened[index];
    if (!found) throw new Error("There is no such connection.");
    return found;
  };
  return async (operation: WebSocketOperation, at: Address): Promise<unknown> => {
    switch (operation.op) {
      case "ws-open": {
        const made = await open(operation, at);
        return "socket" in made
          ? { state: "open", socket: opened.push(made) - 1, protocol: made.socket.protocol }
          : made;
      }
      case "ws-send":
        return send(find(operation.socket), operation.text);
      case "ws-next":
        return next(find(operation.socket), operation.withinMs);
      case "ws-close":
        return close(find(operation.socket), operation);
    }
  };
}

type Refused = { state: "refused"; status: number | null; why: string };

async function open(
  { path, protocols, headers, withinMs }: WebSocketOperation & { op: "ws-open" },
  { host, port }: Address,
): Promise<Opened | Refused> {
  const { WebSocket } = await import("ws");
  const socket = new WebSocket(`ws://${host.includes(":") ? `[${host}]` : host}:${port}${path}`, protocols, {
    headers,
  });
  const inbox = createMailbox<Letter>();
  socket.on("message", (data, binary) => inbox.put({ text: data.toString(), binary }));
  const closed = new Promise<Closed>((resolve) => {
    socket.on("close", (code, reason) => {
      inbox.close();
      resolve({ code, reason: reason.toString() });
    });
  });
  let stop = () => {};
  return new Promise<Opened | Refused>((resolve) => {
    stop = startLimit(withinMs, () => {
      resolve({ state: "refused", status: null, why: `no connection within ${withinMs} ms` });
      socket.terminate();
    });
    socket.on("open", () => resolve({ socket, inbox, closed }));
    socket.on("unexpected-response", (request, response) => {
      resolve({ state: "refused", status: response.statusCode ?? null, why: "the server did not upgrade" });
      request.destroy();
    });
    socket.on("error", (error) => resolve({ state: "refused", status: null, why: error.message }));
  }).finally(() => stop());
}

function send({ socket }: Opened, text: string): { sent: boolean } {
  if (socket.readyState !== socket.OPEN) return { sent: false };
  socket.send(text);
  return { sent: true };
}

async function next({ inbox, closed }: Opened, withinMs: number) {
  const taken = await inbox.take(withinMs);
  if (taken.state === "closed") return { state: "closed", ...(await closed) };
  return taken.state === "taken" ? { state: "message", ...taken.letter } : { state: "none" };
}

/** Closes the connection. The code is 1006 when the server does not confirm it in time. */
async function close(
  { socket, closed }: Opened,
  { code, withinMs }: WebSocketOperation & { op: "ws-close" },
): Promise<Closed> {
  socket.close(code);
  const stop = startLimit(withinMs, () => socket.terminate());
  const end = await closed;
  stop();
  return end;
}
