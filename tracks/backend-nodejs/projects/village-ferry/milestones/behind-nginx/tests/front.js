/** Reads `deploy/ferry.conf` as nginx would, for one request after the other. */
import { nginx } from "@aulo/runner/spec";

export const CLIENT = "198.51.100.7";
export const INVENTED = "203.0.113.9";
export const HOST = "ferry.example";

const STATUS = { permanent: 301, redirect: 302 };

/**
 * The response of nginx as `{ status, location }`, or `{ passedTo, headers, route }` when the request is passed on. The client
 * sends a list of its own as `X-Forwarded-For`.
 */
export async function respond(address, port) {
  const config = await nginx("deploy/ferry.conf");
  const [path, query = ""] = address.split("?");
  const route = config.route(HOST, decodeURI(path), { port });
  const values = {
    host: HOST,
    http_host: HOST,
    server_name: route.server.block.find(({ name }) => name === "server_name")?.args[0] ?? "",
    scheme: port === 443 ? "https" : "http",
    https: port === 443 ? "on" : "",
    server_port: `${port}`,
    request_uri: address,
    uri: decodeURI(path),
    document_uri: decodeURI(path),
    args: query,
    query_string: query,
    is_args: query === "" ? "" : "?",
    remote_addr: CLIENT,
    http_x_forwarded_for: INVENTED,
    proxy_add_x_forwarded_for: `${INVENTED}, ${CLIENT}`,
  };
  const fill = (text) => `${text}`.replaceAll(/\$\{?(\w+)\}?/g, (whole, name) => values[name] ?? whole);
  for (const block of [route.server.block, route.location?.block ?? []]) {
    const own = ownResponse(block, { path, query, fill });
    if (own) return own;
  }
  const pass = route.location?.block.find(({ name }) => name === "proxy_pass");
  if (!pass) return { status: "a file" };
  return {
    passedTo: targetOf(fill(pass.args[0]), { route, address, config }),
    headers: headersOf(route, fill),
    route,
  };
}

/** A path for each location of the file that has no pattern, so that none of them is forgotten. */
export async function ownPaths(port) {
  const { server } = (await nginx("deploy/ferry.conf")).route(HOST, "/", { port });
  const locations = server.block.filter(({ name }) => name === "location").map(({ args }) => args);
  return locations.flatMap(([first, path = first]) => {
    if (first.startsWith("~") || !path.startsWith("/")) return [];
    return first === "=" ? [path] : [`${path}x1`];
  });
}

/** A `return`, or a `rewrite` to another address, as far as the block has one; conditions are not followed. */
function ownResponse(block, { path, query, fill }) {
  for (const { name, args } of block) {
    if (name === "return") {
      const [status, to] = args.length > 1 || /^\d+$/.test(args[0]) ? args : ["302", args[0]];
      return { status: Number(status), location: to === undefined ? null : fill(to) };
    }
    if (name === "rewrite" && /^(https?:|\$scheme)/.test(args[1])) {
      const found = new RegExp(args[0]).exec(decodeURI(path));
      if (!found) continue;
      const to = fill(args[1].replaceAll(/\$(\d)/g, (_whole, group) => encodeURI(found[group] ?? "")));
      const location = to.endsWith("?") ? to.slice(0, -1) : `${to}${query && `?${query}`}`;
      return { status: STATUS[args[2]] ?? 302, location };
    }
  }
  return null;
}

/** The address that nginx asks. A path in `proxy_pass` takes the place of the location's prefix. */
function targetOf(address, { route, address: asked, config }) {
  const [, scheme, host, uri] = /^(\w+:\/\/)([^/]+)(\/.*)?$/.exec(address) ?? [null, address, "", undefined];
  const isWhole = uri !== undefined && (uri === asked || uri === asked.split("?")[0]);
  const prefix = route.location.args.at(-1);
  const full = uri === undefined ? asked : isWhole ? uri : `${uri}${asked.slice(prefix.length)}`;
  const names = config.upstream(host).map(([name]) => name);
  return (names.length > 0 ? names : [host]).map((name) => `${scheme}${name}${full}`).join(" or ");
}

const headersOf = (route, fill) => (name) =>
  route
    .all("proxy_set_header")
    .filter(([given]) => given.toLowerCase() === name)
    .map(([, value]) => fill(value));
