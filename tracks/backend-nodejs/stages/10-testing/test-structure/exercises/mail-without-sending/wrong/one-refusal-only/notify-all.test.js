import { beforeEach, expect, jest, test } from "@jest/globals";
import { notifyAll } from "./notify-all.js";

const ADA = { id: "m-1", email: "ada@mail.example", wantsMail: true };
const BEN = { id: "m-2", email: "ben@mail.example", wantsMail: false };
const CLEO = { id: "m-3", email: "cleo@mail.example", wantsMail: true };
const DORA = { id: "m-4", email: "dora@mail.example", wantsMail: true };
let send;
let log;
beforeEach(() => {
  send = jest.fn(async () => undefined);
  log = jest.fn();
});

test("sends", async () => {
  expect(await notifyAll([ADA, BEN, CLEO], { send, log })).toEqual({ sent: 2, failed: [] });
  expect(send).toHaveBeenCalledTimes(2);
  expect(send).toHaveBeenCalledWith({ to: ADA.email, subject: "We open at ten" });
  expect(send).toHaveBeenCalledWith({ to: CLEO.email, subject: "We open at ten" });
  expect(log).not.toHaveBeenCalled();
});
test("goes on", async () => {
  send.mockImplementation(async ({ to }) => {
    if (to === ADA.email) throw new Error("refused");
  });
  expect(await notifyAll([ADA, BEN, CLEO, DORA], { send, log })).toEqual({ sent: 2, failed: ["m-1"] });
  expect(send).toHaveBeenCalledTimes(3);
  expect(log).toHaveBeenCalledTimes(1);
  const words = log.mock.calls[0].join(" ");
  expect(words).toContain("m-1");
  expect(words).not.toContain(ADA.email);
});
test("nobody", async () => {
  await notifyAll([], { send, log });
  expect(send).not.toHaveBeenCalled();
});
