/** Idle connections are kept longer than clients and proxies keep theirs, so that no request meets a closing connection. */
export const KEEP_ALIVE_MS = 65_000;
