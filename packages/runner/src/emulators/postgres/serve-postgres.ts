/**
 * Serves PostgreSQL's protocol on a port, over the one session of a PGlite.
 *
 * 1. The start of a session is handled here, without a password. Later messages go to PGlite unchanged, except for the
 *    names of statements (see statement-names.ts).
 * 2. Messages are collected until one asks for a reply (a query, a sync). They are executed in the connection's turn.
 * 3. If a connection closes in a transaction, the transaction is rolled back.
 * 4. A reply that does not end in "ready" means that PGlite is broken. This connection and all later ones end with a
 *    fatal error.
 */
import type { Socket } from "node:net";
import { type Listening, listenOnLoopback } from "../listen-on-loopback.ts";
import { errorMessage, ready, sessionStart, transactionState } from "./backend-messages.ts";
import { createMessageReader, type FrontendMessage } from "./frontend-messages.ts";
import { withOwnNames } from "./statement-names.ts";
import type { Turns } from "./turns.ts";

export type Backend = {
  turns: Turns<object>;
  /** Executes messages of the protocol. @throws when the database could not be set up, or is broken */
  execute: (messages: Uint8Array) => Promise<Uint8Array>;
  rollBack: () => Promise<void>;
};

const ASK_FOR_ANSWER = new Set(["Q", "S"]);
const BROKEN_WORDS =
  "PostgreSQL no longer answers: COPY with a program or with the client's data cannot be used here";

export function servePostgres(backend: Backend): Promise<Listening> {
  let connections = 0;
  return listenOnLoopback((socket) => {
    connections += 1;
    serveConnection(socket, backend, `c${connections}_`);
  });
}

function serveConnection(socket: Socket, backend: Backend, prefix: string): void {
  const owner = {};
  let collected: Buffer[] = [];
  let work: Promise<void> = Promise.resolve();
  let inTransaction = false;

  const answer = async (messages: Buffer) => {
    try {
      await backend.turns.take(owner);
    } catch (error) {
      return void socket.write(Buffer.concat([refused(error), ready("I")]));
    }
    try {
      const reply = await backend.execute(messages);
      const state = transactionState(reply);
      inTransaction = state !== null && state !== "I";
      socket.write(reply);
      if (state === null) socket.end(errorMessage("FATAL", "XX000", BROKEN_WORDS));
    } catch {
      socket.end(errorMessage("FATAL", "XX000", BROKEN_WORDS));
    } finally {
      backend.turns.pause(owner, inTransaction);
    }
  };
  const leave = async () => {
    if (!inTransaction) return;
    inTransaction = false;
    await backend.turns.take(owner);
    await backend.rollBack();
    backend.turns.pause(owner, false);
  };
  const take = (message: FrontendMessage) => {
    if (message.type === "X") return void socket.end();
    collected.push(withOwnNames(message, prefix));
    if (!ASK_FOR_ANSWER.has(message.type)) return;
    const messages = Buffer.concat(collected);
    collected = [];
    work = work.then(() => answer(messages));
  };
  socket.on(
    "data",
    createMessageReader({
      encryption: () => socket.write("N"),
      start: () => socket.write(sessionStart()),
      message: take,
      broken: () => socket.destroy(),
    }),
  );
  socket.on("error", () => {});
  socket.on("close", () => {
    work = work.then(leave);
  });
}

function refused(error: unknown): Buffer {
  return errorMessage("ERROR", "55P03", error instanceof Error ? error.message : `${error}`);
}
