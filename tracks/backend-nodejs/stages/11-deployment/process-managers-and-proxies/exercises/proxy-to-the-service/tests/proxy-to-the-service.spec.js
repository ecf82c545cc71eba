import { BlockList, isIPv4 } from "node:net";
import { describe, expect, nginx, test } from "@aulo/runner/spec";

const HOST = "notes.example.com";
const CLIENT = "198.51.100.7";
const BEFORE = "203.0.113.9";
const SERVICE = /^http:\/\/(127\.0\.0\.1|localhost):3000/;
const STATUS = { permanent: 301, redirect: 302 };

const PATHS = [
  "/",
  "/notes/7?sort=new&by=day",
  "/notes/a%20b",
  "/Notes/index.html",
  "/img/logo.png",
  "/.well-known/x",
];

/** What nginx does with a request: `{ status, location }`, or `{ passedTo }` with the headers that it sets. */
async function answer(address, { port, forwarded = null }) {
  const config = await nginx();
  const [path, query = ""] = address.split("?");
  const { server, location, all, args } = config.route(HOST, decodeURI(path), { port });
  const client = clientOf(all, args, forwarded);
  const variables = {
    host: HOST,
    http_host: HOST,
    server_name: server.block.find(({ name }) => name === "server_name")?.args[0] ?? "",
    server_port: `${port}`,
    scheme: port === 443 ? "https" : "http",
    https: port === 443 ? "on" : "",
    request_method: "GET",
    request_uri: address,
    uri: decodeURI(path),
    args: query,
    query_string: query,
    is_args: query === "" ? "" : "?",
    remote_addr: client,
    realip_remote_addr: CLIENT,
    http_x_forwarded_for: forwarded ?? "",
    proxy_add_x_forwarded_for: forwarded === null ? client : `${forwarded}, ${client}`,
  };
  const fill = (text) =>
    `${text}`.replaceAll(/\$\{?(\w+)\}?/g, (whole, name) =>
      Object.hasOwn(variables, name) ? variables[name] : whole,
    );
  const request = { path, query, variables, fill };
  for (const block of [server.block, location?.block ?? []]) {
    const redirected = rewritten(block, request);
    if (redirected) return redirected;
  }
  const pass = location?.block.find(({ name }) => name === "proxy_pass");
  if (!pass) return { passedTo: "nothing" };
  return { passedTo: target(fill(pass.args[0]), location, request, config), headers: headersOf(all, fill) };
}

/**
 * The address that nginx takes for the client's: the one that it got the request from, unless the settings let a header tell it.
 * Addresses of the machine itself and of its own network may be trusted.
 */
function clientOf(all, args, told) {
  const trusted = new BlockList();
  for (const [from] of all("set_real_ip_from")) {
    const [address, bits = "32"] = from.split("/");
    if (isIPv4(address)) trusted.addSubnet(address, Number(bits), "ipv4");
  }
  if (!trusted.check(CLIENT)) return CLIENT;
  const header = (args("real_ip_header")?.[0] ?? "X-Real-IP").toLowerCase();
  return header === "x-forwarded-for" ? (told ?? CLIENT) : `told by the client in ${header}`;
}

