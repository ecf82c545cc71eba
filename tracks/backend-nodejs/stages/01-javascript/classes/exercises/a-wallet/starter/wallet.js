export class NotEnoughError {}

export class Wallet {
  constructor(owner, cents = 0) {
    this.owner = owner;
    this.balance = cents;
  }

  deposit(cents) {
    this.balance += cents;
  }
}
