/**
 * Finds the nginx directives that apply to a request.
 *
 * 1. Server: of the `server` blocks that listen on the port, the one whose `server_name` is the host. Otherwise one
 *    whose name matches with a star, then the `default_server`, then the first.
 * 2. Location: an exact one (`=`). Otherwise the longest prefix if it has `^~`, then the first regular expression that
 *    matches, then the longest prefix. Nested locations are searched the same way.
 * 3. A directive has the value of the innermost block that sets it.
 */
import { runInNewContext } from "node:vm";
import { z } from "zod";
import { READ_LIMITS } from "../../shared/read-limits.ts";

export type NginxDirective = { name: string; args: string[]; line: number; block: NginxDirective[] | null };
export const NginxDirective: z.ZodType<NginxDirective> = z.object({
  name: z.string(),
  args: z.array(z.string()),
  line: z.number(),
  block: z.lazy(() => z.array(NginxDirective)).nullable(),
});

export type NginxRoute = {
  /** Arguments of the directive that applies here, or null when nothing sets it. */
  args: (name: string) => string[] | null;
  /** Arguments of every directive of this name at the innermost level that has one, such as `proxy_set_header`. */
  all: (name: string) => string[][];
  server: NginxDirective;
  location: NginxDirective | null;
};

export type Nginx = {
  directives: NginxDirective[];
  /** All blocks and directives of this name, at any depth. */
  find: (name: string) => NginxDirective[];
  /** Servers of the upstream, each as its arguments. */
  upstream: (name: string) => string[][];
  /** The server and location that handle a request. @throws Error when no server listens on the port */
  route: (host: string, path: string, options?: { port?: number }) => NginxRoute;
};

export function toNginx(directives: NginxDirective[]): Nginx {
  const find = (name: string) => deep(directives).filter((directive) => directive.name === name);
  const around = directives.find(({ name }) => name === "http")?.block ?? directives;
  const servers = around.filter(({ name }) => name === "server");
  return {
    directives,
    find,
    upstream: (name) =>
      find("upstream")
        .filter(({ args }) => args[0] === name)
        .flatMap(({ block }) => named(block, "server").map(({ args }) => args)),
    route: (host, path, { port = 80 } = {}) => {
      const server = pickServer(servers, host, port);
      if (!server) throw new Error(`No server block listens on port ${port}.`);
      return toRoute(server, pickLocations(server, path), around);
    },
  };
}

function deep(directives: readonly NginxDirective[]): NginxDirective[] {
  return directives.flatMap((directive) => [directive, ...deep(directive.block ?? [])]);
}

function named(block: readonly NginxDirective[] | null, name: string): NginxDirective[] {
  return (block ?? []).filter((directive) => directive.name === name);
}

function pickServer(servers: readonly NginxDirective[], host: string, port: number) {
  const listening = servers.filter(({ block }) => listensOn(named(block, "listen"), port));
  const names = (server: NginxDirective) => named(server.block, "server_name").flatMap(({ args }) => args);
  return (
    listening.find((server) => names(server).includes(host)) ??
    listening.find((server) => names(server).some((name) => matchesStar(name, host))) ??
    listening.find(({ block }) =>
      named(block, "listen").some(({ args }) => args.includes("default_server")),
    ) ??
    listening[0]
  );
}

function listensOn(listens: readonly NginxDirective[], port: number): boolean {
  if (listens.length === 0) return port === 80;
  return listens.some(
    ({ args: [address = ""] }) => Number(/(?<!\d)\d{1,5}$/.exec(address)?.[0] ?? 80) === port,
  );
}

function matchesStar(name: string, host: string): boolean {
  if (name.startsWith("*.")) return host.endsWith(name.slice(1));
  return name.startsWith(".") && (host.endsWith(name) || host === name.slice(1));
}

/** The location that handles the path and the locations around it, innermost first. */
function pickLocations(within: NginxDirective, path: string): NginxDirective[] {
  const found = pickLocation(named(within.block, "location"), path);
  return found ? [...pickLocations(found, path), found] : [];
}

function pickLocation(locations: readonly NginxDirective[], path: string): NginxDirective | undefined {
  const exact = locations.find(({ args: [how, what] }) => how === "=" && what === path);
  if (exact) return exact;
  const prefixes = locations.filter(({ args: [how = "", what] }) => {
    const prefix = how === "^~" ? (what ?? "") : how;
    return !["=", "~", "~*"].includes(how) && !how.startsWith("@") && path.startsWith(prefix);
  });
  const longest = prefixes.sort((a, b) => prefixLength(b) - prefixLength(a))[0];
  if (longest?.args[0] === "^~") return longest;
  const byExpression = locations.find(({ args: [how, what = ""] }) => {
    if (how !== "~" && how !== "~*") return false;
    return matchesPattern(what, how === "~*" ? "i" : "", path);
  });
  return byExpression ?? longest;
}

/**
 * Whether the learner's regular expression matches. It may take exponential time, so it is stopped after a while.
 *
 * @throws Error of the learner's when it is too long, is not a regular expression, or takes too long
 */
function matchesPattern(pattern: string, flags: string, path: string): boolean {
  const { patternChars, patternMs } = READ_LIMITS;
  if (pattern.length > patternChars) throw new Error(`The pattern has more than ${patternChars} characters.`);
  // Compiled here too, so that a fault in it is an error of this realm.
  new RegExp(pattern, flags);
  try {
    const given = { pattern, flags, path };
    return runInNewContext("new RegExp(pattern, flags).test(path)", given, { timeout: patternMs }) === true;
  } catch {
    throw new Error(`The pattern ${pattern} is not done with ${path} after ${patternMs} ms.`);
  }
}

function prefixLength({ args }: NginxDirective): number {
  return args.at(-1)?.length ?? 0;
}

function toRoute(server: NginxDirective, locations: NginxDirective[], around: NginxDirective[]): NginxRoute {
  const levels = [...locations.map(({ block }) => block), server.block, around];
  const all = (name: string) => {
    const level = levels.find((block) => named(block, name).length > 0);
    return named(level ?? [], name).map(({ args }) => args);
  };
  // Directives that handle a request themselves are not inherited from the block around.
  const own = (name: string) => named(locations[0]?.block ?? server.block, name).map(({ args }) => args);
  const args = (name: string) => (NOT_INHERITED.has(name) ? own(name) : all(name)).at(-1) ?? null;
  return { args, all, server, location: locations[0] ?? null };
}

const NOT_INHERITED = new Set(["proxy_pass", "return", "try_files"]);
