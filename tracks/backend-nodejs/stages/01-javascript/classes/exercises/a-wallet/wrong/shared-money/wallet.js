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

let money = 0;

export class Wallet {
  constructor(owner, cents = 0) {
    this.owner = owner;
    money = cents;
  }

  get balance() {
    return money;
  }

  deposit = (cents) => {
    ensureAmount(cents);
    money += cents;
    return money;
  };

  withdraw = (cents) => {
    ensureAmount(cents);
    if (cents > money) throw new NotEnoughError(cents - money);
    money -= cents;
    return money;
  };

  transferTo(other, cents) {
    try {
      this.withdraw(cents);
    } catch (error) {
      throw new Error("The transfer is not possible.", { cause: error });
    }
    other.deposit(cents);
    return money;
  }
}
