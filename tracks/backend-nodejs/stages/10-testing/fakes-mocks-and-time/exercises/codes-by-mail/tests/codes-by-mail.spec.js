import { expect, learnerTests, test } from "@aulo/runner/spec";

/** Like the version that learners see, with other names. */
const WITH_A_MAP = `
const VALID_MS = 10 * 60 * 1000;

export function createCodes({ now, makeCode, send }) {
  const sent = new Map();

  async function request(email) {
    const at = now();
    const code = makeCode();
    await send({ to: email, code });
    sent.set(email, { code, at, wrong: 0 });
  }

  function check(email, code) {
    const entry = sent.get(email);
    if (!entry) return false;
    if (now() - entry.at > VALID_MS) return false;
    if (entry.code === code) {
      sent.delete(email);
      return true;
    }
    entry.wrong += 1;
    if (entry.wrong === 3) sent.delete(email);
    return false;
  }

  return { request, check };
}
`;

const WITH_AN_OBJECT = `
export const createCodes = (tools) => {
  const table = {};
  return {
    async request(to) {
      const validUntil = tools.now() + 600_000;
      await null;
      const code = tools.makeCode();
      table[to] = undefined;
      await tools.send({ code, to });
      table[to] = { code, validUntil, triesLeft: 3 };
    },
    check(to, code) {
      const row = table[to];
      if (row === undefined || row.triesLeft === 0 || tools.now() > row.validUntil) return false;
      if (row.code === code) {
        row.triesLeft = 0;
        return true;
      }
      row.triesLeft -= 1;
      return false;
    },
  };
};
`;

const WITH_A_CLASS = `
class Codes {
  #tools;
  #all = [];

  constructor(tools) {
    this.#tools = tools;
  }

  async request(email) {
    const code = this.#tools.makeCode();
    const id = email + this.#tools.now();
    const one = { id, email, code, from: this.#tools.now(), wrong: 0, isUsed: false };
    await this.#tools.send({ to: email, code });
    this.#all.push(one);
  }

  check(email, code) {
    const last = this.#all.findLast((one) => one.email === email);
    if (!last || last.isUsed || last.wrong > 2 || this.#tools.now() - last.from > 600000) return false;
    last.isUsed = last.code === code;
    if (!last.isUsed) last.wrong += 1;
    return last.isUsed;
  }
}

export function createCodes(tools) {
  const codes = new Codes(tools);
  return { request: (email) => codes.request(email), check: (email, code) => codes.check(email, code) };
}
`;

test.each([
  ["the right version", WITH_A_MAP],
  ["another right version", WITH_AN_OBJECT],
  ["a right version with a class", WITH_A_CLASS],
])("passes for %s", { checks: ["right-versions"] }, async (_name, source) => {
  const { total, failed } = await learnerTests({ "codes.js": source });
  expect({ failed }).toEqual({ failed: [] });
  expect({ "has tests": total > 0 }).toEqual({ "has tests": true });
});

async function expectNoticed(source, from, to) {
  const broken = source.replaceAll(from, to);
  if (broken === source) throw new Error("This version is not broken.");
  const { failed } = await learnerTests({ "codes.js": broken });
  expect({ testsThatFail: failed.length }).not.toEqual({ testsThatFail: 0 });
}

test("notices: the mail goes out twice", { checks: ["once"] }, async () => {
  await expectNoticed(
    WITH_A_CLASS,
    "await this.#tools.send(",
    "await this.#tools.send({ to: email, code });\n    await this.#tools.send(",
  );
});

test("notices: the mail goes to another address", { checks: ["address"] }, async () => {
  await expectNoticed(WITH_AN_OBJECT, "send({ code, to })", 'send({ code, to: "all@shop.example" })');
});

test("notices: the mail holds another code", { checks: ["code"] }, async () => {
  await expectNoticed(WITH_A_MAP, "send({ to: email, code })", 'send({ to: email, code: code + "0" })');
});

test("notices: a mail that is refused is not reported", { checks: ["same-error"] }, async () => {
  await expectNoticed(
    WITH_A_MAP,
    "await send({ to: email, code });",
    "try { await send({ to: email, code }); } catch { return; }",
  );
});

test("notices: a refused mail gives another error", { checks: ["same-error"] }, async () => {
  await expectNoticed(
    WITH_A_CLASS,
    "await this.#tools.send({ to: email, code });",
    'try { await this.#tools.send({ to: email, code }); } catch { throw new Error("mail"); }',
  );
});

test("notices: a code that was not sent is valid", { checks: ["not-sent"] }, async () => {
  await expectNoticed(
    WITH_AN_OBJECT,
    "table[to] = undefined;",
    "table[to] = { code, validUntil, triesLeft: 3 };",
  );
});

test("notices: no code is right", { checks: ["right"] }, async () => {
  await expectNoticed(WITH_A_MAP, "return true;", "return false;");
});

test("notices: any code is right", { checks: ["wrong"] }, async () => {
  await expectNoticed(WITH_A_MAP, "entry.code === code", "entry.code || code");
});

test("notices: the older code stays valid", { checks: ["older"] }, async () => {
  await expectNoticed(
    WITH_A_CLASS,
    "this.#all.findLast((one) => one.email === email)",
    "this.#all.findLast((one) => one.email === email && one.code === code) ?? this.#all.findLast((one) => one.email === email)",
  );
});

test("notices: the code of another address is right", { checks: ["other-address"] }, async () => {
  await expectNoticed(
    WITH_A_CLASS,
    "last.code === code",
    "this.#all.some((one) => one.code === code && (one === last || one.email !== email))",
  );
});

test("notices: the real clock counts", { checks: ["now"] }, async () => {
  await expectNoticed(
    WITH_A_MAP.replace(
      "export function",
      "const realNow = performance.now.bind(performance);\nexport function",
    ),
    "now()",
    "realNow()",
  );
});

test("notices: a code ends a millisecond early", { checks: ["ten-minutes"] }, async () => {
  await expectNoticed(WITH_A_MAP, "> VALID_MS", ">= VALID_MS");
});

test("notices: a code is valid a millisecond longer", { checks: ["ten-minutes"] }, async () => {
  await expectNoticed(WITH_AN_OBJECT, "> row.validUntil", "> row.validUntil + 1");
});

test("notices: the ten minutes begin when the mail is out", { checks: ["from-request"] }, async () => {
  await expectNoticed(WITH_A_MAP, "{ code, at, wrong: 0 }", "{ code, at: now(), wrong: 0 }");
});

test("notices: a code works twice", { checks: ["single-use"] }, async () => {
  await expectNoticed(WITH_A_CLASS, "last.isUsed ||", "");
});

test("notices: a fourth try is allowed", { checks: ["three-wrong"] }, async () => {
  await expectNoticed(WITH_A_CLASS, "last.wrong > 2", "last.wrong > 3");
});

test("notices: two wrong codes are too many", { checks: ["three-wrong"] }, async () => {
  await expectNoticed(WITH_A_MAP, "entry.wrong === 3", "entry.wrong === 2");
});

test("notices: wrong codes of before count for the new code", { checks: ["new-tries"] }, async () => {
  await expectNoticed(
    WITH_AN_OBJECT.replace("table[to] = undefined;", "const old = table[to];\n      table[to] = undefined;"),
    "triesLeft: 3 }",
    "triesLeft: old?.triesLeft ?? 3 }",
  );
});
