import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import { createCodes } from "./codes.js";

const VALID = 600_000;
const EMAIL = "omar@mail.example";
let time;
let now;
let makeCode;
let send;
let codes;

beforeEach(() => {
  time = 0;
  now = mock.fn(() => time);
  makeCode = mock.fn(() => `code-${makeCode.mock.callCount()}`);
  send = mock.fn(async () => {});
  codes = createCodes({ now, makeCode, send });
});

const lastCode = () => send.mock.calls.at(-1).arguments[0].code;
const guess = (times) => Array.from({ length: times }, () => codes.check(EMAIL, "guess"));

describe("request", () => {
  it("mails the code that was made", async () => {
    await codes.request(EMAIL);
    const mails = send.mock.calls.map((call) => call.arguments[0]);
    assert.deepEqual(mails, [{ to: EMAIL, code: "code-0" }]);
  });

  it("hands the error of the mail on, and forgets the code", async () => {
    const failure = new RangeError("mailbox is full");
    send.mock.mockImplementation(() => Promise.reject(failure));
    await assert.rejects(codes.request(EMAIL), (error) => error === failure);
    assert.equal(codes.check(EMAIL, lastCode()), false);
  });
});

describe("check", () => {
  it("takes a code once", async () => {
    await codes.request(EMAIL);
    assert.deepEqual([codes.check(EMAIL, lastCode()), codes.check(EMAIL, lastCode())], [true, false]);
  });

  it("takes the last code of this address", async () => {
    await codes.request(EMAIL);
    const older = lastCode();
    await codes.request(EMAIL);
    const own = lastCode();
    await codes.request("ines@mail.example");
    const others = lastCode();
    assert.deepEqual(
      [older, others, own].map((code) => codes.check(EMAIL, code)),
      [false, false, true],
    );
  });

  it("takes a code in its last millisecond", async () => {
    await codes.request(EMAIL);
    time = VALID;
    assert.equal(codes.check(EMAIL, lastCode()), true);
  });

  it("refuses a code that is too old, however slow the mail was", async () => {
    for (const delay of [0, 5000]) {
      time = 0;
      send.mock.mockImplementation(async () => {
        time += delay;
      });
      await codes.request(EMAIL);
      time = VALID + 1;
      assert.equal(codes.check(EMAIL, lastCode()), false);
    }
  });

  it("gives three tries for each code", async () => {
    for (const wrong of [2, 2, 3]) {
      await codes.request(EMAIL);
      assert.ok(guess(wrong).every((isValid) => isValid === false));
      assert.equal(codes.check(EMAIL, lastCode()), wrong < 3);
    }
    await codes.request(EMAIL);
    guess(2);
    assert.equal(codes.check(EMAIL, lastCode()), true);
  });
});
