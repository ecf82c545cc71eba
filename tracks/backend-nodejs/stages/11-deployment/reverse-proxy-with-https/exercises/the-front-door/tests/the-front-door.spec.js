import { BlockList, isIPv4 } from "node:net";
import { describe, expect, nginx, test } from "@aulo/runner/spec";

const NAME = "shop.example";
const NAMES = [NAME, `www.${NAME}`];
const CLIENT = "198.51.100.7";
const INVENTED = "203.0.113.9";
const SHOP = /^http:\/\/(127\.0\.0\.1|localhost):4000/;
const LIVE = `/etc/letsencrypt/live/${NAME}`;
const STATUS = { permanent: 301, redirect: 302 };

const SMALL = ["/", "/cart?open=1&by=day", "/photos", "/photos-of-may", "/img/photos/logo.png", "/reports/7"];
const PHOTOS = ["/photos/", "/photos/7/large.jpg?x=1", "/photos/reports/a"];
const REPORTS = ["/reports/", "/reports/2026/may?by=week"];
const QUICK = ["/", "/orders/a%20b", "/reports", "/reports-archive", "/my/reports/3", "/photos/7"];
const ALL = [...new Set([...SMALL, ...PHOTOS, ...REPORTS, ...QUICK])];

/** What nginx does with a request: `{ status, location }`, `{ file }`, or `{ passedTo }` with all that is in force there. */
async function answer(host, address, port) {
  const config = await nginx();
  const [path, query = ""] = address.split("?");
  const route = config.route(host, decodeURI(path), { port });
  const { server, location } = route;
  const client = clientOf(route.all, route.args, INVENTED);
  const values = {
    host,
    http_host: host,
    server_name: server.block.find(({ name }) => name === "server_name")?.args[0] ?? "",
    scheme: port === 443 ? "https" : "http",
    request_uri: address,
    uri: decodeURI(path),
    args: query,
    query_string: query,
    is_args: query === "" ? "" : "?",
    remote_addr: client,
    realip_remote_addr: CLIENT,
    http_x_forwarded_for: INVENTED,
    proxy_add_x_forwarded_for: `${INVENTED}, ${client}`,
  };
  const fill = (text) =>
    `${text}`.replaceAll(/\$\{?(\w+)\}?/g, (whole, name) =>
      Object.hasOwn(values, name) ? values[name] : whole,
    );
  const request = { path, query, values, fill };
  for (const block of [server.block, location?.block ?? []]) {
    const redirected = rewritten(block, request);
    if (redirected) return redirected;
  }
  const pass = location?.block.find(({ name }) => name === "proxy_pass");
  if (pass) return { passedTo: target(fill(pass.args[0]), location, request, config), route, fill };
  return { file: fileFor(route, decodeURI(path)) };
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
  const { path, query, values, fill } = request;
  for (const { name, args, block: inner } of block) {
    if (name === "set") values[args[0].slice(1)] = fill(args[1]);
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
  const full = uri === undefined ? asked : uri === asked ? uri : `${uri}${asked.slice(args.at(-1).length)}`;
  return (servers.length > 0 ? servers : [host]).map((name) => `${scheme}${name}${full}`).join(" or ");
}

/** The file that nginx sends for a path, or null. */
function fileFor({ args, location }, path) {
  const alias = location?.block.find(({ name }) => name === "alias");
  if (alias) return `${alias.args[0]}${path.slice(location.args.at(-1).length)}`;
  const root = args("root");
  return root === null ? null : `${root[0].replace(/\/$/, "")}${path}`;
}

const bytes = (text) => {
  const [, number, unit] = /^(\d+)([kmg]?)$/i.exec(text ?? "1m") ?? [null, Number.NaN, ""];
  return Number(number) * { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[unit.toLowerCase()];
};

const UNITS = { ms: 0.001, s: 1, m: 60, h: 3600 };
const seconds = (text) =>
  [...`${text ?? "60"}`.matchAll(/(\d+)(ms|[smh])?/g)].reduce(
    (sum, [, n, unit = "s"]) => sum + n * UNITS[unit],
    0,
  );

/** The same question for each address, as an object by request. */
async function forEachOf(names, port, paths, ask) {
  const found = {};
  for (const name of names)
    for (const path of paths)
      found[`${port === 443 ? "https" : "http"}://${name}${path}`] = await ask(
        await answer(name, path, port),
        path,
      );
  return found;
}

/** A path for each location of the server that has no pattern. */
async function ownPaths(host, port) {
  const { server } = (await nginx()).route(host, "/", { port });
  const locations = server.block.filter(({ name }) => name === "location").map(({ args }) => args);
  return locations.flatMap(([first, path = first]) => {
    if (first.startsWith("~") || !path.startsWith("/")) return [];
    return first === "=" ? [path] : [`${path}x1`];
  });
}

/** The paths of all kinds, and those of locations that only this file has. */
const everywhere = async () => [...new Set([...ALL, ...(await ownPaths(NAME, 443))])];

/** Compares the question's answers for each address with the expected ones. */
const expectOf = async (names, port, paths, ask, expected) =>
  expect(await forEachOf(names, port, paths, ask)).toEqual(
    await forEachOf(names, port, paths, (_answer, path) => expected(path)),
  );

const shown = ({ status, location, file, passedTo }) =>
  status ? `${status} ${location}` : (passedTo ?? `the file ${file}`);

describe("port 80", () => {
  test("sends certbot's proofs", { checks: ["proof"] }, async () => {
    const proofs = ["/.well-known/acme-challenge/k7", "/.well-known/acme-challenge/a_B-9"];
    await expectOf(NAMES, 80, proofs, shown, (path) => `the file /var/www/acme${path}`);
  });

  test("sends everybody else to https", { checks: ["to-https"] }, async () => {
    const others = ["/", "/cart?open=1&by=day", "/orders/a%20b", "/.well-known/security.txt", "/photos/7"];
    const own = (await ownPaths(NAME, 80)).filter((path) => !path.startsWith("/.well-known/acme-challenge/"));
    await expectOf(NAMES, 80, [...others, ...own], shown, (path) => `301 https://${NAME}${path}`);
  });
});

describe("port 443", () => {
  test.each(NAMES)(
    "speaks TLS with certbot's certificate for %s",
    { checks: ["certificate"] },
    async (name) => {
      const { server, args } = (await nginx()).route(name, "/", { port: 443 });
      const listens = server.block.filter((one) => one.name === "listen" && /(^|:)443$/.test(one.args[0]));
      const isTls = args("ssl")?.[0] === "on" || listens.some((listen) => listen.args.includes("ssl"));
      const found = { ssl: isTls, certificate: args("ssl_certificate"), key: args("ssl_certificate_key") };
      expect({ name, ...found }).toEqual({
        name,
        ssl: true,
        certificate: [`${LIVE}/fullchain.pem`],
        key: [`${LIVE}/privkey.pem`],
      });
    },
  );

  test("sends visitors of www to the one name", { checks: ["one-name"] }, async () => {
    const paths = ["/", "/cart?open=1&by=day", "/photos/7", "/a%20b", ...(await ownPaths(NAMES[1], 443))];
    await expectOf([NAMES[1]], 443, paths, shown, (path) => `301 https://${NAME}${path}`);
  });

  test("passes everything on to the shop", { checks: ["passed-on"] }, async () => {
    const ask = (found) => shown(found).replace(SHOP, "the shop: ");
    await expectOf([NAME], 443, await everywhere(), ask, (path) => `the shop: ${path}`);
  });

  const header =
    (wanted) =>
    ({ route, fill }) =>
      (route?.all("proxy_set_header") ?? [])
        .filter(([name]) => name.toLowerCase() === wanted)
        .map(([, value]) => fill(value));

  test("tells the shop the host", { checks: ["host"] }, async () => {
    await expectOf([NAME], 443, await everywhere(), header("host"), () => [NAME]);
  });

  test("tells the shop that the client came by https", { checks: ["proto"] }, async () => {
    await expectOf([NAME], 443, await everywhere(), header("x-forwarded-proto"), () => ["https"]);
  });

  test("tells the shop the client's address and nothing that the client says", {
    checks: ["client"],
  }, async () => {
    await expectOf([NAME], 443, await everywhere(), header("x-forwarded-for"), () => [CLIENT]);
  });

  const largest = ({ route }) => bytes(route?.args("client_max_body_size")?.[0]);
  const patience = ({ route }) => seconds(route?.args("proxy_read_timeout")?.[0]);

  test("takes bodies of 100 kilobytes", { checks: ["small-bodies"] }, async () => {
    await expectOf([NAME], 443, SMALL, largest, () => 102_400);
  });

  test("takes photos of 8 megabytes", { checks: ["photos"] }, async () => {
    await expectOf([NAME], 443, PHOTOS, largest, () => 8_388_608);
  });

  test("waits 10 seconds for the shop", { checks: ["patience"] }, async () => {
    await expectOf([NAME], 443, QUICK, patience, () => 10);
  });

  test("waits 120 seconds for a report", { checks: ["reports"] }, async () => {
    await expectOf([NAME], 443, REPORTS, patience, () => 120);
  });

  test("sends Strict-Transport-Security with each response, errors too", { checks: ["hsts"] }, async () => {
    const hsts = ({ route }) =>
      (route?.all("add_header") ?? [])
        .filter(([name]) => name.toLowerCase() === "strict-transport-security")
        .map(([, value, when = "not with errors"]) => `${value}, ${when}`);
    await expectOf([NAME], 443, await everywhere(), hsts, () => ["max-age=31536000, always"]);
  });
});
