import { call, describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

async function expectResults(name, cases) {
  for (const [args, expected] of cases)
    expect({ call: name, args, result: await call(name, ...args) }).toEqual({
      call: name,
      args,
      result: expected,
    });
}

const all = (texts, expected) => texts.map((text) => [[text], expected]);

describe("isSlug", () => {
  test("accepts parts of letters and digits", { checks: ["slug"] }, () =>
    expectResults("isSlug", all(["red-lamp-2", "lamp", "a", "7", "a-b-c-d", "2026", "x2-3y", "0"], true)),
  );

  test("refuses everything else", { checks: ["slug"] }, () =>
    expectResults(
      "isSlug",
      all(
        [
          "",
          "-",
          "-lamp",
          "lamp-",
          "red--lamp",
          "Lamp",
          "red lamp",
          "red_lamp",
          "lämp",
          "lamp\n",
          "lamp/2",
          "lamp!",
        ],
        false,
      ),
    ),
  );

  test("is quick for long strings", { checks: ["quick"] }, async () => {
    const found = await inside(({ isSlug }) => {
      const timeOf = (text) => {
        const start = performance.now();
        isSlug(text);
        return performance.now() - start;
      };
      // Short strings show whether long ones can be tried at all: a slow pattern would take years for them.
      for (const part of ["a", "a-", "7"]) {
        timeOf(`${part.repeat(10)}!`);
        const few = timeOf(`${part.repeat(16)}!`);
        const more = timeOf(`${part.repeat(24)}!`);
        if (more > 10 && more > 20 * few) return `too slow: with 8 times "${part}" more, it takes far longer`;
      }
      const long = [
        "a".repeat(50_000),
        "a-".repeat(25_000),
        `${"a-".repeat(24_999)}a`,
        `${"7".repeat(49_999)}!`,
      ];
      return long.map(isSlug);
    });
    expect({ "four strings of 50,000 characters": found }).toEqual({
      "four strings of 50,000 characters": [true, false, true, false],
    });
  });
});

describe("parseLine", () => {
  test("takes a line apart", { checks: ["parts", "status", "form"] }, async () => {
    const status = randomInt(200, 503);
    const method = pick(["POST", "DELETE", "X"]);
    const address = "2001:db8::7";
    await expectResults("parseLine", [
      [
        ['203.0.113.9 [2026-07-01T12:30:05Z] "GET /rooms?floor=2" 200'],
        {
          address: "203.0.113.9",
          time: "2026-07-01T12:30:05Z",
          method: "GET",
          path: "/rooms?floor=2",
          status: 200,
        },
      ],
      [[`${address} [noon] "${method} /" ${status}`], { address, time: "noon", method, path: "/", status }],
      [['- [t] "PUT /a"b" 099'], { address: "-", time: "t", method: "PUT", path: '/a"b', status: 99 }],
    ]);
  });

  test("returns null for other lines", { checks: ["null", "form"] }, () =>
    expectResults(
      "parseLine",
      all(
        [
          "",
          "hello",
          '203.0.113.9 [noon] "GET /" 20',
          '203.0.113.9 [noon] "GET /" 2000',
          '203.0.113.9 [noon] "GET /" 20x',
          '203.0.113.9 [noon] "get /" 200',
          '203.0.113.9 [noon] "GET " 200',
          '203.0.113.9 [noon] "GET /my room" 200',
          '203.0.113.9 [] "GET /" 200',
          '203.0.113.9 noon "GET /" 200',
          "203.0.113.9 [noon] GET / 200",
          ' [noon] "GET /" 200',
          'x 203.0.113.9 [noon] "GET /" 200',
          '203.0.113.9 [noon] "GET /" 200 ',
          '203.0.113.9 [noon] "GET /" 200 more',
        ],
        null,
      ),
    ),
  );
});

describe("hideCards", () => {
  test("leaves the last four digits", { checks: ["cards", "card-forms"] }, () => {
    const last = String(randomInt(1000, 9999));
    return expectResults("hideCards", [
      [[`4111 1111 1111 ${last}`], `**** **** **** ${last}`],
      [[`card: 411111111111${last}.`], `card: **** **** **** ${last}.`],
      [["no card here"], "no card here"],
      [[""], ""],
    ]);
  });

  test("hides every card of a text, in both forms", { checks: ["cards", "card-forms"] }, () =>
    expectResults("hideCards", [
      [
        ["4111 1111 1111 1234, 5500000000000004 and 4111 1111 1111 0000"],
        "**** **** **** 1234, **** **** **** 0004 and **** **** **** 0000",
      ],
      [["(5500000000000004)\n4111 1111 1111 1234"], "(**** **** **** 0004)\n**** **** **** 1234"],
    ]),
  );

  test("leaves other numbers alone", { checks: ["longer", "card-forms"] }, () =>
    expectResults(
      "hideCards",
      [
        "411111111111123",
        "41111111111112345",
        "order 99411111111111123499",
        "4111 1111 1111",
        "4111-1111-1111-1234",
        "4111 11111111 1234",
        "4111 1111 1111 12345",
        "14111 1111 1111 1234",
        "4111  1111  1111  1234",
      ].map((text) => [[text], text]),
    ),
  );
});

describe("countWord", () => {
  test("counts a word, in capital and small letters", { checks: ["word"] }, () => {
    const times = randomInt(2, 6);
    return expectResults("countWord", [
      [["Error: no room. An error.", "error"], 2],
      [["Error: no room. An error.", "ERROR"], 2],
      [["terror", "error"], 1],
      [["nothing", "error"], 0],
      [["", "error"], 0],
      [["tea ".repeat(times), "tea"], times],
      [["aaaa", "aa"], 2],
    ]);
  });

  test("takes every character for itself", { checks: ["literal"] }, () =>
    expectResults("countWord", [
      [["1.5 and 1x5 and 1.5", "1.5"], 2],
      [["a+b a+b aab", "a+b"], 2],
      [["(ok) ok (OK)", "(ok)"], 2],
      [["what? what", "what?"], 1],
      [["5$ or $5 or 5$", "5$"], 2],
      [["[x] x", "[x]"], 1],
      [["a|b", "a|b"], 1],
      [["C:\\dir C:\\dir", "c:\\dir"], 2],
      [["^top", "^top"], 1],
      [["2*3", "*"], 1],
    ]),
  );
});
