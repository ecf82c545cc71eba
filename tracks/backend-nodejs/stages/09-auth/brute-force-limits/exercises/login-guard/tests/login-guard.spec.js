import { call, describe, expect, randomInt, test } from "@aulo/runner/spec";

const MINUTE = 60_000;
const WINDOW = 15 * MINUTE;
let made = 0;
const fresh = (kind) => {
  made += 1;
  return `${kind}-${randomInt(1000, 9999)}-${made}`;
};
const newAccount = () => `${fresh("member")}@mail.example`;
const newAddress = () => fresh("10.0.0.1");
const start = () => 1_900_000_000_000 + randomInt(0, 1_000_000);

const begin = (account, address, nowMs) => call("begin", { account, address, nowMs });
const end = (account, address, isRight, nowMs) => call("end", { account, address, isRight, nowMs });

/** An attempt whose check has ended. Gives the result of `begin`. */
async function attempt(account, address, nowMs, isRight = false) {
  const result = await begin(account, address, nowMs);
  if (result?.isAllowed === true) await end(account, address, isRight, nowMs + 100);
  return result;
}

const inWords = (result) =>
  result?.isAllowed === true
    ? "allowed"
    : result?.isAllowed === false
      ? `wait ${result.retryAfterSeconds}`
      : result;

/** Wrong attempts at these times after `t`, each as "allowed" or "wait SECONDS". */
async function attempts(account, address, t, times) {
  const found = [];
  for (const time of times) {
    found.push(
      inWords(await attempt(account, typeof address === "function" ? address() : address, t + time)),
    );
  }
  return found;
}

/** Wrong attempts on so many new accounts from one address. */
async function spray(address, count, t) {
  const found = [];
  for (let turn = 0; turn < count; turn += 1) found.push(inWords(await attempt(newAccount(), address, t)));
  return found;
}

const allowed = (count) => Array(count).fill("allowed");

