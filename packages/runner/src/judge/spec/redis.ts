import { ask } from "../session.ts";

/** redis: the server that the learner's program uses, reached without going through it, and as a user who may do everything. */
export const redis = {
  /**
   * Runs one command and gives its answer as a plain value: texts, numbers, null, lists (also of sets), maps as objects, scores as
   * numbers. Rejects with Redis' own error.
   */
  command: (name: string, ...args: (string | number)[]): Promise<unknown> =>
    ask({ op: "redis-command", words: [name, ...args.map(String)] }),

  /** Removes all keys of all databases, scripts and functions. Connections stay open. */
  reset: async (): Promise<void> => {
    // Redis before its seventh version has no functions.
    await redis.command("FUNCTION", "FLUSH").catch(() => {});
    await redis.command("SCRIPT", "FLUSH");
    await redis.command("FLUSHALL");
  },
};
