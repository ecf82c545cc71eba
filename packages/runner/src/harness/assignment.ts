/** What a waiting program is told to become: `node ...args` in the folder. */
export type Assignment = { folder: string; args: readonly string[]; env: Readonly<Record<string, string>> };

/** What it says when it waits. */
export const WAITING = "waiting";
