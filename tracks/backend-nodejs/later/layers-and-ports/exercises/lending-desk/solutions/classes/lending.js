class Lending {
  #loans;
  #clock;
  #messages;
  constructor({ loans, clock, messages }) {
    this.#loans = loans;
    this.#clock = clock;
    this.#messages = messages;
  }

  async lend(memberId, bookId) {
    const count = await this.#loans.countOf(memberId);
    if (count >= 3) return { refused: "three-books" };
    const loan = { bookId, memberId, dueDay: this.#clock.today() + 14 };
    if (!(await this.#loans.add(loan))) return { refused: "lent-already" };
    return { dueDay: loan.dueDay };
  }

  async bringBack(bookId) {
    const loan = await this.#loans.take(bookId);
    return loan ? { fee: feeFor(this.#clock.today() - loan.dueDay) } : { refused: "not-lent" };
  }

  async remind() {
    const due = await this.#loans.dueBefore(this.#clock.today());
    const results = await Promise.allSettled(
      due.map(async (loan) => this.#messages.tell(loan.memberId, `Please bring back ${loan.bookId}.`)),
    );
    return results.filter(({ status }) => status === "fulfilled").length;
  }
}

function feeFor(daysLate) {
  if (daysLate <= 0) return 0;
  return daysLate > 25 ? 500 : daysLate * 20;
}

class MemoryLoans {
  #all = [];
  async add(loan) {
    if (this.#all.some(({ bookId }) => bookId === loan.bookId)) return false;
    this.#all.push(structuredClone(loan));
    return true;
  }
  async countOf(memberId) {
    return this.#all.reduce((sum, loan) => sum + (loan.memberId === memberId ? 1 : 0), 0);
  }
  async take(bookId) {
    const index = this.#all.findIndex((loan) => loan.bookId === bookId);
    return index === -1 ? null : this.#all.splice(index, 1)[0];
  }
  async dueBefore(day) {
    return structuredClone(this.#all.filter((loan) => loan.dueDay < day).toSorted((a, b) => a.dueDay - b.dueDay));
  }
}

class TableLoans {
  constructor(table) {
    this.table = table;
  }
  async add(loan) {
    const row = { book_id: loan.bookId, member_id: loan.memberId, due_day: loan.dueDay };
    return this.table.insert(row).then(
      () => true,
      (error) => {
        if (error.code !== "23505") throw error;
        return false;
      },
    );
  }
  async countOf(memberId) {
    const rows = await this.table.select({ member_id: memberId });
    return rows.length;
  }
  async take(bookId) {
    const rows = await this.table.delete({ book_id: bookId });
    return rows.map(TableLoans.#toLoan)[0] ?? null;
  }
  async dueBefore(day) {
    const rows = await this.table.select({});
    return rows
      .map(TableLoans.#toLoan)
      .filter((loan) => loan.dueDay < day)
      .toSorted((a, b) => a.dueDay - b.dueDay);
  }
  static #toLoan(row) {
    return { bookId: row.book_id, memberId: row.member_id, dueDay: row.due_day };
  }
}

export const createLending = (ports) => new Lending(ports);
export const createMemoryLoans = () => new MemoryLoans();
export const createTableLoans = (table) => new TableLoans(table);
export const createDesk = (table, mail) =>
  createLending({
    loans: createTableLoans(table),
    clock: { today: () => Math.trunc(Date.now() / (24 * 60 * 60 * 1000)) },
    messages: { tell: async (memberId, text) => mail.send({ to: `${memberId}@club.example`, text }) },
  });
