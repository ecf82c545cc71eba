import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Makes a wallet with so many cents, and takes the steps, each { method, cents }. Gives the result or the error of each step with the balance
 * after it.
 */
const play = (start, steps) =>
  inside(
    ({ Wallet, NotEnoughError }, start, steps) => {
      const wallet = start === null ? new Wallet("Ada") : new Wallet("Ada", start);
      const kindOf = (error) => {
        if (error instanceof NotEnoughError) return { threw: "NotEnoughError", missing: error.missing };
        return { threw: error instanceof RangeError ? "RangeError" : `another error: ${error}` };
      };
      const take = ({ method, cents }) => {
        try {
          return { returned: wallet[method](cents) };
        } catch (error) {
          return kindOf(error);
        }
      };
      const before = wallet.balance;
      const after = steps.map((step) => ({ ...take(step), balance: wallet.balance }));
      return { owner: wallet.owner, before, after };
    },
    start,
    steps,
  );

const deposit = (cents) => ({ method: "deposit", cents });
const withdraw = (cents) => ({ method: "withdraw", cents });

/** Transfers from one wallet to another, and gives how it ended. */
const transfer = (from, to, cents) =>
  inside(
    ({ Wallet, NotEnoughError }, from, to, cents) => {
      const ada = new Wallet("Ada", from);
      const lin = new Wallet("Lin", to);
      const balances = () => ({ from: ada.balance, to: lin.balance });
      try {
        return { returned: ada.transferTo(lin, cents), ...balances() };
      } catch (error) {
        const { cause } = Object(error);
        let kind = `not an error of the withdrawal: ${cause}`;
        if (cause instanceof NotEnoughError) kind = `NotEnoughError, missing ${cause.missing}`;
        else if (cause instanceof RangeError) kind = "RangeError";
        return { isError: error instanceof Error, cause: kind, ...balances() };
      }
    },
    from,
    to,
    cents,
  );

describe("NotEnoughError", () => {
  test("is an Error with a name and the missing cents", { checks: ["error-class"] }, async () => {
    const missing = randomInt(1, 999);
    const found = await inside(({ NotEnoughError }, missing) => {
      const error = new NotEnoughError(missing);
      return { isError: error instanceof Error, name: error.name, missing: error.missing };
    }, missing);
    expect(found).toEqual({ isError: true, name: "NotEnoughError", missing });
  });
});

