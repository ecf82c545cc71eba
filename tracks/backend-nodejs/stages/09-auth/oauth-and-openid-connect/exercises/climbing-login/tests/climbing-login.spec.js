import { createHash } from "node:crypto";
import { call, describe, expect, randomInt, test } from "@aulo/runner/spec";

const PROVIDER = {
  authorizationEndpoint: "https://login.example/authorize",
  clientId: `hall-${randomInt(100, 999)}`,
  redirectUri: "https://hall.example/callback?from=login&lang=pt",
  scope: "openid email",
};
const WITH_QUERY = {
  ...PROVIDER,
  authorizationEndpoint: "https://id.example/oauth2/start?tenant=7&mode=a%20b",
};
const VALUES = ["state", "nonce", "verifier"];

const start = (provider = PROVIDER) => call("startLogin", provider);
const isUrl = (text) => typeof text === "string" && URL.canParse(text);

/** All parameters of an address, each as a string, or as an array when it is there several times. */
function paramsOf(text) {
  if (!isUrl(text)) return { "not an address": text };
  const { searchParams } = new URL(text);
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

describe("startLogin", () => {
  test("sends the browser to the endpoint and keeps its query", { checks: ["endpoint"] }, async () => {
    const addresses = [];
    for (const provider of [PROVIDER, WITH_QUERY]) {
      const { url } = await start(provider);
      const { tenant, mode } = paramsOf(url);
      addresses.push([isUrl(url) ? new URL(url).origin + new URL(url).pathname : url, tenant, mode]);
    }
    expect({ addresses }).toEqual({
      addresses: [
        ["https://login.example/authorize", undefined, undefined],
        ["https://id.example/oauth2/start", "7", "a b"],
      ],
    });
  });

  test("asks for a code, for this client, address and scope", { checks: ["params"] }, async () => {
    for (const provider of [PROVIDER, WITH_QUERY, { ...PROVIDER, clientId: "a&b=c", scope: "openid" }]) {
      const params = paramsOf((await start(provider)).url);
      const { response_type, client_id, redirect_uri, scope } = params;
      expect({ provider, response_type, client_id, redirect_uri, scope }).toEqual({
        provider,
        response_type: "code",
        client_id: provider.clientId,
        redirect_uri: provider.redirectUri,
        scope: provider.scope,
      });
    }
  });

  test("keeps state, nonce and verifier", { checks: ["pending", "alphabet"] }, async () => {
    const { pending } = await start();
    expect({ "keys of pending": Object.keys(pending ?? {}).sort() }).toEqual({
      "keys of pending": [...VALUES].sort(),
    });
    for (const name of VALUES) {
      const form = /^[A-Za-z0-9_-]{43,128}$/.test(String(pending[name])) ? "43 to 128 signs" : pending[name];
      expect({ [name]: form }).toEqual({ [name]: "43 to 128 signs" });
    }
  });

  test("makes three new values at each call", { checks: ["random"] }, async () => {
    const found = [];
    for (let turn = 0; turn < 5; turn += 1) found.push(...Object.values((await start()).pending));
    expect({ "different values in 5 calls": new Set(found).size }).toEqual({
      "different values in 5 calls": 15,
    });
    // Of random bytes, no two begin or end alike, as numbers that count up or hashes with a fixed part would.
    const parts = new Set(
      found.flatMap((value) => [`begins ${value.slice(0, 8)}`, `ends ${value.slice(-8)}`]),
    );
    expect({ "different beginnings and ends": parts.size }).toEqual({ "different beginnings and ends": 30 });
  });

  test("puts state and nonce into the address", { checks: ["both"] }, async () => {
    for (const provider of [PROVIDER, WITH_QUERY]) {
      const { url, pending } = await start(provider);
      const { state, nonce } = paramsOf(url);
      expect({ state, nonce }).toEqual({ state: pending.state, nonce: pending.nonce });
    }
  });

  test("puts the hash of the verifier into the address", { checks: ["challenge"] }, async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const { url, pending } = await start();
      const { code_challenge, code_challenge_method } = paramsOf(url);
      expect({ code_challenge, code_challenge_method }).toEqual({
        code_challenge: createHash("sha256").update(pending.verifier).digest("base64url"),
        code_challenge_method: "S256",
      });
    }
  });

  test("does not show the verifier", { checks: ["hidden"] }, async () => {
    const { url, pending } = await start();
    expect({ url, "shows the verifier": decodeURIComponent(url).includes(pending.verifier) }).toEqual({
      url,
      "shows the verifier": false,
    });
  });
});

const PENDING = { state: `state-${randomInt(1000, 9999)}`, nonce: "nonce-1", verifier: "verifier_77-x" };
const read = (query, pending = PENDING) => call("readCallback", query, pending, PROVIDER);

