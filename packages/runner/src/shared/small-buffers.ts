/** Start options of PostgreSQL. A run holds only a few rows, and smaller buffers start faster. */
export const SMALL_BUFFERS: readonly string[] = ["-c", "shared_buffers=8MB", "-c", "wal_buffers=64kB"];
