/** Serves MongoDB's protocol on a port. Commands of all connections run one after the other. */
import type { Socket } from "node:net";
import { type Listening, listenOnLoopback } from "../listen-on-loopback.ts";
import type { Document } from "./documents.ts";
import { toFault } from "./mongo-fault.ts";
import { answerTo, createMessageReader, type MongoMessage, readCommand } from "./wire-messages.ts";

/** @throws Error for a command that gets an error as its reply */
export type RunCommand = (database: string, command: Document) => Document;

export function serveMongodb(run: RunCommand): Promise<Listening> {
  return listenOnLoopback((socket) => serveConnection(socket, run));
}

function serveConnection(socket: Socket, run: RunCommand): void {
  const give = (message: MongoMessage) => {
    const answer = answerOf(message, run);
    if (answer) socket.write(answer);
  };
  const read = createMessageReader(give);
  socket.on("data", (chunk) => {
    try {
      read(chunk);
    } catch {
      socket.destroy();
    }
  });
  socket.on("error", () => {});
}

/** Bytes of the reply, or null when the client wants none. */
function answerOf(message: MongoMessage, run: RunCommand): Buffer | null {
  let wantsAnswer = true;
  try {
    const command = readCommand(message);
    if (!command) return null;
    wantsAnswer = command.wantsAnswer;
    const answer = answerTo(message, { ...run(command.database, command.fields), ok: 1 });
    return wantsAnswer ? answer : null;
  } catch (error) {
    const { code, codeName, message: errmsg, details } = toFault(error);
    return wantsAnswer ? answerTo(message, { ok: 0, code, codeName, errmsg, ...details }) : null;
  }
}
