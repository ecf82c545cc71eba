export function reasonsAgainst(service, host) {
  const reasons = [];
  const isAwake = host.wakeS === null;
  const isFunctions = host.kind === "functions";
  if (service.keepsFiles && !host.diskStays) reasons.push("disk");
  if (service.hasTimers && !isAwake) reasons.push("timers");
  if (service.hasTimers && isFunctions) reasons.push("timers");
  if (service.keepsConnections && isFunctions) reasons.push("connections");
  if (!isAwake && service.patienceS < host.wakeS) reasons.push("wait");
  if (service.longestRequestS > (host.maxRequestS ?? Number.POSITIVE_INFINITY)) reasons.push("duration");
  if (service.databaseRegion && !host.regions.includes(service.databaseRegion)) reasons.push("region");
  if (host.kind === "machine" && !service.knowsLinux) reasons.push("care");
  return reasons;
}

function priceOf(plan, { copies, hours, requests }) {
  switch (plan.shape) {
    case "flat":
      return copies * plan.price;
    case "time":
      return copies * hours * plan.pricePerHour;
    case "request":
      if (requests <= plan.freeRequests) return 0;
      return ((requests - plan.freeRequests) * plan.pricePerMillion) / 1_000_000;
    default:
      throw new Error(`There is no shape ${plan.shape}.`);
  }
}

export function monthlyPrice(plan, usage) {
  let cents = priceOf(plan, usage);
  if (usage.gigabytes > plan.includedGb) cents += (usage.gigabytes - plan.includedGb) * plan.pricePerGb;
  return Math.round(cents);
}

export function cheapest(plans, usage) {
  let best = { name: null, cents: Number.POSITIVE_INFINITY };
  for (const plan of plans) {
    const cents = monthlyPrice(plan, usage);
    if (cents < best.cents) best = { name: plan.name, cents };
  }
  return best.name;
}
