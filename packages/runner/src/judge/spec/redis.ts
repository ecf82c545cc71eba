import { ask } from "../session.ts";

/** redis: the server that the learner's program uses. The spec connects to it directly, as a user with all rights. */
export const redis = {
  /**
   * Runs one command and returns its reply as a plain value: strings, numbers, null, lists (also for sets), objects for
   * maps, numbers for scores. Rejects with Redis' own error.
   */
  command: (name: string, ...args: (string | number)[]): Promise<unknown> =>
    ask({ op: "redis-command", words: [name, ...args.map(String)] }),

  /** Removes all keys of all databases, all scripts and all functions. Connections stay open. */
  reset: async (): Promise<void> => {
    // Redis before version 7 has no functions.
    await redis.command("FUNCTION", "FLUSH").catch(() => {});
    await redis.command("SCRIPT", "FLUSH");
    await redis.command("FLUSHALL");
  },
};
