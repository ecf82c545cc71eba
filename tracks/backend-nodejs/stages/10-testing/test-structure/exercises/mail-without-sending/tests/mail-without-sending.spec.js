import { expect, learnerTests, test } from "@aulo/runner/spec";

/** Like the version that learners see, with other names. */
const ONE_BY_ONE = `
const SUBJECT = "We open at ten";

export async function notifyAll(people, { send, log }) {
  const refused = [];
  let sent = 0;
  for (const { id, email, wantsMail } of people) {
    if (!wantsMail) continue;
    try {
      await send({ to: email, subject: SUBJECT });
      sent += 1;
    } catch (error) {
      log("mail not sent", id);
      refused.push(id);
    }
  }
  return { sent, failed: refused };
}
`;

const AT_ONCE = `
export const notifyAll = async (members, tools) => {
  const wanting = members.filter((member) => member.wantsMail).reverse();
  const sendTo = async (member) => tools.send({ subject: "We open at ten", to: member.email });
  const ended = await Promise.allSettled(wanting.map(sendTo));
  const lost = wanting.filter((_member, index) => ended[index].status === "rejected").map(({ id }) => id);
  for (const id of lost) tools.log("Member " + id + " has no mail: it was refused.");
  return { failed: lost, sent: wanting.length - lost.length };
};
`;

const WITH_THEN = `
export function notifyAll(members, { send, log }) {
  const result = { sent: 0, failed: [] };
  const notify = async ({ id, email }) => {
    await null;
    return send({ to: email, subject: "We open at ten" });
  };
  const onlyThese = members.filter(({ wantsMail }) => wantsMail);
  return Promise.all(
    onlyThese.map((member) =>
      notify(member).then(
        () => {
          result.sent += 1;
        },
        () => {
          result.failed.push(member.id);
          log(member.id, "was not reached");
        },
      ),
    ),
  ).then(() => result);
}
`;

test.each([
  ["the right version", ONE_BY_ONE],
  ["another right version", AT_ONCE],
  ["a right version with promises only", WITH_THEN],
])("passes for %s", { checks: ["right-versions"] }, async (_name, source) => {
  const { total, failed } = await learnerTests({ "notify-all.js": source });
  expect({ failed }).toEqual({ failed: [] });
  expect({ "has tests": total > 0 }).toEqual({ "has tests": true });
});

async function expectNoticed(source, from, to) {
  const broken = source.replace(from, to);
  if (broken === source) throw new Error("This version is not broken.");
  const { failed } = await learnerTests({ "notify-all.js": broken });
  expect({ testsThatFail: failed.length }).not.toEqual({ testsThatFail: 0 });
}

test("notices: everybody gets mail", { checks: ["who-wants"] }, async () => {
  await expectNoticed(ONE_BY_ONE, "if (!wantsMail) continue;", "");
});

test("notices: each mail goes out twice", { checks: ["once"] }, async () => {
  await expectNoticed(AT_ONCE, "wanting.map(sendTo)", "[...wanting, ...wanting].map(sendTo)");
});

test("notices: all mails go to the first member", { checks: ["address"] }, async () => {
  await expectNoticed(ONE_BY_ONE, "to: email", "to: people[0].email");
});

test("notices: the mails have no subject", { checks: ["subject"] }, async () => {
  await expectNoticed(WITH_THEN, '{ to: email, subject: "We open at ten" }', "{ to: email }");
});

test("notices: the first refused mail ends all", { checks: ["goes-on"] }, async () => {
  await expectNoticed(ONE_BY_ONE, "refused.push(id);", "refused.push(id); break;");
});

test("notices: a refused mail makes it reject", { checks: ["goes-on"] }, async () => {
  await expectNoticed(
    AT_ONCE,
    "return {",
    "for (const { reason } of ended) if (reason) throw reason;\n  return {",
  );
});

test("notices: a refused mail is not logged", { checks: ["log-once"] }, async () => {
  await expectNoticed(AT_ONCE, "for (const id of lost)", "for (const id of [])");
});

test("notices: a refused mail is logged twice", { checks: ["log-once"] }, async () => {
  await expectNoticed(WITH_THEN, "log(member.id,", "log(member.id); log(member.id,");
});

test("notices: the log does not say whose mail was refused", { checks: ["log-id"] }, async () => {
  await expectNoticed(ONE_BY_ONE, 'log("mail not sent", id);', 'log("mail not sent");');
});

test("notices: the address is logged", { checks: ["log-no-address"] }, async () => {
  await expectNoticed(ONE_BY_ONE, 'log("mail not sent", id);', 'log("mail not sent", id, "to " + email);');
});

test("notices: a refused mail counts as sent", { checks: ["sent"] }, async () => {
  await expectNoticed(AT_ONCE, "wanting.length - lost.length", "wanting.length");
});

test("notices: a member who wants no mail counts as sent", { checks: ["sent"] }, async () => {
  await expectNoticed(AT_ONCE, "wanting.length - lost.length", "members.length - lost.length");
});

test("notices: addresses are given instead of ids", { checks: ["failed"] }, async () => {
  await expectNoticed(WITH_THEN, "failed.push(member.id)", "failed.push(member.email)");
});

test("notices: it logs something although no mail was refused", { checks: ["no-log"] }, async () => {
  await expectNoticed(ONE_BY_ONE, "return {", 'if (refused.length === 0) log("all mails sent");\n  return {');
});

test("notices: somebody gets mail although there is nobody", { checks: ["nobody"] }, async () => {
  await expectNoticed(
    AT_ONCE,
    "const ended =",
    'if (members.length === 0) await sendTo({ email: "office@club.example" });\n  const ended =',
  );
});

test("notices: only the first refused mail is logged", { checks: ["log-once"] }, async () => {
  await expectNoticed(ONE_BY_ONE, "      log(", "      if (refused.length === 0) log(");
});

test("notices: only the last refused member is named", { checks: ["failed"] }, async () => {
  await expectNoticed(WITH_THEN, "result.failed.push(member.id)", "result.failed = [member.id]");
});
