export class NotEnoughError extends Error {
  name = "NotEnoughError";

  constructor(missing) {
    super("There is not enough money.");
    this.missing = missing;
  }
}

export class Wallet {
  #balance = 0;

  constructor(owner, cents) {
    this.owner = owner;
    if (cents) this.#balance = cents;
    this.deposit = this.deposit.bind(this);
    this.withdraw = this.withdraw.bind(this);
  }

  get balance() {
    return this.#balance;
  }

  #change(amount, sign) {
    if (!Number.isInteger(amount) || amount <= 0) throw new RangeError("An amount is 1 or more.");
    const next = this.#balance + sign * amount;
    if (next < 0) throw new NotEnoughError(-next);
    this.#balance = next;
    return next;
  }

  deposit(cents) {
    return this.#change(cents, 1);
  }

  withdraw(cents) {
    return this.#change(cents, -1);
  }

  transferTo(other, cents) {
    let left;
    try {
      left = this.withdraw(cents);
    } catch (cause) {
      throw new Error(`${this.owner} cannot pay ${cents}.`, { cause });
    }
    other.deposit(cents);
    return left;
  }
}
