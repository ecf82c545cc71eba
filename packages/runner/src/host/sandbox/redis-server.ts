import { existsSync, realpathSync } from "node:fs";
import { sharedLibraries } from "./libraries.ts";

/** A Redis of this machine's, as a sandbox can be given it. */
export type RedisServer = {
  /** The program itself: what names it is a link on most systems. */
  program: string;
  /** The shared libraries that it loads, the loader included, by the paths where it looks for them. */
  libraries: readonly string[];
};

const PLACES = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"];

/** This machine's Redis, at the path or at one of the usual places; null when there is none, or when what it loads cannot be told. */
export function findRedisServer(path?: string): RedisServer | null {
  const found = (path === undefined ? PLACES : [path]).find((place) => existsSync(place));
  if (found === undefined) return null;
  const program = realpathSync(found);
  const libraries = sharedLibraries([program]);
  return libraries && { program, libraries };
}
