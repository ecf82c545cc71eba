import { expect, learnerTests, test } from "@aulo/runner/spec";

const LATE_FEE = `
export function lateFee({ daysLate, kind }) {
  if (!Number.isInteger(daysLate)) throw new RangeError("days late must be a whole number");
  const cents = kind === "film" ? daysLate * 100 : (daysLate - 3) * 20;
  return Math.min(Math.max(cents, 0), 1000);
}`;
const FEE_OF = `
export async function feeOf(loanId, findLoan) {
  const loan = await findLoan(loanId);
  if (loan === null) throw new Error("no loan " + loanId);
  return lateFee(loan);
}`;
const RIGHT = LATE_FEE + FEE_OF;

const OTHER = `
const RULES = { book: { free: 3, perDay: 20 }, film: { free: 0, perDay: 100 } };
export const lateFee = (loan) => {
  const { daysLate } = loan;
  if (daysLate % 1 !== 0) throw new RangeError("Tage?", { cause: daysLate });
  const { free, perDay } = RULES[loan.kind];
  if (daysLate <= free) return 0;
  const fee = (daysLate - free) * perDay;
  return fee > 1000 ? 1000 : fee;
};
export const feeOf = (id, find) => find(id).then((loan) => {
  if (!loan) return Promise.reject(new Error("unbekannt"));
  return new Promise((resolve) => setTimeout(resolve, 5, lateFee(loan)));
});`;

function broken(from, to) {
  const files = { "late-fees.js": RIGHT.replace(from, to) };
  if (files["late-fees.js"] === RIGHT) throw new Error("This version is not broken.");
  return files;
}

async function expectNoticed(files) {
  const { failed } = await learnerTests(files);
  expect({ testsThatFail: failed.length }).not.toEqual({ testsThatFail: 0 });
}

test("passes for the right version", async () => {
  const { total, failed } = await learnerTests({ "late-fees.js": RIGHT });
  expect(failed).toEqual([]);
  expect(total).toBeGreaterThan(0);
});

test("passes for another right version", async () => {
  const { total, failed } = await learnerTests({ "late-fees.js": OTHER });
  expect(failed).toEqual([]);
  expect(total).toBeGreaterThan(0);
});

test.each([
  ["the third day is charged", "(daysLate - 3)", "(daysLate - 2)"],
  ["the fourth day is free", "(daysLate - 3)", "(daysLate < 5 ? 0 : daysLate - 3)"],
  ["a book costs more a day", "(daysLate - 3) * 20", "(daysLate - 3) * 20 + (daysLate > 6 ? 5 : 0)"],
  ["a film has free days", "daysLate * 100", "(daysLate < 2 ? 0 : daysLate * 100)"],
  ["there is no maximum", "Math.min(Math.max(cents, 0), 1000)", "Math.max(cents, 0)"],
  ["the maximum is higher", "1000)", "1100)"],
  ["an early return pays money out", "Math.max(cents, 0)", "cents"],
  ["half a day is accepted", "if (!Number.isInteger(daysLate))", "if (Number.isNaN(daysLate))"],
  ["an unknown loan costs nothing", 'throw new Error("no loan " + loanId)', "return 0"],
  ["the loan's kind is ignored", "lateFee(loan);\n}", 'lateFee({ ...loan, kind: "book" });\n}'],
])("notices: %s", async (_name, from, to) => {
  await expectNoticed(broken(from, to));
});
