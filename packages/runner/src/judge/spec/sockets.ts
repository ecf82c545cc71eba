import { encode } from "../../wire/codec.ts";
import { ask } from "../session.ts";
import {
  SocketIoEmitted,
  SocketIoNext,
  SocketIoOpened,
  WebSocketClosed,
  WebSocketNext,
  WebSocketOpened,
  WebSocketSent,
} from "../shapes.ts";

/** Default time to connect, to wait for a message, and to close, ms. */
const WITHIN_MS = 2_000;

type Within = { withinMs?: number };

export type WebSocketClient = {
  /** The protocol that the server chose, or an empty string. */
  protocol: string;
  /** Sends a string as it is and any other value as JSON. @throws Error when the connection is closed */
  send: (message: unknown) => Promise<void>;
  /** The next message as a string. @throws Error when none arrives in time, or the connection closes */
  next: (options?: Within) => Promise<string>;
  /** The next message parsed as JSON. @throws Error as `next`, or when it is not JSON */
  nextJson: (options?: Within) => Promise<unknown>;
  /** Whether no message arrives in this time, ms (200). */
  isQuiet: (forMs?: number) => Promise<boolean>;
  /** Closes the connection. `code` is 1006 when the server does not reply in time. */
  close: (code?: number, options?: Within) => Promise<SocketEnd>;
  /** Waits until the server closes the connection. @throws Error when it does not do so in time */
  closed: (options?: Within) => Promise<SocketEnd>;
};

export type SocketEnd = { code: number; reason: string };

type WebSocketOptions = Within & { headers?: Record<string, string>; protocols?: string[] };

/** server: opens a WebSocket connection to the path. @throws Error, with a `status`, when the server refuses */
export async function webSocket(
  path = "/",
  { headers = {}, protocols = [], withinMs = WITHIN_MS }: WebSocketOptions = {},
): Promise<WebSocketClient> {
  const opened = WebSocketOpened.parse(await ask({ op: "ws-open", path, headers, protocols, withinMs }));
  if (opened.state === "refused") throw refusal(`WebSocket ${path}`, opened);
  const { socket, protocol } = opened;
  const take = async ({ withinMs = WITHIN_MS }: Within = {}) =>
    WebSocketNext.parse(await ask({ op: "ws-next", socket, withinMs }));
  const next = async (options?: Within) => {
    const taken = await take(options);
    if (taken.state === "message") return taken.text;
    throw new Error(
      taken.state === "none"
        ? `WebSocket ${path}: no message came in time.`
        : `WebSocket ${path}: the server closed the connection (code ${taken.code}).`,
    );
  };
  return {
    protocol,
    next,
    send: async (message) => {
      const text = typeof message === "string" ? message : JSON.stringify(message);
      const { sent } = WebSocketSent.parse(await ask({ op: "ws-send", socket, text }));
      if (!sent) throw new Error(`WebSocket ${path}: the connection is closed.`);
    },
    nextJson: async (options) => readJson(path, await next(options)),
    isQuiet: async (forMs = 200) => (await take({ withinMs: forMs })).state !== "message",
    close: async (code = 1000, { withinMs = WITHIN_MS } = {}) =>
      WebSocketClosed.parse(await ask({ op: "ws-close", socket, code, withinMs })),
    closed: async (options) => {
      const taken = await take(options);
      if (taken.state === "closed") return { code: taken.code, reason: taken.reason };
      throw new Error(`WebSocket ${path}: the server did not close the connection.`);
    },
  };
}

export type SocketIoClient = {
  emit: (event: string, ...args: unknown[]) => Promise<void>;
  /** Emits and waits for the acknowledgement. @throws Error when none arrives in time */
  emitWithAck: (event: string, ...args: unknown[]) => Promise<unknown>;
  /** Arguments of the next event of this name. @throws Error when none arrives in time, or the connection closes */
  next: (event: string, options?: Within) => Promise<unknown[]>;
  /** Whether no event of this name arrives in this time, ms (200). */
  isQuiet: (event: string, forMs?: number) => Promise<boolean>;
  close: () => Promise<void>;
};

type SocketIoOptions = Within & { path?: string; auth?: object; headers?: Record<string, string> };

/** server: opens a Socket.IO connection to the namespace. @throws Error with the server's message when it refuses */
export async function socketIo(
  namespace = "/",
  { path = "/socket.io", auth = {}, headers = {}, withinMs = WITHIN_MS }: SocketIoOptions = {},
): Promise<SocketIoClient> {
  const opened = SocketIoOpened.parse(
    await ask({ op: "io-open", path, namespace, auth: encode(auth), headers, withinMs }),
  );
  if (opened.state === "refused") throw refusal(`Socket.IO ${namespace}`, opened);
  const { socket } = opened;
  const send = async (event: string, args: unknown[], acknowledged: boolean) =>
    SocketIoEmitted.parse(
      await ask({ op: "io-emit", socket, event, args: args.map(encode), acknowledged, withinMs: WITHIN_MS }),
    );
  const take = async (event: string, { withinMs = WITHIN_MS }: Within = {}) =>
    SocketIoNext.parse(await ask({ op: "io-next", socket, event, withinMs }));
  return {
    emit: async (event, ...args) => {
      await send(event, args, false);
    },
    emitWithAck: async (event, ...args) => {
      const emitted = await send(event, args, true);
      if (emitted.state === "acknowledged") return emitted.value;
      throw new Error(`Socket.IO ${namespace}: "${event}" was not acknowledged in time.`);
    },
    next: async (event, options) => {
      const taken = await take(event, options);
      if (taken.state === "event") return taken.args;
      const why = taken.state === "none" ? `no "${event}" came in time` : "the server closed the connection";
      throw new Error(`Socket.IO ${namespace}: ${why}.`);
    },
    isQuiet: async (event, forMs = 200) => (await take(event, { withinMs: forMs })).state !== "event",
    close: async () => {
      await ask({ op: "io-close", socket });
    },
  };
}

function refusal(what: string, { why, status }: { why: string; status?: number | null | undefined }): Error {
  const error = new Error(`${what}: the connection was refused${status ? ` with ${status}` : ""} (${why}).`);
  return Object.assign(error, { status: status ?? null });
}

function readJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`WebSocket ${path}: the message is not JSON: ${text.slice(0, 100)}`);
  }
}
