class Lending {
  constructor(ports) {
    this.ports = ports;
  }
  async lend(memberId, bookId) {
    const { loans, clock } = this.ports;
    const loan = { bookId, memberId, dueDay: clock.today() + 14 };
    if (await loans.add(loan)) {
      if ((await loans.countOf(memberId)) <= 3) return { dueDay: loan.dueDay };
      await loans.take(bookId);
      return { refused: "three-books" };
    }
    return { refused: "lent-already" };
  }
  async bringBack(bookId) {
    const loan = await this.ports.loans.take(bookId);
    if (!loan) return { refused: "not-lent" };
    let fee = 20 * (this.ports.clock.today() - loan.dueDay);
    if (fee < 0) fee = 0;
    if (fee > 500) fee = 500;
    return { fee };
  }
  async remind() {
    const { loans, clock, messages } = this.ports;
    const late = await loans.dueBefore(clock.today());
    const results = await Promise.allSettled(
      late.map(async (loan) => messages.tell(loan.memberId, "Please bring back " + loan.bookId + ".")),
    );
    return results.filter((one) => one.status === "fulfilled").length;
  }
}

class MemoryLoans {
  #list = [];
  add(loan) {
    if (this.#list.some((one) => one.bookId === loan.bookId)) return Promise.resolve(false);
    this.#list.push({ bookId: loan.bookId, memberId: loan.memberId, dueDay: loan.dueDay });
    this.#list.sort((a, b) => a.dueDay - b.dueDay);
    return Promise.resolve(true);
  }
  async countOf(memberId) {
    let count = 0;
    for (const loan of this.#list) if (loan.memberId === memberId) count++;
    return count;
  }
  async take(bookId) {
    const index = this.#list.findIndex((loan) => loan.bookId === bookId);
    return index < 0 ? null : this.#list.splice(index, 1)[0];
  }
  async dueBefore(day) {
    return structuredClone(this.#list.filter((loan) => loan.dueDay < day));
  }
}

class TableLoans {
  constructor(table) {
    this.table = table;
  }
  add(loan) {
    return this.table.insert({ due_day: loan.dueDay, member_id: loan.memberId, book_id: loan.bookId }).then(
      () => true,
      (error) => {
        if (error.code === "23505") return false;
        throw error;
      },
    );
  }
  async countOf(memberId) {
    const rows = await this.table.select({ member_id: memberId });
    return rows.length;
  }
  async take(bookId) {
    const rows = await this.table.delete({ book_id: bookId });
    return rows.length > 0 ? this.#toLoan(rows[0]) : null;
  }
  async dueBefore(day) {
    const loans = (await this.table.select({})).map((row) => this.#toLoan(row));
    loans.sort((a, b) => a.dueDay - b.dueDay);
    return loans.filter((loan) => loan.dueDay < day);
  }
  #toLoan({ book_id, member_id, due_day }) {
    return { bookId: book_id, memberId: member_id, dueDay: due_day };
  }
}

module.exports = {
  createLending: (ports) => new Lending(ports),
  createMemoryLoans: () => new MemoryLoans(),
  createTableLoans: (table) => new TableLoans(table),
  createDesk(table, mail) {
    return new Lending({
      loans: new TableLoans(table),
      clock: { today: () => Math.floor(Date.now() / (24 * 60 * 60 * 1000)) },
      messages: {
        async tell(memberId, text) {
          await mail.send({ to: memberId + "@club.example", text });
        },
      },
    });
  },
};
