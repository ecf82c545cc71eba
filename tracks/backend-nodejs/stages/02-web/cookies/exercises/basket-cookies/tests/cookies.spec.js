import { call, describe, expect, pick, randomInt, test } from "@aulo/runner/spec";

/** The parts of a Set-Cookie value: the pair, and the attributes by name in lower case; a flag is true. */
function partsOf(line) {
  const [pair, ...attributes] = String(line).split(/; */);
  const found = { pair };
  for (const attribute of attributes) {
    const [name, value] = attribute.split("=");
    found[name.toLowerCase()] = value === undefined ? true : value.toLowerCase();
  }
  return found;
}

/** Each Cookie header with the object that parseCookies returns for it. */
async function expectParsed(cases) {
  for (const [header, expected] of cases)
    expect({ header, cookies: await call("parseCookies", header) }).toEqual({ header, cookies: expected });
}

/** The named attribute of cookies with and without an age. */
async function attributeOf(name) {
  const id = `b${randomInt(100, 999)}`;
  const lines = {
    "without an age": await call("setCookie", "basket", id),
    "with an age": await call("setCookie", "lang", pick(["pt", "fi"]), 600),
    "with the age 0": await call("setCookie", "lang", "pt", 0),
  };
  return Object.fromEntries(Object.entries(lines).map(([which, line]) => [which, partsOf(line)[name]]));
}
const allCookies = (value) => ({
  "without an age": value,
  "with an age": value,
  "with the age 0": value,
});

describe("parseCookies", () => {
  test("returns the value of each cookie", { checks: ["pairs"] }, () => {
    const id = `b${randomInt(100, 999)}`;
    return expectParsed([
      [`basket=${id}`, { basket: id }],
      [`lang=pt; basket=${id}; theme=dark`, { lang: "pt", basket: id, theme: "dark" }],
      ["lang=; basket=0; theme=false", { lang: "", basket: "0", theme: "false" }],
    ]);
  });

  test("separates pairs with and without spaces", { checks: ["pairs"] }, () =>
    expectParsed([
      ["lang=pt;basket=b1", { lang: "pt", basket: "b1" }],
      ["lang=pt;  basket=b1;theme=dark", { lang: "pt", basket: "b1", theme: "dark" }],
    ]),
  );

  test("ends the name at the first equals sign", { checks: ["first-equals"] }, () =>
    expectParsed([
      ["token=a=b; lang=pt", { token: "a=b", lang: "pt" }],
      ["token==; lang=pt", { token: "=", lang: "pt" }],
      ["token=YWJj==", { token: "YWJj==" }],
    ]),
  );

  test("decodes values", { checks: ["decoded"] }, () =>
    expectParsed([
      ["basket=b%20204; name=In%C3%AAs", { basket: "b 204", name: "Inês" }],
      ["list=a%3Bb%3D1; plus=1+1", { list: "a;b=1", plus: "1+1" }],
    ]),
  );

  test("returns a value that cannot be decoded as it was sent", { checks: ["undecodable"] }, () =>
    expectParsed([
      ["rate=100%; lang=pt", { rate: "100%", lang: "pt" }],
      ["lang=pt; rate=%zz; name=In%C3%AAs", { lang: "pt", rate: "%zz", name: "Inês" }],
    ]),
  );

  test("takes the first of two cookies with one name", { checks: ["first-wins"] }, () =>
    expectParsed([
      ["lang=pt; theme=dark; lang=fi", { lang: "pt", theme: "dark" }],
      ["lang=; lang=fi", { lang: "" }],
    ]),
  );

  test("returns an empty object without cookies", { checks: ["none"] }, () =>
    expectParsed([
      [undefined, {}],
      ["", {}],
    ]),
  );
});

describe("setCookie", () => {
  test("begins with the name and the encoded value", { checks: ["encoded"] }, async () => {
    const VALUES = [
      ["b204", "lang=b204"],
      ["b 204", "lang=b%20204"],
      ["a;b=1, c", "lang=a%3Bb%3D1%2C%20c"],
      ["Inês", "lang=In%C3%AAs"],
      ["", "lang="],
    ];
    for (const [value, pair] of VALUES)
      expect({ value, pair: partsOf(await call("setCookie", "lang", value, 60)).pair }).toEqual({
        value,
        pair,
      });
  });

  test("sends the cookie to every path", { checks: ["path"] }, async () => {
    expect(await attributeOf("path")).toEqual(allCookies("/"));
  });

  test("sends the cookie over HTTPS only", { checks: ["secure"] }, async () => {
    expect(await attributeOf("secure")).toEqual(allCookies(true));
  });

  test("sends the cookie with links of other sites, not with their forms", { checks: ["lax"] }, async () => {
    expect(await attributeOf("samesite")).toEqual(allCookies("lax"));
  });

  test("hides the cookie from JavaScript", { checks: ["hidden"] }, async () => {
    expect(await attributeOf("httponly")).toEqual(allCookies(true));
  });

  test("keeps the cookie to its host", { checks: ["host"] }, async () => {
    expect(await attributeOf("domain")).toEqual(allCookies(undefined));
  });

  test("keeps the cookie for the given seconds", { checks: ["max-age"] }, async () => {
    for (const seconds of [1, 600, 86_400, 0]) {
      const age = partsOf(await call("setCookie", "lang", "pt", seconds))["max-age"];
      expect({ seconds, age }).toEqual({ seconds, age: String(seconds) });
    }
  });

  test("makes a session cookie without an age", { checks: ["session"] }, async () => {
    const { "max-age": age, expires } = partsOf(await call("setCookie", "basket", "b1"));
    expect({ age, expires }).toEqual({ age: undefined, expires: undefined });
  });
});

describe("deleteCookie", () => {
  test("ends the cookie that setCookie has set", { checks: ["delete"] }, async () => {
    for (const name of ["lang", "basket"]) {
      const { pair, ...found } = partsOf(await call("deleteCookie", name));
      const { path, domain, "max-age": age } = found;
      expect({ name: pair.split("=")[0], path, domain, age }).toEqual({
        name,
        path: "/",
        domain: undefined,
        age: "0",
      });
    }
  });
});
