const sleeps = (host) => host.wakeS !== null;

const RULES = {
  disk: (service, host) => service.keepsFiles && !host.diskStays,
  timers: (service, host) => service.hasTimers && (sleeps(host) || host.kind === "functions"),
  connections: (service, host) => service.keepsConnections && host.kind === "functions",
  wait: (service, host) => sleeps(host) && host.wakeS > service.patienceS,
  duration: (service, host) => host.maxRequestS !== null && service.longestRequestS > host.maxRequestS,
  region: ({ databaseRegion }, { regions }) => databaseRegion !== null && !regions.includes(databaseRegion),
  care: (service, host) => host.kind === "machine" && !service.knowsLinux,
};

export function reasonsAgainst(service, host) {
  return Object.keys(RULES).filter((reason) => RULES[reason](service, host));
}

const PRICES = {
  flat: (plan, usage) => plan.price * usage.copies,
  time: (plan, usage) => plan.pricePerHour * usage.copies * usage.hours,
  request: (plan, usage) => (Math.max(0, usage.requests) / 1e6) * plan.pricePerMillion,
};

export function monthlyPrice(plan, usage) {
  if (!Object.hasOwn(PRICES, plan.shape)) throw new Error(`unknown shape of price: ${plan.shape}`);
  const traffic = Math.max(0, usage.gigabytes - plan.includedGb) * plan.pricePerGb;
  return Math.round(PRICES[plan.shape](plan, usage) + traffic);
}

export function cheapest(plans, usage) {
  const [first] = plans.toSorted((a, b) => monthlyPrice(a, usage) - monthlyPrice(b, usage));
  return first?.name ?? null;
}