/** The answer of the first `return` or `rewrite` to another address in a block; conditions are followed. */
function rewritten(block, request) {
  const { path, query, variables, fill } = request;
  for (const { name, args, block: inner } of block) {
    if (name === "set") variables[args[0].slice(1)] = fill(args[1]);
    if (name === "if" && holds(args.join(" "), fill)) {
      const answered = rewritten(inner, request);
      if (answered) return answered;
    }
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

function holds(condition, fill) {
  const [, left, how, right] = /^\( ?(\S+) (!?=) (\S*?) ?\)$/.exec(condition) ?? [];
  if (left === undefined) throw new Error(`This check does not understand: if ${condition}`);
  return (fill(left) === fill(right.replaceAll(/["']/g, ""))) === (how === "=");
}

/** The address that nginx asks. An address in `proxy_pass` with a path replaces the prefix of the location. */
function target(address, { args }, { path, query }, config) {
  const [, scheme, host, uri] = /^(\w+:\/\/)([^/]+)(\/.*)?$/.exec(address) ?? [null, address, "", ""];
  const servers = config.upstream(host).map(([name]) => name);
  const asked = `${path}${query && `?${query}`}`;
  const prefix = args.at(-1);
  const full = uri === undefined ? asked : uri === asked ? uri : `${uri}${asked.slice(prefix.length)}`;
  return (servers.length > 0 ? servers : [host]).map((name) => `${scheme}${name}${full}`).join(" or ");
}

const headersOf = (all, fill) => (name) =>
  all("proxy_set_header")
    .filter(([given]) => given.toLowerCase() === name)
    .map(([, value]) => fill(value));

/** A path for each location of the server that has no pattern. */
async function ownPaths(host, port) {
  const { server } = (await nginx()).route(host, "/", { port });
  const locations = server.block.filter(({ name }) => name === "location").map(({ args }) => args);
  return locations.flatMap(([first, path = first]) => {
    if (first.startsWith("~") || !path.startsWith("/")) return [];
    return first === "=" ? [path] : [`${path}x1`];
  });
}

/** The same question for each path, answered as an object by request. */
async function forEachPath(port, ask) {
  const found = {};
  for (const path of new Set([...PATHS, ...(await ownPaths(HOST, port))]))
    found[`GET ${port === 443 ? "https" : "http"}://${HOST}${path}`] = await ask(path);
  return found;
}

const expectForEachPath = async (port, ask, expected) =>
  expect(await forEachPath(port, ask)).toEqual(await forEachPath(port, async (path) => expected(path)));

test("https for notes.example.com goes to the service on port 3000", { checks: ["passed-on"] }, async () => {
  const ask = async (path) => {
    const { passedTo, status } = await answer(path, { port: 443 });
    return SERVICE.test(passedTo) ? "the service" : (passedTo ?? `${status}`);
  };
  await expectForEachPath(443, ask, () => "the service");
});

test("the service gets the path and the query that were asked for", { checks: ["same-path"] }, async () => {
  const ask = async (path) => (await answer(path, { port: 443 })).passedTo?.replace(SERVICE, "");
  await expectForEachPath(443, ask, (path) => path);
});

describe("the service is told who asked", () => {
  const headerOf = (name, forwarded) => async (path) =>
    (await answer(path, { port: 443, forwarded })).headers?.(name) ?? [];

  test("the host", { checks: ["host"] }, async () => {
    await expectForEachPath(443, headerOf("host"), () => [HOST]);
  });
  test("the address of the client", { checks: ["client"] }, async () => {
    await expectForEachPath(443, headerOf("x-forwarded-for"), () => [CLIENT]);
  });
  test("the addresses before it", { checks: ["client"] }, async () => {
    await expectForEachPath(443, headerOf("x-forwarded-for", BEFORE), () => [`${BEFORE}, ${CLIENT}`]);
  });
  test("that it came by https", { checks: ["proto"] }, async () => {
    await expectForEachPath(443, headerOf("x-forwarded-proto"), () => ["https"]);
  });
});

test("port 443 speaks TLS", { checks: ["tls"] }, async () => {
  const { server, args } = (await nginx()).route(HOST, "/", { port: 443 });
  const [listen] = server.block.filter(({ name, args }) => name === "listen" && /(^|:)443$/.test(args[0]));
  const isOn = args("ssl")?.[0] === "on" || listen?.args.includes("ssl");
  expect({ listen: listen?.args.join(" "), ssl: isOn }).toEqual({
    listen: listen?.args.join(" "),
    ssl: true,
  });
});

test("port 443 has the certificate and its key", { checks: ["certificate"] }, async () => {
  const { args } = (await nginx()).route(HOST, "/", { port: 443 });
  expect([args("ssl_certificate"), args("ssl_certificate_key")]).toEqual([
    ["/etc/ssl/notes.crt"],
    ["/etc/ssl/notes.key"],
  ]);
});

test("plain http is sent to https for good", {
  checks: ["for-good"],
  concept: "deploy-a-service",
}, async () => {
  const ask = async (path) => {
    const { status, passedTo } = await answer(path, { port: 80 });
    return status ?? `passed to ${passedTo}`;
  };
  await expectForEachPath(80, ask, () => 301);
});

test("plain http is sent to the same address on https", {
  checks: ["same-address"],
  concept: "deploy-a-service",
}, async () => {
  const ask = async (path) =>
    (await answer(path, { port: 80 })).location?.replace(`${HOST}:443/`, `${HOST}/`);
  await expectForEachPath(80, ask, (path) => `https://${HOST}${path}`);
});
