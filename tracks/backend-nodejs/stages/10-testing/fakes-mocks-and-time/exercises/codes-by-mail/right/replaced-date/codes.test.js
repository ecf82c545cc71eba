const assert = require("node:assert/strict");
const { test } = require("node:test");
const { createCodes } = require("./codes.js");

test("codes", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 1_700_000_000_000 });
  const mails = [];
  let made = 0;
  let problem = null;
  let sendingMs = 0;
  const codes = createCodes({
    now: () => Date.now(),
    makeCode: () => `${(made += 1)}-${made * 7}`,
    send: (mail) => {
      if (problem) return Promise.reject(problem);
      mails.push(mail);
      t.mock.timers.tick(sendingMs);
      return Promise.resolve();
    },
  });
  const { request, check } = codes;

  await request("a");
  assert.deepStrictEqual(mails, [{ to: "a", code: "1-7" }]);
  assert.strictEqual(check("b", "1-7"), false);
  assert.strictEqual(check("a", "1-7"), true);
  assert.strictEqual(check("a", "1-7"), false);

  await request("a");
  t.mock.timers.tick(600_000);
  assert.strictEqual(check("a", "2-14"), true);

  await request("a");
  t.mock.timers.tick(600_001);
  assert.strictEqual(check("a", "3-21"), false);

  sendingMs = 1;
  await request("a");
  t.mock.timers.tick(600_000);
  assert.strictEqual(check("a", "4-28"), false);
  sendingMs = 0;

  await request("a");
  check("a", "x");
  check("a", "y");
  await request("a");
  assert.strictEqual(check("a", "5-35"), false);
  assert.strictEqual(check("a", "y"), false);
  assert.strictEqual(check("a", "6-42"), true);

  await request("a");
  await request("b");
  for (const wrong of ["x", "8-56", "z"]) assert.strictEqual(check("a", wrong), false);
  assert.strictEqual(check("a", "7-49"), false);
  assert.strictEqual(check("b", "8-56"), true);
  await request("a");
  assert.strictEqual(check("a", "9-63"), true);

  problem = new Error("no");
  await assert.rejects(
    () => request("c"),
    (error) => {
      assert.strictEqual(error, problem);
      return true;
    },
  );
  assert.strictEqual(check("c", "10-70"), false);
});
