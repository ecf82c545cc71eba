import { describe, expect, printed, randomInt, test, unit } from "@aulo/runner/spec";
import { begin, book, comes, crossing, SLOW, send, serve, tryToStart, withCode } from "./ferry.js";
import { CLIENT, HOST, INVENTED, ownPaths, respond } from "./front.js";

const PATHS = [
  "/",
  "/crossings",
  "/crossings/7/bookings?by=day&sort=new",
  "/bookings/a%20b",
  "/healthy",
  "/img/elsie.png",
];
const SERVICE = /^http:\/\/(127\.0\.0\.1|localhost):4000(?=\/)/;

/** The same question about each request that is passed on, as an object by request. */
async function forEachPassed(ask) {
  const found = {};
  for (const path of new Set([...PATHS, ...(await ownPaths(443))]))
    if (path !== "/health") found[`https://${HOST}${path}`] = ask(await respond(path, 443), path);
  return found;
}

async function expectForEach(ask, expected) {
  const found = await forEachPassed(ask);
  const paths = Object.keys(found).map((url) => [url, expected(url.slice(`https://${HOST}`.length))]);
  expect(found).toEqual(Object.fromEntries(paths));
}

const bytes = (text) => {
  const [, number, size] = /^(\d+)([kmg]?)$/i.exec(text ?? "1m") ?? [null, Number.NaN, ""];
  return Number(number) * { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[size.toLowerCase()];
};

describe("nginx", () => {
  test("sends everybody to https", { checks: ["to-https"] }, async () => {
    for (const path of [...PATHS, "/health"]) {
      const { status, location } = await respond(path, 80);
      expect({ [`http://${HOST}${path}`]: { status, location } }).toEqual({
        [`http://${HOST}${path}`]: { status: 301, location: `https://${HOST}${path}` },
      });
    }
  });

  test("speaks TLS", { checks: ["tls"] }, async () => {
    const { route } = await respond("/", 443);
    const listens = route.server.block.filter(
      ({ name, args }) => name === "listen" && args[0].endsWith("443"),
    );
    expect({
      "listen 443": listens.every(({ args }) => args.includes("ssl")) ? "ssl" : "plain",
      ssl_certificate: route.args("ssl_certificate"),
      ssl_certificate_key: route.args("ssl_certificate_key"),
    }).toEqual({
      "listen 443": "ssl",
      ssl_certificate: ["/etc/ssl/ferry.crt"],
      ssl_certificate_key: ["/etc/ssl/ferry.key"],
    });
  });

  test("keeps the health to the machine", { checks: ["hidden-health"] }, async () => {
    const found = {};
    for (const path of ["/health", "/health?full=1"]) found[path] = (await respond(path, 443)).status;
    expect(found).toEqual({ "/health": 404, "/health?full=1": 404 });
  });

  test("passes everything else on to the service", { checks: ["passed-on"] }, async () => {
    await expectForEach(
      ({ passedTo, status }) => (SERVICE.test(passedTo) ? "the service" : (passedTo ?? status)),
      () => "the service",
    );
  });

  test("keeps path and query", { checks: ["same-path"] }, async () => {
    await expectForEach(
      ({ passedTo }) => passedTo?.replace(/^http:\/\/[^/]+/, ""),
      (path) => path,
    );
  });

  test("tells the host", { checks: ["host"] }, async () => {
    await expectForEach(
      ({ headers }) => headers?.("host"),
      () => [HOST],
    );
  });

  test("tells the scheme", { checks: ["proto"] }, async () => {
    await expectForEach(
      ({ headers }) => headers?.("x-forwarded-proto"),
      () => ["https"],
    );
  });

  test("tells the client", { checks: ["client"] }, async () => {
    const last = (lists) => lists?.map((list) => list.split(/,\s*/).at(-1));
    await expectForEach(
      ({ headers }) => last(headers?.("x-forwarded-for")),
      () => [CLIENT],
    );
  });

  test("takes bodies of 16 kilobytes", { checks: ["body"] }, async () => {
    await expectForEach(
      ({ route }) => bytes(route?.args("client_max_body_size")?.[0]),
      () => 16 * 1024,
    );
  });
});

describe("the unit and nginx", () => {
  test("leave one way in, and know each other", { checks: ["only-nginx", "unit-proxy"] }, async () => {
    const { environment } = await unit("deploy/ferry.service");
    const { HOST: listensOn = "127.0.0.1", PROXY } = environment;
    expect({ HOST: listensOn, PROXY }).toEqual({
      HOST: expect.stringMatching(/^(127\.0\.0\.1|localhost)$/),
      PROXY: "127.0.0.1",
    });
  });
});

const AWAY = "192.0.2.44";

const from = (...list) => ({ "x-forwarded-for": list.join(", ") });

/** The addresses in the lines of requests to this path. */
async function addressesOf(path) {
  const lines = async () => {
    const { stdout } = await printed();
    return stdout.split("\n").filter((line) => line.includes(` ${path} `));
  };
  await comes(async () => (await lines()).length > 0);
  return (await lines()).map((line) => line.split(" ")[0]);
}

const newPath = () => `/gulls/${randomInt(1, 999_999_999)}`;

/** The statuses of some wrong codes, and at the end of the right one from each of these. */
async function guess(wrong, right) {
  const booked = await book(await crossing());
  const path = `/bookings/${booked.json.id}`;
  const statuses = [];
  for (const headers of wrong) statuses.push((await withCode(`GET ${path}`, "0000", headers)).status);
  for (const headers of right)
    statuses.push((await withCode(`GET ${path}`, booked.json.code, headers)).status);
  return statuses;
}

const linkOf = async (headers) => {
  const { json } = await book(await crossing(), {}, { headers });
  return json.link.replace(`/bookings/${json.id}`, "/bookings/ID");
};

describe("the service behind its proxy", () => {
  test("prints the address of the client", { checks: ["log", "last-entry"], ...SLOW }, async () => {
    await begin({ PROXY: "127.0.0.1" });
    const path = newPath();
    await send(`GET ${path}`, { headers: from(CLIENT) });
    expect({ [path]: await addressesOf(path) }).toEqual({ [path]: [CLIENT] });
    const other = newPath();
    await send(`GET ${other}`, { headers: from(INVENTED, "10.0.0.1", CLIENT) });
    expect({ [other]: await addressesOf(other) }).toEqual({ [other]: [CLIENT] });
  });

  test("counts wrong codes by client", { checks: ["guesses"], ...SLOW }, async () => {
    const wrong = Array.from({ length: 6 }, () => from(CLIENT));
    expect(await guess(wrong, [from(CLIENT), from("198.51.100.8")])).toEqual([
      404, 404, 404, 404, 404, 429, 429, 200,
    ]);
  });

  test("does not believe what was made up", { checks: ["last-entry", "guesses"], ...SLOW }, async () => {
    const wrong = Array.from({ length: 6 }, (_, turn) => from(`203.0.113.${turn}`, "198.51.100.20"));
    expect(await guess(wrong, [from("198.51.100.20"), from("198.51.100.20", "198.51.100.21")])).toEqual([
      404, 404, 404, 404, 404, 429, 429, 200,
    ]);
  });

  test("gives links that lead back", { checks: ["link"], ...SLOW }, async () => {
    const found = {
      "by https": await linkOf({ host: HOST, "x-forwarded-proto": "https", ...from(CLIENT) }),
      "by http": await linkOf({ host: "www.ferry.example", "x-forwarded-proto": "http", ...from(CLIENT) }),
    };
    expect(found).toEqual({
      "by https": `https://${HOST}/bookings/ID`,
      "by http": "http://www.ferry.example/bookings/ID",
    });
  });

  test("takes the host from nobody else", { checks: ["forwarded-host"], ...SLOW }, async () => {
    const headers = { host: HOST, "x-forwarded-proto": "https", "x-forwarded-host": "pirates.example" };
    expect({ link: await linkOf({ ...headers, ...from(CLIENT) }) }).toEqual({
      link: `https://${HOST}/bookings/ID`,
    });
  });
});

describe("the service", () => {
  const whenUnbelieved = async (env) => {
    await serve(env);
    const path = newPath();
    await send(`GET ${path}`, { headers: from(CLIENT) });
    return {
      address: await addressesOf(path),
      link: await linkOf({ host: HOST, "x-forwarded-proto": "https" }),
      guesses: await guess(
        Array.from({ length: 6 }, (_, turn) => from(`203.0.113.${turn}`)),
        [from(CLIENT)],
      ),
    };
  };
  const UNBELIEVED = {
    address: ["127.0.0.1"],
    link: `http://${HOST}/bookings/ID`,
    guesses: [404, 404, 404, 404, 404, 429, 429],
  };

  test("believes nobody without PROXY", { checks: ["no-proxy"], ...SLOW }, async () => {
    expect(await whenUnbelieved({})).toEqual(UNBELIEVED);
  });

  test("believes nobody but its proxy", { checks: ["others"], ...SLOW }, async () => {
    expect(await whenUnbelieved({ PROXY: AWAY })).toEqual(UNBELIEVED);
  });

  test("checks PROXY", { checks: ["proxy-setting"], timeoutMs: 30_000 }, async () => {
    const found = {};
    const tries = ["nginx", "1", "256.1.1.1"];
    for (const PROXY of tries) {
      const { exitCode, stderr } = await tryToStart({ PROXY });
      found[PROXY] = [exitCode, stderr.startsWith("PROXY")];
    }
    expect(found).toEqual(Object.fromEntries(tries.map((text) => [text, [78, true]])));
    const { stdout } = await tryToStart({ PROXY: "2001:db8::7" }, { withinMs: 2000 });
    expect({ "PROXY=2001:db8::7": stdout }).toEqual({
      "PROXY=2001:db8::7": expect.stringMatching(/^listening on/),
    });
  });
});
