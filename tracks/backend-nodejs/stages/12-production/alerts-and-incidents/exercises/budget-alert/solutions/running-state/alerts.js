class Window {
  #minutes = [];
  constructor(length) {
    this.length = length;
    this.total = 0;
    this.failed = 0;
  }

  add(one) {
    this.#minutes.push(one);
    this.total += one.total;
    this.failed += one.failed;
    while (this.#minutes[0].minute <= one.minute - this.length) {
      const gone = this.#minutes.shift();
      this.total -= gone.total;
      this.failed -= gone.failed;
    }
  }

  isAbove(limit) {
    return this.total > 0 && this.failed / this.total > limit;
  }
}

export function alertsFor(rule, minutes) {
  const long = new Window(rule.long);
  const short = new Window(rule.short);
  const messages = [];

  for (const one of minutes) {
    long.add(one);
    short.add(one);
    const wasFiring = messages.at(-1)?.state === "firing";
    const begins = short.isAbove(rule.limit) && long.isAbove(rule.limit) && short.total >= rule.least;
    const goesOn = short.isAbove(rule.limit);
    if (wasFiring ? !goesOn : begins) {
      messages.push({ minute: one.minute, state: wasFiring ? "resolved" : "firing" });
    }
  }
  return messages;
}

export function budgetLeft(target, minutes) {
  let allowed = 0;
  let failures = 0;
  for (const { total, failed } of minutes) {
    allowed += total * (1 - target);
    failures += failed;
  }
  return allowed === 0 ? 1 : (allowed - failures) / allowed;
}
