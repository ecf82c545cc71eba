import { notifyAll } from "./notify-all.js";

const members = [
  { id: "m1", email: "ada@mail.example", wantsMail: true },
  { id: "m2", email: "omar@mail.example", wantsMail: false },
  { id: "m3", email: "zoe@mail.example", wantsMail: true },
];

/** Runs it with fakes that only write down what they were given. */
async function run(list, refused = []) {
  const mails = [];
  const lines = [];
  const send = async (mail) => {
    mails.push(mail);
    if (refused.includes(mail.to)) throw new Error(mail.to);
  };
  const result = await notifyAll(list, { send, log: (...words) => lines.push(words) });
  return { result, mails, lines };
}

test("a mail goes to everybody who wants one", async () => {
  const { result, mails, lines } = await run(members);
  const found = mails.map(({ to, subject }) => `${to}: ${subject}`).sort();
  expect(found).toEqual(["ada@mail.example: We open at ten", "zoe@mail.example: We open at ten"]);
  expect(result).toEqual({ sent: 2, failed: [] });
  expect(lines).toHaveLength(0);
});

test("nobody is told when there is nobody", async () => {
  const { result, mails } = await run([]);
  expect(mails).toHaveLength(0);
  expect(result).toEqual({ sent: 0, failed: [] });
});

test.each([0, 2])("a refused mail is counted and logged, member %d", async (index) => {
  const { id, email } = members[index];
  const { result, mails, lines } = await run(members, [email]);
  expect(result).toEqual({ sent: 1, failed: [id] });
  expect(mails).toHaveLength(2);
  expect(lines).toHaveLength(1);
  expect(`${lines[0].map((word) => JSON.stringify(word))}`).toContain(id);
  expect(`${lines[0].map((word) => JSON.stringify(word))}`).not.toContain("@");
});

test("each refused mail is counted and logged", async () => {
  const { result, lines } = await run(members, ["ada@mail.example", "zoe@mail.example"]);
  expect(result.failed.toSorted()).toEqual(["m1", "m3"]);
  expect(lines).toHaveLength(2);
});
