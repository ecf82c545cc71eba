import { createCodes } from "./codes.js";

const MINUTES = 60 * 1000;

function setUp() {
  const clock = { now: 50 };
  const send = jest.fn(() => Promise.resolve());
  const makeCode = jest.fn();
  ["red", "blue", "green"].forEach((code) => makeCode.mockReturnValueOnce(code));
  return { clock, send, ...createCodes({ now: () => clock.now, makeCode, send }) };
}

describe("codes by mail", () => {
  it("are sent", async () => {
    const { request, send } = setUp();
    await request("ada");
    expect(send.mock.calls).toEqual([[{ to: "ada", code: "red" }]]);
  });

  it("do not count when they could not be sent", async () => {
    const { request, check, send } = setUp();
    const problem = new Error("offline");
    send.mockRejectedValueOnce(problem);
    await expect(request("ada")).rejects.toBe(problem);
    expect(check("ada", "red")).toBe(false);
  });

  it("can be used once", async () => {
    const { request, check } = setUp();
    await request("ada");
    expect(check("ada", "red")).toBe(true);
    expect(check("ada", "red")).toBe(false);
  });

  it("replace each other, for one address", async () => {
    const { request, check } = setUp();
    await request("ada");
    await request("ada");
    await request("zoe");
    expect(check("ada", "red")).toBe(false);
    expect(check("ada", "green")).toBe(false);
    expect(check("ada", "blue")).toBe(true);
    expect(check("zoe", "green")).toBe(true);
  });

  test.each([
    [0, 10 * MINUTES, true],
    [0, 10 * MINUTES + 1, false],
    [4 * MINUTES, 6 * MINUTES + 1, false],
  ])("sent within %d ms and used after %d ms", async (sendingMs, waitingMs, expected) => {
    const { request, check, clock, send } = setUp();
    send.mockImplementation(async () => {
      clock.now += sendingMs;
    });
    await request("ada");
    clock.now += waitingMs;
    expect(check("ada", "red")).toBe(expected);
  });

  it("survive two guesses, each", async () => {
    const { request, check } = setUp();
    await request("ada");
    check("ada", "black");
    check("ada", "black");
    await request("ada");
    check("ada", "black");
    check("ada", "black");
    expect(check("ada", "blue")).toBe(true);
    await request("ada");
    check("ada", "black");
    check("ada", "black");
    expect(check("ada", "black")).toBe(false);
    expect(check("ada", "green")).toBe(false);
  });
});
