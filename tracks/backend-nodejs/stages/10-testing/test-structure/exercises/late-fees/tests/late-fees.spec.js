import { expect, learnerTests, test } from "@aulo/runner/spec";

const PLAIN = `
/** A fee in cents. */
export function lateFee({ daysLate, kind }) {
  if (!Number.isInteger(daysLate)) throw new RangeError("only whole days count");
  const isFilm = kind === "film";
  const price = isFilm ? 100 * daysLate : 20 * (daysLate - 3);
  return Math.min(1000, Math.max(0, price));
}

export async function feeOf(loanId, findLoan) {
  const found = await findLoan(loanId);
  if (!found) throw new Error("unknown: " + loanId);
  return lateFee(found);
}
`;

const WITH_RULES = `
const RULES = { book: { free: 3, perDay: 20 }, film: { free: 0, perDay: 100 } };
export const lateFee = (loan) => {
  const { daysLate } = loan;
  if (typeof daysLate !== "number" || !(Math.floor(daysLate) === daysLate) || Math.abs(daysLate) === Infinity) {
    throw new RangeError("Tage?", { cause: daysLate });
  }
  const { free, perDay } = RULES[loan.kind];
  if (daysLate <= free) return 0;
  const fee = (daysLate - free) * perDay;
  return fee > 1000 ? 1000 : fee;
};
export const feeOf = (id, find) => Promise.resolve(find(id)).then((loan) => {
  if (loan === null) return Promise.reject(new Error("unbekannt"));
  return new Promise((resolve, reject) => {
    try {
      setTimeout(resolve, 5, lateFee(loan));
    } catch (error) {
      reject(error);
    }
  });
});
`;

/** Like the version that learners see, with other names. */
const RENAMED = `
const MOST = 1000;
const FREE_DAYS = 3;

export function lateFee({ daysLate: days, kind }) {
  if (!Number.isInteger(days)) throw new RangeError("days late must be a whole number");
  const cents = kind === "film" ? days * 100 : (days - FREE_DAYS) * 20;
  return Math.min(Math.max(cents, 0), MOST);
}

export async function feeOf(id, findLoan) {
  const loan = await findLoan(id);
  if (loan === null) throw new Error(\`no loan \${id}\`);
  return lateFee(loan);
}
`;

test.each([
  ["the right version", PLAIN],
  ["another right version", WITH_RULES],
  ["a right version with other names", RENAMED],
])("passes for %s", { checks: ["right-versions"] }, async (_name, source) => {
  const { total, failed } = await learnerTests({ "late-fees.js": source });
  expect({ failed }).toEqual({ failed: [] });
  expect({ "has tests": total > 0 }).toEqual({ "has tests": true });
});

async function expectNoticed(source, from, to) {
  const broken = source.replace(from, to);
  if (broken === source) throw new Error("This version is not broken.");
  const { failed } = await learnerTests({ "late-fees.js": broken });
  expect({ testsThatFail: failed.length }).not.toEqual({ testsThatFail: 0 });
}

test("notices: the third day is charged", { checks: ["book-free"] }, async () => {
  await expectNoticed(PLAIN, "(daysLate - 3)", "(daysLate - 2)");
});

test("notices: a book costs 20 cents on its last free day", { checks: ["book-free"] }, async () => {
  await expectNoticed(
    WITH_RULES,
    "(daysLate <= free) return 0",
    "(daysLate <= free) return daysLate === 3 ? 20 : 0",
  );
});

test("notices: the fourth day is free", { checks: ["book-rate"] }, async () => {
  await expectNoticed(RENAMED, "(days - FREE_DAYS)", "(days < 5 ? 0 : days - FREE_DAYS)");
});

test("notices: a book costs more after a week", { checks: ["book-rate"] }, async () => {
  await expectNoticed(PLAIN, "20 * (daysLate - 3)", "20 * (daysLate - 3) + (daysLate > 6 ? 5 : 0)");
});

test("notices: every day counts once a book is late", { checks: ["book-rate"] }, async () => {
  await expectNoticed(WITH_RULES, "(daysLate - free) * perDay", "daysLate * perDay");
});

test("notices: a film has a free day", { checks: ["film-rate"] }, async () => {
  await expectNoticed(PLAIN, "100 * daysLate", "(daysLate < 2 ? 0 : 100 * daysLate)");
});

test("notices: a film costs as much as a book", { checks: ["film-rate"] }, async () => {
  await expectNoticed(RENAMED, "days * 100", "days * 20");
});

test("notices: there is no maximum", { checks: ["maximum"] }, async () => {
  await expectNoticed(RENAMED, "Math.min(Math.max(cents, 0), MOST)", "Math.max(cents, 0)");
});

test("notices: the maximum is higher", { checks: ["maximum"] }, async () => {
  await expectNoticed(PLAIN, "Math.min(1000,", "Math.min(1100,");
});

test("notices: the maximum is lower", { checks: ["maximum"] }, async () => {
  await expectNoticed(WITH_RULES, "fee > 1000 ? 1000", "fee > 960 ? 960");
});

test("notices: an early return pays money out", { checks: ["in-time"] }, async () => {
  await expectNoticed(PLAIN, "Math.max(0, price)", "(isFilm ? price : Math.max(0, price))");
});

test("notices: a film that is back in time costs a day", { checks: ["in-time"] }, async () => {
  await expectNoticed(
    WITH_RULES,
    "if (daysLate <= free) return 0;",
    "if (daysLate <= free) return loan.kind === 'film' ? 100 : 0;",
  );
});

test("notices: half a day is accepted", { checks: ["whole-days"] }, async () => {
  await expectNoticed(RENAMED, "if (!Number.isInteger(days))", "if (Number.isNaN(days))");
});

test("notices: half a day throws another error", { checks: ["whole-days"] }, async () => {
  await expectNoticed(PLAIN, "throw new RangeError", "throw new TypeError");
});

test("notices: the kind of the loan is ignored", { checks: ["fee-of-loan"] }, async () => {
  await expectNoticed(PLAIN, "lateFee(found)", 'lateFee({ ...found, kind: "book" })');
});

test("notices: the days of the loan are ignored", { checks: ["fee-of-loan"] }, async () => {
  await expectNoticed(WITH_RULES, "lateFee(loan))", "lateFee({ ...loan, daysLate: 1 }))");
});

test("notices: an unknown loan costs nothing", { checks: ["unknown-loan"] }, async () => {
  await expectNoticed(PLAIN, 'throw new Error("unknown: " + loanId)', "return 0");
});

test("notices: there is no maximum for books", { checks: ["maximum"] }, async () => {
  await expectNoticed(PLAIN, "Math.min(1000,", "Math.min(isFilm ? 1000 : Infinity,");
});

test("notices: there is no maximum for films", { checks: ["maximum"] }, async () => {
  await expectNoticed(WITH_RULES, "fee > 1000 ? 1000", 'fee > 1000 && loan.kind === "book" ? 1000');
});

test("notices: an early book pays money out", { checks: ["in-time"] }, async () => {
  await expectNoticed(PLAIN, "Math.max(0, price)", "(daysLate < 0 && !isFilm ? price : Math.max(0, price))");
});

test("notices: less than a day is accepted", { checks: ["whole-days"] }, async () => {
  await expectNoticed(
    WITH_RULES,
    "if (typeof daysLate",
    "if (daysLate > 0 && daysLate < 1) return 0;\n  if (typeof daysLate",
  );
});
