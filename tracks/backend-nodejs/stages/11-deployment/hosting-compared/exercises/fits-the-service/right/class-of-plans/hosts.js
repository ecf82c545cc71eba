class Plan {
  constructor(fields) {
    Object.assign(this, fields);
  }
  get calculation() {
    const byShape = new Map([
      ["flat", ({ copies }) => copies * this.price],
      ["time", ({ copies, hours }) => this.pricePerHour * hours * copies],
      [
        "request",
        ({ requests }) => Math.max(requests - this.freeRequests, 0) * 1e-6 * this.pricePerMillion,
      ],
    ]);
    const calculation = byShape.get(this.shape);
    if (calculation === undefined) throw new RangeError(this.shape);
    return calculation;
  }
  for(usage) {
    const traffic = this.pricePerGb * Math.max(usage.gigabytes - this.includedGb, 0);
    return Math.round(this.calculation(usage) + traffic);
  }
}

export const monthlyPrice = (plan, usage) => new Plan(plan).for(usage);

export const cheapest = (plans, usage) =>
  plans.reduce(
    (best, plan) => {
      const price = monthlyPrice(plan, usage);
      return best === null || price < best.price ? { name: plan.name, price } : best;
    },
    null,
  )?.name ?? null;

export const reasonsAgainst = (service, { kind, diskStays, wakeS, maxRequestS, regions }) => {
  const all = [
    [service.keepsFiles && !diskStays, "disk"],
    [service.hasTimers && (wakeS !== null || kind === "functions"), "timers"],
    [service.keepsConnections && kind === "functions", "connections"],
    [(wakeS ?? 0) > service.patienceS, "wait"],
    [service.longestRequestS > (maxRequestS ?? service.longestRequestS), "duration"],
    [![...regions, null].includes(service.databaseRegion), "region"],
    [kind === "machine" && !service.knowsLinux, "care"],
  ];
  return all.flatMap(([holds, reason]) => (holds ? [reason] : []));
};
