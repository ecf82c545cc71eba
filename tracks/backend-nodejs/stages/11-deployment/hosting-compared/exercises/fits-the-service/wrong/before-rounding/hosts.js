export function reasonsAgainst(service, host) {
  const sleeps = host.wakeS !== null;
  const isFunctions = host.kind === "functions";
  const reasons = {
    disk: service.keepsFiles && !host.diskStays,
    timers: service.hasTimers && (sleeps || isFunctions),
    connections: service.keepsConnections && isFunctions,
    wait: sleeps && host.wakeS > service.patienceS,
    duration: host.maxRequestS !== null && service.longestRequestS > host.maxRequestS,
    region: service.databaseRegion !== null && !host.regions.includes(service.databaseRegion),
    care: host.kind === "machine" && !service.knowsLinux,
  };
  return Object.keys(reasons).filter((reason) => reasons[reason]);
}

function exactPrice(plan, { copies, hours, requests, gigabytes }) {
  const traffic = Math.max(0, gigabytes - plan.includedGb) * plan.pricePerGb;
  if (plan.shape === "flat") return plan.price * copies + traffic;
  if (plan.shape === "time") return plan.pricePerHour * copies * hours + traffic;
  if (plan.shape === "request") return (Math.max(0, requests - plan.freeRequests) / 1e6) * plan.pricePerMillion + traffic;
  throw new Error(`unknown shape ${plan.shape}`);
}

export function monthlyPrice(plan, usage) {
  return Math.round(exactPrice(plan, usage));
}

export function cheapest(plans, usage) {
  let best = null;
  for (const plan of plans) {
    const price = exactPrice(plan, usage);
    if (best === null || price < best.price) best = { name: plan.name, price };
  }
  return best?.name ?? null;
}
