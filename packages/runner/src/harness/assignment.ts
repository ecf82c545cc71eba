/** The program that a waiting program becomes: `node ...args` in the folder. */
export type Assignment = { folder: string; args: readonly string[]; env: Readonly<Record<string, string>> };

/** Line that a waiting program sends once it is ready. */
export const WAITING = "waiting";