describe("readCallback", () => {
  test("refuses a callback whose state is not the one of this browser", { checks: ["state"] }, async () => {
    const { state } = PENDING;
    const strange = [
      ...["other", "", undefined, null, [state], { state }, [], 0].map((sent) => ({
        state: sent,
        code: "c1",
      })),
      { code: "c1" },
      { error: "access_denied" },
      { state: "other", error: "access_denied" },
      {},
    ];
    for (const query of strange) {
      expect({ query, result: await read(query) }).toEqual({ query, result: { problem: "state" } });
    }
    for (const query of [...strange, { state, code: "c1" }]) {
      const found = [await call("readCallback", query, undefined, PROVIDER), await read(query, {})];
      expect({ query, "without a login": found }).toEqual({
        query,
        "without a login": [{ problem: "state" }, { problem: "state" }],
      });
    }
    const empty = { state: "", code: "c1" };
    expect({ query: empty, result: await read(empty, { state: "", verifier: "v" }) }).toEqual({
      query: empty,
      result: { problem: "state" },
    });
  });

  test("tells a no from other errors", { checks: ["error"] }, async () => {
    const { state } = PENDING;
    const problems = {
      access_denied: "denied",
      server_error: "failed",
      temporarily_unavailable: "failed",
      invalid_scope: "failed",
      access_denied_by_policy: "failed",
    };
    for (const [error, problem] of Object.entries(problems)) {
      const found = [await read({ state, error }), await read({ state, error, code: "c1" })];
      expect({ error, found }).toEqual({ error, found: [{ problem }, { problem }] });
    }
    for (const error of [["access_denied", "server_error"], ["server_error"], { code: "access_denied" }]) {
      const result = await read({ state, error, code: "c1" });
      expect({ error, result }).toEqual({ error, result: { problem: "failed" } });
    }
  });

  test("fails without a code", { checks: ["no-code"] }, async () => {
    for (const code of [undefined, "", null, ["c1", "c2"], ["c1"], {}]) {
      expect({ code, result: await read({ state: PENDING.state, code }) }).toEqual({
        code,
        result: { problem: "failed" },
      });
    }
  });

  test("makes the form for the exchange", { checks: ["form"] }, async () => {
    for (const code of ["c1", "4/0A+b=&x y%", "0"]) {
      const found = await read({ state: PENDING.state, code, scope: "openid", iss: "https://login.example" });
      const form = typeof found?.form === "string" ? [...new URLSearchParams(found.form)].sort() : found;
      expect({ code, keys: Object.keys(found ?? {}), form }).toEqual({
        code,
        keys: ["form"],
        form: Object.entries({
          grant_type: "authorization_code",
          code,
          redirect_uri: PROVIDER.redirectUri,
          client_id: PROVIDER.clientId,
          code_verifier: PENDING.verifier,
        }).sort(),
      });
    }
  });
});

const NOW_MS = 1_900_000_000_000 + randomInt(0, 400) * 1000 + 500;
const EXPECTED = {
  issuer: "https://login.example",
  clientId: PROVIDER.clientId,
  nonce: "nonce-1",
  nowMs: NOW_MS,
};
const CLAIMS = {
  iss: "https://login.example",
  aud: PROVIDER.clientId,
  exp: (NOW_MS - 500) / 1000 + 300,
  nonce: "nonce-1",
  sub: `sub-${randomInt(1000, 9999)}`,
  email: "ana@mail.example",
};
const USER = { issuer: CLAIMS.iss, subject: CLAIMS.sub };

/** Expects this result for claims that differ in one field; undefined takes the field away. */
async function expectUser(result, field, values) {
  for (const value of values) {
    const claims = { ...CLAIMS, [field]: value };
    if (value === undefined) delete claims[field];
    const found = await call("userOf", claims, EXPECTED);
    expect({ [field]: value, result: found }).toEqual({ [field]: value, result });
  }
}

describe("userOf", () => {
  test("gives issuer and subject", { checks: ["identity"] }, async () => {
    expect(await call("userOf", CLAIMS, EXPECTED)).toEqual(USER);
    await expectUser(USER, "email", [undefined, "other@mail.example"]);
  });

  test("refuses another issuer", { checks: ["iss"] }, () =>
    expectUser(null, "iss", [
      undefined,
      null,
      "",
      "https://login.example/",
      "https://login.example.evil.example",
      "http://login.example",
    ]),
  );

  test("refuses tokens for other apps", { checks: ["aud"] }, () =>
    expectUser(null, "aud", [
      undefined,
      null,
      "",
      "game",
      [],
      ["game"],
      `${PROVIDER.clientId}0`,
      `x ${PROVIDER.clientId}`,
    ]),
  );

  test("takes an audience of several", { checks: ["aud"] }, () =>
    expectUser(USER, "aud", [[PROVIDER.clientId], ["game", PROVIDER.clientId]]),
  );

  test("refuses tokens that are over or have no end", { checks: ["exp"] }, async () => {
    const second = (NOW_MS - 500) / 1000;
    await expectUser(null, "exp", [undefined, null, "soon", String(second + 300), 0, second - 1, second]);
    await expectUser(USER, "exp", [second + 1]);
    const atTheEnd = { ...EXPECTED, nowMs: CLAIMS.exp * 1000 };
    expect({ nowMs: "exactly exp", result: await call("userOf", CLAIMS, atTheEnd) }).toEqual({
      nowMs: "exactly exp",
      result: null,
    });
  });

  test("refuses another nonce", { checks: ["nonce"] }, () =>
    expectUser(null, "nonce", [undefined, null, "", "nonce-2", ["nonce-1"]]),
  );

  test("refuses tokens without a subject", { checks: ["sub"] }, () =>
    expectUser(null, "sub", [undefined, null, "", 0, 7, {}]),
  );
});
