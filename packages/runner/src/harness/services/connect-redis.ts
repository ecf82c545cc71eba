import { connect } from "node:net";
import { commandBytes, createAnswerReader, type RedisValue } from "./redis-values.ts";

/** Runs one command. Rejects with Redis' own error, or when the connection is closed. */
export type RunCommand = (words: readonly string[]) => Promise<RedisValue>;

type Waiting = { resolve: (answer: RedisValue) => void; reject: (error: Error) => void };

const GONE = "Redis no longer answers.";

/** Opens one connection and never reconnects: a later listener on the port is not the Redis that was started here. */
export function connectRedis(port: number): RunCommand {
  const socket = connect({ host: "127.0.0.1", port });
  const waiting: Waiting[] = [];
  let isGone = false;
  const read = createAnswerReader((answer) => {
    const asked = waiting.shift();
    if (answer instanceof Error) asked?.reject(answer);
    else asked?.resolve(answer);
  });
  socket.on("data", (chunk: Buffer) => {
    try {
      read(chunk);
    } catch {
      socket.destroy();
    }
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    isGone = true;
    for (const asked of waiting.splice(0)) asked.reject(new Error(GONE));
  });
  return (words) =>
    new Promise((resolve, reject) => {
      if (isGone) return reject(new Error(GONE));
      waiting.push({ resolve, reject });
      socket.write(commandBytes(words));
    });
}
