/**
 * Runs a function job with services. The learner's module is loaded in a program of its own, so that the spec's
 * requests to the services do not go through the learner's process. That program is this harness again, without
 * services.
 */
import { join } from "node:path";
import { decode } from "../../wire/codec.ts";
import { createLineReader } from "../../wire/lines.ts";
import type { Operation } from "../../wire/operation.ts";
import { MAX_REPLY_BYTES, parseReply } from "../../wire/reply.ts";
import type { Reply, RunRequest } from "../../wire/request.ts";
import { closeChannel } from "../channel.ts";
import { startProgram } from "../program.ts";

const HARNESS = join(import.meta.dirname, "..", "main.js");

export async function startCallProgram(runRequest: RunRequest) {
  const folder = process.cwd();
  const program = startProgram(runRequest, { folder, args: [HARNESS], extraDescriptor: true });
  const channel = program.process.stdio[3];
  const waiting = new Map<number, (reply: Reply) => void>();
  let asked = 0;
  const take = (line: string) => {
    const reply = parseReply(line);
    const taker = reply ? waiting.get(reply.id) : undefined;
    if (!reply || !taker) return program.kill();
    waiting.delete(reply.id);
    taker(reply);
  };
  channel?.on("data", createLineReader(MAX_REPLY_BYTES, take, program.kill));
  channel?.on("error", () => {});
  program.ended.then((exit) => {
    // A process with PostgreSQL in it takes half a second or more to end.
    closeChannel();
    process.exit(exit.exitCode ?? 1);
  });

  const send = (operation: Operation): Promise<unknown> => {
    asked += 1;
    const id = asked;
    return new Promise((resolve, reject) => {
      waiting.set(id, (reply) => (reply.ok ? resolve(decode(reply.value)) : reject(decode(reply.error))));
      if (channel && "write" in channel) channel.write(`${JSON.stringify({ id, operation })}\n`);
    });
  };
  return { state: await send({ ...runRequest, services: [], setup: null }), answer: send };
}
