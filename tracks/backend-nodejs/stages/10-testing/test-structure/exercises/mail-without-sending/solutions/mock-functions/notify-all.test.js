import { describe, expect, jest, test } from "@jest/globals";
import { notifyAll } from "./notify-all.js";

const ada = { id: "m1", email: "ada@mail.example", wantsMail: true };
const omar = { id: "m2", email: "omar@mail.example", wantsMail: false };
const zoe = { id: "m3", email: "zoe@mail.example", wantsMail: true };

const recipients = (send) => send.mock.calls.map(([mail]) => mail.to);

function createFakes({ refuses = [] } = {}) {
  const send = jest.fn(async ({ to }) => {
    if (refuses.includes(to)) throw new Error(`no such mailbox: ${to}`);
  });
  return { send, log: jest.fn() };
}

describe("notifyAll", () => {
  test("sends one mail to each member who wants mail", async () => {
    const fakes = createFakes();
    const result = await notifyAll([ada, omar, zoe], fakes);
    expect(recipients(fakes.send).sort()).toEqual([ada.email, zoe.email]);
    expect(result).toEqual({ sent: 2, failed: [] });
  });

  test("gives each mail the subject", async () => {
    const { send, log } = createFakes();
    await notifyAll([ada], { send, log });
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ subject: "We open at ten" }));
  });

  test("sends nothing when there is nobody", async () => {
    const { send, log } = createFakes();
    expect(await notifyAll([], { send, log })).toEqual({ sent: 0, failed: [] });
    expect(send).not.toHaveBeenCalled();
  });

  test("goes on after a mail that was refused, and tells whose it was", async () => {
    const fakes = createFakes({ refuses: [ada.email] });
    const result = await notifyAll([ada, zoe], fakes);
    expect(result).toEqual({ sent: 1, failed: [ada.id] });
    expect(recipients(fakes.send)).toContain(zoe.email);
  });

  test("logs each mail that was refused", async () => {
    const fakes = createFakes({ refuses: [ada.email, zoe.email] });
    const { sent, failed } = await notifyAll([ada, omar, zoe], fakes);
    expect(sent).toBe(0);
    expect(failed.toSorted()).toEqual([ada.id, zoe.id]);
    expect(fakes.log).toHaveBeenCalledTimes(2);
  });

  test("logs the id of the member, and no address", async () => {
    const fakes = createFakes({ refuses: [zoe.email] });
    await notifyAll([ada, zoe], fakes);
    expect(fakes.log).toHaveBeenCalledTimes(1);
    const logged = JSON.stringify(fakes.log.mock.calls);
    expect(logged).toContain(zoe.id);
    expect(logged).not.toContain(zoe.email);
  });

  test("logs nothing when every mail was sent", async () => {
    const fakes = createFakes();
    await notifyAll([ada, zoe], fakes);
    expect(fakes.log).not.toHaveBeenCalled();
  });
});
