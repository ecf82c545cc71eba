const MAX_CENTS = 1000;
const FREE_BOOK_DAYS = 3;

export function lateFee({ daysLate, kind }) {
  if (!Number.isInteger(daysLate)) throw new RangeError("days late must be a whole number");
  const cents = kind === "film" ? daysLate * 100 : (daysLate - FREE_BOOK_DAYS) * 20;
  return Math.min(Math.max(cents, 0), MAX_CENTS);
}

export async function feeOf(loanId, findLoan) {
  const loan = await findLoan(loanId);
  if (loan === null) throw new Error(`no loan ${loanId}`);
  return lateFee(loan);
}
