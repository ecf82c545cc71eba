import type { Socket } from "socket.io-client";
import { OWN_TIME } from "../../shared/own-time.ts";
import { decode } from "../../wire/codec.ts";
import type { SocketIoOperation } from "../../wire/operation.ts";
import { startLimit } from "../time-limits.ts";
import { createMailbox, type Mailbox } from "./mailbox.ts";
import type { Address } from "./web-sockets.ts";

type Opened = { socket: Socket; inboxes: Map<string, Mailbox<unknown[]>> };

/** Socket.IO clients of the spec, by number. Received events are kept by name. */
export function createSocketIoClients() {
  const opened: Opened[] = [];
  const find = (index: number): Opened => {
    const found = opened[index];
    if (!found) throw new Error("There is no such connection.");
    return found;
  };
  return async (operation: SocketIoOperation, at: Address): Promise<unknown> => {
    switch (operation.op) {
      case "io-open": {
        const made = await open(operation, at);
        return "socket" in made ? { state: "open", socket: opened.push(made) - 1 } : made;
      }
      case "io-emit":
        return emit(find(operation.socket), operation);
      case "io-next":
        return next(find(operation.socket), operation);
      case "io-close":
        find(operation.socket).socket.disconnect();
        return null;
    }
  };
}

async function open(
  { path, namespace, auth, headers, withinMs }: SocketIoOperation & { op: "io-open" },
  { host, port }: Address,
): Promise<Opened | { state: "refused"; why: string }> {
  const { io } = await import("socket.io-client");
  const settings = decode(auth);
  const socket = io(`http://${host.includes(":") ? `[${host}]` : host}:${port}${namespace}`, {
    path,
    extraHeaders: headers,
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    // The limit is counted here.
    timeout: withinMs * OWN_TIME.mostTimes,
    auth: typeof settings === "object" && settings !== null ? { ...settings } : {},
  });
  const inboxes = new Map<string, Mailbox<unknown[]>>();
  const made = { socket, inboxes };
  socket.onAny((event: string, ...args: unknown[]) => inboxOf(made, event).put(args));
  socket.on("disconnect", () => {
    for (const inbox of inboxes.values()) inbox.close();
  });
  return new Promise<Opened | { state: "refused"; why: string }>((resolve) => {
    const stop = startLimit(withinMs, () => {
      socket.disconnect();
      resolve({ state: "refused", why: `no connection within ${withinMs} ms` });
    });
    socket.on("connect", () => {
      stop();
      resolve(made);
    });
    socket.on("connect_error", (error) => {
      stop();
      resolve({ state: "refused", why: error.message });
    });
  });
}

function inboxOf({ inboxes }: Opened, event: string): Mailbox<unknown[]> {
  const found = inboxes.get(event) ?? createMailbox<unknown[]>();
  inboxes.set(event, found);
  return found;
}

async function emit(
  { socket }: Opened,
  { event, args, acknowledged, withinMs }: SocketIoOperation & { op: "io-emit" },
): Promise<unknown> {
  const values = args.map(decode);
  if (!acknowledged) {
    socket.emit(event, ...values);
    return { state: "sent" };
  }
  return new Promise((resolve) => {
    const stop = startLimit(withinMs, () => resolve({ state: "none" }));
    socket.emit(event, ...values, (value: unknown) => {
      stop();
      resolve({ state: "acknowledged", value });
    });
  });
}

async function next(opened: Opened, { event, withinMs }: SocketIoOperation & { op: "io-next" }) {
  const inbox = inboxOf(opened, event);
  if (opened.socket.disconnected) inbox.close();
  const taken = await inbox.take(withinMs);
  return taken.state === "taken" ? { state: "event", args: taken.letter } : { state: taken.state };
}
