import { describe, expect, jest, test } from "@jest/globals";
import { notifyAll } from "./notify-all.js";

describe("notifyAll", () => {
  test("sends nothing when there is nobody", async () => {
    const send = jest.fn();
    await notifyAll([], { send, log: jest.fn() });
    expect(send).not.toHaveBeenCalled();
  });
});
