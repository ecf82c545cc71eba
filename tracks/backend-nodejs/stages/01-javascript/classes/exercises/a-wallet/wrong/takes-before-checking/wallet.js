export class NotEnoughError extends Error {
  constructor(missing) {
    super(`There are ${missing} cents too few.`);
    this.name = "NotEnoughError";
    this.missing = missing;
  }
}

function ensureAmount(cents) {
  if (!Number.isInteger(cents) || cents < 1) throw new RangeError(`${cents} is not an amount.`);
}

export class Wallet {
  #cents;

  constructor(owner, cents = 0) {
    this.owner = owner;
    this.#cents = cents;
  }

  get balance() {
    return this.#cents;
  }

  deposit = (cents) => {
    ensureAmount(cents);
    this.#cents += cents;
    return this.#cents;
  };

  withdraw = (cents) => {
    ensureAmount(cents);
    this.#cents -= cents;
    if (this.#cents < 0) throw new NotEnoughError(-this.#cents);
    return this.#cents;
  };

  transferTo(other, cents) {
    try {
      this.withdraw(cents);
    } catch (error) {
      throw new Error("The transfer is not possible.", { cause: error });
    }
    other.deposit(cents);
    return this.#cents;
  }
}
