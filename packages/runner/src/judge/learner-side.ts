/**
 * The judge's one connection to the learner's side. Whatever comes on it is the learner's to choose:
 * 1. a line is taken only when it is a reply, well formed and of limited size, to a request that is open;
 * 2. anything else ends the run as forbidden, and nothing after it is read;
 * 3. when the channel closes, what was answered until then counts, and what is owed or asked later does not come.
 */
import type { Socket } from "node:net";
import { createLineReader } from "../wire/lines.ts";
import { MAX_REPLY_BYTES, parseReply } from "../wire/reply.ts";
import type { Operation, Reply } from "../wire/request.ts";
import { report } from "./report.ts";

type Pending = { operation: Operation; take: (reply: Reply) => void };

const FORGED = "writing to the runner's own channel";
const TOO_LONG = "a reply above the size limit";

let pending = new Map<number, Pending>();
let channel: Socket | null = null;
let deliver: typeof send | null = null;
let isClosed = false;
let asked = 0;

/** Everything that is asked from now on goes through this socket. Nothing of an earlier one is left. */
export function connectLearner(socket: Socket): void {
  channel?.removeAllListeners("data").removeAllListeners("end").destroy();
  channel = socket;
  pending = new Map();
  isClosed = false;
  const refuse = (what: string) => {
    socket.removeAllListeners("data");
    report({ kind: "forbidden", what });
  };
  const takeLine = (line: string) => {
    const reply = parseReply(line);
    const taker = reply && pending.get(reply.id);
    if (!reply || !taker) return refuse(FORGED);
    pending.delete(reply.id);
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

/** Sends one operation; the reply is given to `take`, unless the learner's side ends first. */
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

/** Whether any reply is still owed. */
export function isAnyPending(): boolean {
  return pending.size > 0;
}

/** From now on operations are sent in this way, since a thread of the judge's has no channel of its own; null for the channel again. */
export function sendThrough(other: typeof send | null): void {
  deliver = other;
}

/** Whether a reply to such an operation is still owed. */
export function isPending(op: Operation["op"]): boolean {
  return [...pending.values()].some(({ operation }) => operation.op === op);
}
