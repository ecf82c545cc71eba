import { call, describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

const defaultsOf = () => ({
  method: pick(["GET", "HEAD"]),
  timeoutMs: randomInt(1000, 9000),
  headers: { accept: "application/json", agent: `app-${randomInt(1, 99)}` },
  tags: ["api", "v2"],
});

/** The result of requestOptions as a plain object. */
const merge = (defaults, ...options) => call("requestOptions", defaults, ...options);

describe("requestOptions", () => {
  test("works without options", { checks: ["missing", "undefined"] }, async () => {
    const defaults = defaultsOf();
    expect({ "no options": await merge(defaults) }).toEqual({ "no options": defaults });
    expect({ undefined: await merge(defaults, undefined) }).toEqual({ undefined: defaults });
    expect({ "{}": await merge(defaults, {}) }).toEqual({ "{}": defaults });
  });

  test("takes method and time-out from the options", { checks: ["options-win"] }, async () => {
    const defaults = defaultsOf();
    const timeoutMs = randomInt(1, 900);
    expect(await merge(defaults, { method: "PUT", timeoutMs })).toMatchObject({ method: "PUT", timeoutMs });
    expect(await merge(defaults, { method: "PUT" })).toMatchObject({
      method: "PUT",
      timeoutMs: defaults.timeoutMs,
    });
    expect(await merge(defaults, { timeoutMs })).toMatchObject({ method: defaults.method, timeoutMs });
  });

  test.each([[0], [null], [""], [false], [NaN]])(
    "takes the time-out %j",
    { checks: ["any-value"] },
    async (value) => {
      const defaults = defaultsOf();
      const found = await merge(defaults, { timeoutMs: value, method: value });
      expect({ timeoutMs: found?.timeoutMs, method: found?.method }).toEqual({
        timeoutMs: value,
        method: value,
      });
    },
  );

  test("takes the default for an option that is undefined", { checks: ["undefined"] }, async () => {
    const defaults = defaultsOf();
    const nothing = {
      method: undefined,
      timeoutMs: undefined,
      headers: undefined,
      tags: undefined,
      token: undefined,
    };
    expect(await merge(defaults, nothing)).toEqual(defaults);
    expect(await merge(defaults, { timeoutMs: undefined, method: "PUT" })).toEqual({
      ...defaults,
      method: "PUT",
    });
  });

  test("merges the headers", { checks: ["headers"] }, async () => {
    const defaults = defaultsOf();
    const lang = pick(["en", "nb", "sv"]);
    const found = await merge(defaults, { headers: { lang, accept: "text/html" } });
    expect(found?.headers).toEqual({ ...defaults.headers, lang, accept: "text/html" });
    const none = await merge(defaults, { headers: {} });
    expect(none?.headers).toEqual(defaults.headers);
  });

  test("sends the token as a header", { checks: ["token"] }, async () => {
    const defaults = defaultsOf();
    const token = `t${randomInt(1, 999)}`;
    const authorization = `Bearer ${token}`;
    const found = await merge(defaults, { token, headers: { lang: "en" } });
    expect(found?.headers).toStrictEqual({ ...defaults.headers, lang: "en", authorization });
    const both = await merge(
      { ...defaults, headers: { authorization: "Basic a" } },
      { token, headers: { authorization: "Basic b" } },
    );
    expect(both?.headers).toStrictEqual({ authorization });
    const alone = await merge(defaults, { token });
    expect(alone?.headers).toStrictEqual({ ...defaults.headers, authorization });
  });

  test("adds no header without a token", { checks: ["no-token"] }, async () => {
    const defaults = defaultsOf();
    const found = await merge(defaults, { method: "PUT", headers: { lang: "en" } });
    expect(found?.headers).toStrictEqual({ ...defaults.headers, lang: "en" });
    const kept = await merge(defaults, { headers: { authorization: "Basic b" } });
    expect(kept?.headers).toStrictEqual({ ...defaults.headers, authorization: "Basic b" });
  });

  test("adds the tags after the default ones", { checks: ["tags"] }, async () => {
    const defaults = defaultsOf();
    const more = [`t${randomInt(1, 9)}`, "api"];
    expect((await merge(defaults, { tags: more }))?.tags).toEqual(["api", "v2", ...more]);
    expect((await merge(defaults, { tags: [] }))?.tags).toEqual(["api", "v2"]);
  });

  test("has exactly four properties", { checks: ["exact"] }, async () => {
    const defaults = defaultsOf();
    const options = { token: "t1", debug: true, retries: 3, url: "/rooms", method: "PUT" };
    expect(await merge(defaults, options)).toStrictEqual({
      ...defaults,
      method: "PUT",
      headers: { ...defaults.headers, authorization: "Bearer t1" },
    });
  });

  const OPTIONS = [
    undefined,
    {},
    { headers: { lang: "en" }, tags: ["x"], token: "t1", debug: true },
    { headers: { lang: "en" } },
    { tags: ["x"] },
    { token: "t1" },
  ];

  test("leaves the defaults and the options as they were", { checks: ["unchanged"] }, async () => {
    const defaults = defaultsOf();
    for (const options of OPTIONS) {
      const found = await inside(
        ({ requestOptions }, defaults, options) => {
          requestOptions(defaults, options);
          return { defaults, options };
        },
        defaults,
        options,
      );
      expect(found).toStrictEqual({ defaults, options });
    }
  });

  test("shares nothing with the defaults and the options", { checks: ["own"] }, async () => {
    const defaults = defaultsOf();
    for (const options of OPTIONS) {
      const found = await inside(
        ({ requestOptions }, defaults, options) => {
          const result = requestOptions(defaults, options);
          result.method = "changed later";
          result.timeoutMs = "changed later";
          result.headers.accept = "changed later";
          result.headers.lang = "changed later";
          result.tags.push("changed later");
          return { defaults, options };
        },
        defaults,
        options,
      );
      expect(found).toStrictEqual({ defaults, options });
    }
  });
});
