/** Options of PostgreSQL's start. A run holds a few rows, and what it does not set aside starts sooner. */
export const SMALL_BUFFERS: readonly string[] = ["-c", "shared_buffers=8MB", "-c", "wal_buffers=64kB"];
