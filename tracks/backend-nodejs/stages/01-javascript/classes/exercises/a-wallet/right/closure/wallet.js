export function NotEnoughError(missing) {
  const error = Reflect.construct(Error, ["not enough"], new.target);
  error.missing = missing;
  return error;
}
NotEnoughError.prototype = Object.create(Error.prototype, {
  constructor: { value: NotEnoughError },
  name: { value: "NotEnoughError" },
});

export function Wallet(owner, cents = 0) {
  let money = cents;
  const check = (amount) => {
    if (typeof amount !== "number" || amount % 1 !== 0 || amount < 1) throw new RangeError("bad amount");
  };
  const wallet = {
    owner,
    get balance() {
      return money;
    },
    deposit(amount) {
      check(amount);
      return (money += amount);
    },
    withdraw(amount) {
      check(amount);
      if (amount > money) throw new NotEnoughError(amount - money);
      return (money -= amount);
    },
    transferTo(other, amount) {
      try {
        wallet.withdraw(amount);
      } catch (error) {
        throw new Error("no transfer", { cause: error });
      }
      other.deposit(amount);
      return money;
    },
  };
  return wallet;
}
