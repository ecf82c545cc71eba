const money = new WeakMap();

class NotEnoughError extends Error {
  constructor(missing) {
    super();
    Object.assign(this, { name: "NotEnoughError", message: `missing: ${missing}`, missing });
  }
}

class Wallet {
  constructor(owner, cents = 0) {
    this.owner = owner;
    money.set(this, cents);
    for (const name of ["deposit", "withdraw"]) {
      this[name] = (...args) => Wallet.prototype[name].apply(this, args);
    }
  }
  static check(amount) {
    if (!Number.isSafeInteger(amount) || amount < 1) throw new RangeError(String(amount));
  }
  get balance() {
    return money.get(this);
  }
  deposit(amount) {
    Wallet.check(amount);
    money.set(this, this.balance + amount);
    return this.balance;
  }
  withdraw(amount) {
    Wallet.check(amount);
    if (this.balance < amount) throw new NotEnoughError(amount - this.balance);
    money.set(this, this.balance - amount);
    return this.balance;
  }
  transferTo(other, amount) {
    const before = this.balance;
    try {
      this.withdraw(amount);
      other.deposit(amount);
      return this.balance;
    } catch (cause) {
      money.set(this, before);
      throw new Error("transfer failed", { cause });
    }
  }
}

export { NotEnoughError, Wallet };
