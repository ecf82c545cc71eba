/**
 * Runs a function job with services. The learner's module is loaded in a program of its own, so that the spec's
 * requests to the services do not go through the learner's process. That program is this harness again, without
 * services.
 */
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { decode } from "../../wire/codec.ts";
import { createLineReader } from "../../wire/lines.ts";
import { MAX_REPLY_BYTES, parseReply } from "../../wire/reply.ts";
import type { Reply, RunRequest } from "../../wire/request.ts";
import { type Answer, closeChannel } from "../channel.ts";
import { outputPassedOn, startProgram } from "../program.ts";
import { forwardCalls, noCalls } from "../seen-calls.ts";

const HARNESS = join(import.meta.dirname, "..", "main.js");

export async function startCallProgram(runRequest: RunRequest) {
  const folder = process.cwd();
  const program = startProgram(runRequest, { folder, args: [HARNESS], extraDescriptor: true });
  const channel = program.process.stdio[3];
  const waiting = new Map<number, (reply: Reply) => Promise<void>>();
  const passing = new Set<Promise<void>>();
  let asked = 0;
  const take = (line: string) => {
    const reply = parseReply(line);
    const taker = reply ? waiting.get(reply.id) : undefined;
    if (!reply || !taker) return program.kill();
    waiting.delete(reply.id);
    const passed = taker(reply).finally(() => passing.delete(passed));
    passing.add(passed);
  };
  channel?.on("data", createLineReader(MAX_REPLY_BYTES, take, program.kill));
  channel?.on("error", () => {});
  program.ended.then(async (exit) => {
    // Replies that came before the end count.
    await Promise.all(passing);
    // Between two turns every step that follows a reply is done, up to its writing.
    await nextTurn();
    // A process with PostgreSQL in it takes half a second or more to end.
    await closeChannel();
    process.exit(exit.exitCode ?? 1);
  });

  const send: Answer = async (operation, seen) => {
    asked += 1;
    const id = asked;
    const reply = await new Promise<Reply>((resolve) => {
      waiting.set(id, async (arrived) => {
        await outputPassedOn();
        resolve(arrived);
      });
      if (channel && "write" in channel) channel.write(`${JSON.stringify({ id, operation })}\n`);
    });
    forwardCalls(seen, reply.calls);
    if (!reply.ok) throw decode(reply.error);
    return decode(reply.value);
  };
  return {
    state: await send({ ...runRequest, folder: null, services: [], setup: null }, noCalls()),
    answer: send,
  };
}