describe("account", () => {
  test("has five attempts, from whatever address", {
    checks: ["account", "failure", "retry", "both"],
  }, async () => {
    const [account, t] = [newAccount(), start()];
    const found = await attempts(account, newAddress, t, [0, 1000, 2000, 3000, 4000, 5000, 6000]);
    expect({ "7 wrong attempts, a second apart": found }).toEqual({
      "7 wrong attempts, a second apart": [...allowed(5), "wait 895", "wait 894"],
    });
    expect({ "another account": inWords(await attempt(newAccount(), newAddress(), t + 6000)) }).toEqual({
      "another account": "allowed",
    });
  });

  test("counts attempts whose check is still running", { checks: ["running"] }, async () => {
    const [account, t] = [newAccount(), start()];
    const found = [];
    for (let turn = 0; turn < 7; turn += 1) found.push(inWords(await begin(account, newAddress(), t)));
    expect({ "7 begins without an end": found }).toEqual({
      "7 begins without an end": [...allowed(5), "wait 900", "wait 900"],
    });
  });

  test("has a window that begins with the first attempt", { checks: ["window", "edge"] }, async () => {
    const [account, t] = [newAccount(), start()];
    const found = await attempts(account, newAddress, t, [
      ...[0, 10, 11, 12, 14].map((minutes) => minutes * MINUTE),
      WINDOW - 1,
      WINDOW,
      WINDOW + 1,
    ]);
    expect({ "at minutes 0, 10, 11, 12, 14, just before 15, at 15, just after": found }).toEqual({
      "at minutes 0, 10, 11, 12, 14, just before 15, at 15, just after": [
        ...allowed(5),
        "wait 1",
        "allowed",
        "allowed",
      ],
    });
    const next = await attempts(account, newAddress, t + WINDOW, [2, 3, 4, 5, WINDOW - 1, WINDOW]);
    expect({ "in the second window": next }).toEqual({
      "in the second window": [...allowed(3), "wait 900", "wait 1", "allowed"],
    });
  });

  test("may begin its window at millisecond 0", { checks: ["window"] }, async () => {
    const found = await attempts(newAccount(), newAddress, 0, [
      0,
      MINUTE,
      MINUTE,
      MINUTE,
      MINUTE,
      WINDOW - 1,
      WINDOW,
    ]);
    expect({ "at minutes 0, 1, 1, 1, 1, just before 15, at 15": found }).toEqual({
      "at minutes 0, 1, 1, 1, 1, just before 15, at 15": [...allowed(5), "wait 1", "allowed"],
    });
  });

  test("is not closed for longer by refused attempts", { checks: ["refused", "window"] }, async () => {
    const [account, t] = [newAccount(), start()];
    await attempts(account, newAddress, t, [0, 0, 0, 0, 0]);
    const found = await attempts(
      account,
      newAddress,
      t,
      [1, 5, 10, 14].map((minutes) => minutes * MINUTE),
    );
    expect({ "refused at minutes 1, 5, 10, 14": found }).toEqual({
      "refused at minutes 1, 5, 10, 14": ["wait 840", "wait 600", "wait 300", "wait 60"],
    });
    const later = await attempts(account, newAddress, t + WINDOW, [0, 1, 2, 3, 4, 5]);
    expect({ "after 15 minutes": later }).toEqual({ "after 15 minutes": [...allowed(5), "wait 900"] });
  });

  test("begins anew after a right password", { checks: ["success-account"] }, async () => {
    const [account, t] = [newAccount(), start()];
    await attempts(account, newAddress, t, [0, 1000, 2000, 3000]);
    expect({ "right password": inWords(await attempt(account, newAddress(), t + 60_000, true)) }).toEqual({
      "right password": "allowed",
    });
    const found = await attempts(account, newAddress, t, [61_000, 62_000, 63_000, 64_000, 65_000, 66_000]);
    expect({ "6 wrong attempts from second 61 on": found }).toEqual({
      "6 wrong attempts from second 61 on": [...allowed(5), "wait 895"],
    });
  });

  test("is one account in each spelling", { checks: ["spelling"] }, async () => {
    const [account, t] = [newAccount(), start()];
    const spellings = [
      account,
      account.toUpperCase(),
      ` ${account}`,
      `${account}\n`,
      account.replace("m", "M"),
      account,
    ];
    const found = [];
    for (const spelling of spellings) found.push(inWords(await attempt(spelling, newAddress(), t)));
    expect({ spellings, found }).toEqual({ spellings, found: [...allowed(5), "wait 900"] });
    await attempt(newAccount(), newAddress(), t);
    const other = newAccount();
    await attempts(other, newAddress, t, [0, 0, 0, 0]);
    await attempt(` ${other.toUpperCase()} `, newAddress(), t, true);
    expect({ "after a success in capitals": await attempts(other, newAddress, t, [0, 0, 0, 0, 0]) }).toEqual({
      "after a success in capitals": allowed(5),
    });
  });

  test("may have any name", { checks: ["any-name"] }, async () => {
    const t = start();
    for (const name of ["constructor", "__proto__", "", "toString"]) {
      const found = await attempts(name, newAddress, t, [0, 0, 0, 0, 0, 0]);
      expect({ account: name, found }).toEqual({ account: name, found: [...allowed(5), "wait 900"] });
    }
    for (const name of ["constructor", "__proto__", ""]) {
      expect({ address: name, found: inWords(await attempt(newAccount(), name, t)) }).toEqual({
        address: name,
        found: "allowed",
      });
    }
    const same = fresh("both");
    await spray(same, 6, t);
    expect({
      "an account with the name of a busy address": inWords(await attempt(same, newAddress(), t)),
    }).toEqual({
      "an account with the name of a busy address": "allowed",
    });
  });
});

