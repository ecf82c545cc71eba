import { beforeEach, expect, it, jest } from "@jest/globals";
import { notifyAll } from "./notify-all.js";

const SUBJECT = "We open at ten";
let log;
beforeEach(() => {
  log = jest.fn();
});

const members = [
  { id: 101, email: "a@club.example", wantsMail: true },
  { id: 102, email: "b@club.example", wantsMail: false },
  { id: 103, email: "c@club.example", wantsMail: true },
  { id: 104, email: "d@club.example", wantsMail: true },
];

it("sends exactly the mails that are wanted", async () => {
  const send = jest.fn();
  await expect(notifyAll(members, { send, log })).resolves.toEqual({ sent: 3, failed: [] });
  expect(send).toHaveBeenCalledTimes(3);
  for (const to of ["a@club.example", "c@club.example", "d@club.example"]) {
    expect(send).toHaveBeenCalledWith({ to, subject: SUBJECT });
  }
  expect(log.mock.calls).toEqual([]);
});

it("survives refused mails", async () => {
  const send = jest.fn(({ to }) =>
    to.startsWith("d") ? Promise.resolve() : Promise.reject(new Error(`full: ${to}`)),
  );
  const { sent, failed } = await notifyAll(members, { send, log });
  expect(sent).toBe(1);
  expect(new Set(failed)).toEqual(new Set([101, 103]));
  expect(send).toHaveBeenCalledTimes(3);
  expect(log).toHaveBeenCalledTimes(2);
  const lines = log.mock.calls.map((words) => words.join(" "));
  for (const id of [101, 103]) expect(lines.filter((line) => line.includes(String(id)))).toHaveLength(1);
  expect(lines.join()).not.toMatch(/@|club\.example/);
});

it("survives a send that throws at once", async () => {
  const send = () => {
    throw new Error("no network");
  };
  expect(await notifyAll([members[0]], { send, log })).toEqual({ sent: 0, failed: [101] });
});

it("does nothing for nobody", async () => {
  const send = jest.fn();
  expect(await notifyAll([], { send, log })).toStrictEqual({ sent: 0, failed: [] });
  expect(send).not.toHaveBeenCalled();
});
