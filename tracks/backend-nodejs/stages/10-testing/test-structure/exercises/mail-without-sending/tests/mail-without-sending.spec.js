import { expect, learnerTests, test } from "@aulo/runner/spec";

const RIGHT = `
export async function notifyAll(members, { send, log }) {
  const failed = [];
  for (const { id, email, wantsMail } of members) {
    if (!wantsMail) continue;
    try {
      await send({ to: email, subject: "We open at ten" });
    } catch (error) {
      log("mail not sent", id);
      failed.push(id);
    }
  }
  return { sent: members.filter(({ wantsMail }) => wantsMail).length - failed.length, failed };
}
`;

const OTHER = `
export const notifyAll = async (members, tools) => {
  const wanting = members.filter((member) => member.wantsMail).reverse();
  const sendTo = (member) => tools.send({ subject: "We open at ten", to: member.email, html: false });
  const ended = await Promise.allSettled(wanting.map(sendTo));
  const lost = wanting.filter((_member, index) => ended[index].status === "rejected").map(({ id }) => id);
  for (const id of lost) tools.log({ event: "bounced", member: id });
  return { failed: lost, sent: wanting.length - lost.length };
};
`;

function broken(from, to) {
  const files = { "notify-all.js": RIGHT.replace(from, to) };
  if (files["notify-all.js"] === RIGHT) throw new Error("This version is not broken.");
  return files;
}

async function expectNoticed(files) {
  const { failed } = await learnerTests(files);
  expect({ testsThatFail: failed.length }).not.toEqual({ testsThatFail: 0 });
}

async function expectAllPass(files) {
  const { total, failed } = await learnerTests(files);
  expect(failed).toEqual([]);
  expect(total).toBeGreaterThan(0);
}

test("passes for the right version", async () => {
  await expectAllPass({ "notify-all.js": RIGHT });
});

test("passes for another right version", async () => {
  await expectAllPass({ "notify-all.js": OTHER });
});

test.each([
  ["everybody gets mail", "if (!wantsMail) continue;", ""],
  ["all mails go to the first member", "to: email", "to: members[0].email"],
  ["the first refused mail ends all", "failed.push(id);", "failed.push(id); break;"],
  ["a refused mail counts as sent", "- failed.length", ""],
  ["a refused mail is not logged", 'log("mail not sent", id);', ""],
  ["it is not told whose mail was refused", 'log("mail not sent", id);', 'log("mail not sent");'],
  ["the address is logged", 'log("mail not sent", id);', 'log("mail not sent", id, error.message, email);'],
])("notices: %s", async (_name, from, to) => {
  await expectNoticed(broken(from, to));
});