describe("address", () => {
  test("has twenty attempts, for whatever account", { checks: ["address", "failure"] }, async () => {
    const [address, t] = [newAddress(), start()];
    expect({ "21 wrong attempts": await spray(address, 21, t) }).toEqual({
      "21 wrong attempts": [...allowed(20), "wait 900"],
    });
    expect({ "another address": inWords(await attempt(newAccount(), newAddress(), t)) }).toEqual({
      "another address": "allowed",
    });
    expect({ "after 15 minutes": await spray(address, 2, t + WINDOW) }).toEqual({
      "after 15 minutes": allowed(2),
    });
  });

  test("is another one in each spelling", { checks: ["any-name", "address"] }, async () => {
    const [address, t] = [`host-${newAddress()}`, start()];
    await spray(address, 20, t);
    for (const other of [address.toUpperCase(), ` ${address}`])
      expect({ address, other, found: await spray(other, 1, t) }).toEqual({
        address,
        other,
        found: ["allowed"],
      });
  });

  test("counts attempts whose check is still running", { checks: ["running"] }, async () => {
    const [address, t] = [newAddress(), start()];
    const found = [];
    for (let turn = 0; turn < 22; turn += 1) found.push(inWords(await begin(newAccount(), address, t)));
    expect({ "22 begins without an end": found }).toEqual({
      "22 begins without an end": [...allowed(20), "wait 900", "wait 900"],
    });
  });

  test("gets only one attempt back after a right password", { checks: ["success-address"] }, async () => {
    const [address, own, t] = [newAddress(), newAccount(), start()];
    await spray(address, 18, t);
    expect({ "right password": inWords(await attempt(own, address, t, true)) }).toEqual({
      "right password": "allowed",
    });
    expect({ "right password again": inWords(await attempt(own, address, t, true)) }).toEqual({
      "right password again": "allowed",
    });
    expect({ "18 wrong, 2 right, then": await spray(address, 3, t) }).toEqual({
      "18 wrong, 2 right, then": ["allowed", "allowed", "wait 900"],
    });
  });
});

describe("both", () => {
  test("must allow an attempt", { checks: ["both"] }, async () => {
    const t = start();
    const [closedAddress, closedAccount] = [newAddress(), newAccount()];
    await spray(closedAddress, 20, t);
    await attempts(closedAccount, newAddress, t, [0, 0, 0, 0, 0]);
    expect({
      "closed address": inWords(await attempt(newAccount(), closedAddress, t)),
      "closed account": inWords(await attempt(closedAccount, newAddress(), t)),
      both: inWords(await attempt(closedAccount, closedAddress, t)),
    }).toEqual({ "closed address": "wait 900", "closed account": "wait 900", both: "wait 900" });
  });

  test("give the later of the two times", { checks: ["retry"] }, async () => {
    const t = start();
    for (const [accountAt, addressAt] of [
      [0, 5 * MINUTE],
      [5 * MINUTE, 0],
    ]) {
      const [account, address] = [newAccount(), newAddress()];
      const closeAccount = () => attempts(account, newAddress, t + accountAt, [0, 0, 0, 0, 0]);
      const closeAddress = () => spray(address, 20, t + addressAt);
      if (accountAt < addressAt) {
        await closeAccount();
        await closeAddress();
      } else {
        await closeAddress();
        await closeAccount();
      }
      const found = [6 * MINUTE, 6 * MINUTE + 1, 6 * MINUTE + 999].map((ms) =>
        begin(account, address, t + ms),
      );
      expect({ accountAt, addressAt, found: (await Promise.all(found)).map(inWords) }).toEqual({
        accountAt,
        addressAt,
        found: ["wait 840", "wait 840", "wait 840"],
      });
    }
  });

  test("do not count what the other one refuses", { checks: ["refused"] }, async () => {
    const t = start();
    const [account, address] = [newAccount(), newAddress()];
    await spray(address, 20, t);
    await attempts(account, address, t, [0, 0, 0, 0, 0, 0]);
    expect({ "the account from elsewhere": await attempts(account, newAddress, t, [0, 0]) }).toEqual({
      "the account from elsewhere": allowed(2),
    });
    const [closed, other] = [newAccount(), newAddress()];
    await attempts(closed, newAddress, t, [0, 0, 0, 0, 0]);
    await attempts(closed, other, t, Array(25).fill(0));
    expect({ "the address with other accounts": await spray(other, 2, t) }).toEqual({
      "the address with other accounts": allowed(2),
    });
  });
});
