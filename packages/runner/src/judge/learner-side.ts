/**
 * The judge's only connection to the learner's side. The learner controls every byte that comes in on it:
 * 1. A line is taken only when it is a well-formed reply of limited size to an open request.
 * 2. Anything else ends the run as forbidden, and nothing after it is read.
 * 3. When the channel closes, earlier replies count. Open and later requests get no reply.
 */
import type { Socket } from "node:net";
import { createLineReader } from "../wire/lines.ts";
import { MAX_REPLY_BYTES, parseReply } from "../wire/reply.ts";
import type { Operation, Reply } from "../wire/request.ts";
import { forgetPrinted, notePrinted } from "./printed-so-far.ts";
import { report } from "./report.ts";

type Pending = { operation: Operation; take: (reply: Reply) => void };

const FORGED = "writing to the runner's own channel";
const TOO_LONG = "a reply above the size limit";

let pending = new Map<number, Pending>();
let channel: Socket | null = null;
let deliver: typeof send | null = null;
let isClosed = false;
let asked = 0;

/** Sends all later requests through this socket, and drops the earlier socket with its open requests. */
export function connectLearner(socket: Socket): void {
  channel?.removeAllListeners("data").removeAllListeners("end").destroy();
  channel = socket;
  pending = new Map();
  isClosed = false;
  forgetPrinted();
  const refuse = (what: string) => {
    socket.removeAllListeners("data");
    report({ kind: "forbidden", what });
  };
  const takeLine = (line: string) => {
    const reply = parseReply(line);
    const taker = reply && pending.get(reply.id);
    if (!reply || !taker) return refuse(FORGED);
    pending.delete(reply.id);
    notePrinted(reply);
    if (reply.late) report({ kind: "late" });
    taker.take(reply);
  };
  const close = () => {
    if (channel !== socket) return;
    isClosed = true;
    if (pending.size > 0) report({ kind: "gone", before: false });
  };
  socket.on(
    "data",
    createLineReader(MAX_REPLY_BYTES, takeLine, () => refuse(TOO_LONG)),
  );
  socket.on("end", close);
  socket.on("error", close);
}

/** Sends one operation. `take` gets the reply, unless the learner's side ends first. */
export function send(operation: Operation, take: (reply: Reply) => void): void {
  if (deliver) {
    deliver(operation, take);
    return;
  }
  asked += 1;
  pending.set(asked, { operation, take });
  if (isClosed) report({ kind: "gone", before: operation.op === "start-run" });
  else channel?.write(`${JSON.stringify({ id: asked, operation })}\n`);
}

/** Ends the run on the learner's side too. @returns whether that side can take another run */
export async function restLearner(): Promise<boolean> {
  const reply = await new Promise<Reply>((resolve) => send({ op: "rest" }, resolve));
  forgetPrinted();
  return reply.ok && reply.value === true;
}

/** Whether a reply is still expected. */
export function isAnyPending(): boolean {
  return pending.size > 0;
}

/**
 * Sends later operations through another function, since a thread of the judge has no channel. Null restores
 * the channel.
 */
export function sendThrough(other: typeof send | null): void {
  deliver = other;
}

/** Whether a reply to an operation of this kind is still expected. */
export function isPending(op: Operation["op"]): boolean {
  return [...pending.values()].some(({ operation }) => operation.op === op);
}
