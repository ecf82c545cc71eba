import { existsSync, realpathSync } from "node:fs";
import { sharedLibraries } from "./libraries.ts";

/** This machine's Redis, in the form in which a sandbox gets it. */
export type RedisServer = {
  /** Real path of the program: on most systems `redis-server` is a link. */
  program: string;
  /** Shared libraries and the loader, by the paths at which the program looks for them. */
  libraries: readonly string[];
};

const PLACES = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"];

/**
 * Finds Redis at the path or at one of the usual places; null when it or its list of libraries cannot be
 * found.
 */
export function findRedisServer(path?: string): RedisServer | null {
  const found = (path === undefined ? PLACES : [path]).find((place) => existsSync(place));
  if (found === undefined) return null;
  const program = realpathSync(found);
  const libraries = sharedLibraries([program]);
  return libraries && { program, libraries };
}