describe("Wallet", () => {
  test("begins with the given money, or with 0", { checks: ["start", "balance"] }, async () => {
    const start = randomInt(1, 9999);
    expect(await play(start, [])).toEqual({ owner: "Ada", before: start, after: [] });
    expect(await play(null, [])).toEqual({ owner: "Ada", before: 0, after: [] });
    expect(await play(0, [])).toEqual({ owner: "Ada", before: 0, after: [] });
  });

  test("adds what is deposited, and returns the balance", { checks: ["deposit"] }, async () => {
    const [start, first, second] = [randomInt(0, 999), randomInt(2, 999), randomInt(2, 999)];
    const { after } = await play(start, [deposit(first), deposit(1), deposit(second)]);
    const sums = [start + first, start + first + 1, start + first + 1 + second];
    expect(after).toEqual(sums.map((sum) => ({ returned: sum, balance: sum })));
  });

  test("pays out down to the last cent", { checks: ["withdraw"] }, async () => {
    const start = randomInt(500, 999);
    const part = randomInt(2, 99);
    const { after } = await play(start, [withdraw(part), withdraw(1), withdraw(start - part - 1)]);
    const sums = [start - part, start - part - 1, 0];
    expect(after).toEqual(sums.map((sum) => ({ returned: sum, balance: sum })));
  });

  test("refuses to pay out more than there is", { checks: ["not-enough", "missing"] }, async () => {
    const start = randomInt(10, 99);
    const more = randomInt(2, 99);
    const { after } = await play(start, [withdraw(start + 1), withdraw(start + more), withdraw(start)]);
    expect(after).toEqual([
      { threw: "NotEnoughError", missing: 1, balance: start },
      { threw: "NotEnoughError", missing: more, balance: start },
      { returned: 0, balance: 0 },
    ]);
    const empty = await play(null, [withdraw(more)]);
    expect(empty.after).toEqual([{ threw: "NotEnoughError", missing: more, balance: 0 }]);
  });

  const AMOUNTS = [0, -1, -0, 1.5, 0.5, NaN, Infinity, -Infinity, "5", "", null, undefined, true, [5]];
  test.each(AMOUNTS.map((amount) => [amount]))(
    "refuses the amount %j",
    { checks: ["bad-amount"] },
    async (amount) => {
      const refused = (balance) => ({ threw: "RangeError", balance });
      const full = await play(20, [deposit(amount), withdraw(amount), deposit(1)]);
      expect(full.after).toEqual([refused(20), refused(20), { returned: 21, balance: 21 }]);
      const empty = await play(null, [withdraw(amount), deposit(amount)]);
      expect(empty.after).toEqual([refused(0), refused(0)]);
    },
  );

  test("works when deposit and withdraw are passed on", { checks: ["passed-on"] }, async () => {
    const found = await inside(({ Wallet }) => {
      const ada = new Wallet("Ada", 100);
      const { deposit, withdraw } = ada;
      const results = [];
      for (const action of [deposit, withdraw, deposit]) {
        try {
          results.push(action(20));
        } catch (error) {
          results.push(error.message);
        }
      }
      return { results, balance: ada.balance };
    });
    expect(found).toEqual({ results: [120, 100, 120], balance: 120 });
  });

  test("lets nobody change the money from outside", { checks: ["private"] }, async () => {
    const found = await inside(({ Wallet }) => {
      const wallet = new Wallet("Ada", 100);
      const attempts = ["balance", "cents", "money", "_balance", "_cents", "_money", "#balance", "#cents"];
      for (const name of [...Reflect.ownKeys(wallet), ...attempts]) {
        if (["owner", "deposit", "withdraw", "transferTo"].includes(name)) continue;
        try {
          wallet[name] = 1_000_000;
        } catch {
          // A refusal is fine.
        }
      }
      return { balance: wallet.balance, afterDeposit: wallet.deposit(1) };
    });
    expect(found).toEqual({ balance: 100, afterDeposit: 101 });
  });

  test("keeps two wallets apart", { checks: ["own"] }, async () => {
    const found = await inside(({ Wallet }) => {
      const ada = new Wallet("Ada", 100);
      const lin = new Wallet("Lin");
      lin.deposit(7);
      ada.withdraw(30);
      return { ada: ada.balance, lin: lin.balance };
    });
    expect(found).toEqual({ ada: 70, lin: 7 });
  });

  test("moves cents to another wallet", { checks: ["transfer"] }, async () => {
    const [from, to] = [randomInt(100, 999), randomInt(1, 99)];
    const cents = randomInt(2, 99);
    const left = from - cents;
    expect(await transfer(from, to, cents)).toEqual({ returned: left, from: left, to: to + cents });
    expect(await transfer(from, 0, from)).toEqual({ returned: 0, from: 0, to: from });
  });

  test("changes neither wallet when a transfer fails", { checks: ["transfer-fails"] }, async () => {
    const [from, to] = [randomInt(10, 99), randomInt(1, 99)];
    for (const cents of [from + 1, from + randomInt(2, 99), 0, -5, 1.5]) {
      const found = await transfer(from, to, cents);
      expect({ cents, from: found.from, to: found.to }).toEqual({ cents, from, to });
    }
  });

  test("says why a transfer failed", { checks: ["cause"] }, async () => {
    const [from, to] = [randomInt(10, 99), randomInt(1, 99)];
    const more = randomInt(1, 99);
    expect(await transfer(from, to, from + more)).toEqual({
      isError: true,
      cause: `NotEnoughError, missing ${more}`,
      from,
      to,
    });
    for (const cents of [0, -5, 1.5])
      expect({ cents, ...(await transfer(from, to, cents)) }).toEqual({
        cents,
        isError: true,
        cause: "RangeError",
        from,
        to,
      });
  });
});
