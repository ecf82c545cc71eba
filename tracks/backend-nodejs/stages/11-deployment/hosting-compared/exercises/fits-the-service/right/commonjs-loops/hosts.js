exports.reasonsAgainst = function (service, host) {
  const found = new Set();
  const has = (reason, holds) => (holds ? found.add(reason) : found);
  has("care", host.kind == "machine" && service.knowsLinux == false);
  has("region", service.databaseRegion != null && host.regions.indexOf(service.databaseRegion) < 0);
  has("duration", host.maxRequestS != null && host.maxRequestS < service.longestRequestS);
  if (host.wakeS != null) {
    has("wait", host.wakeS > service.patienceS);
    has("timers", service.hasTimers);
  }
  if (host.kind == "functions") {
    has("timers", service.hasTimers);
    has("connections", service.keepsConnections);
  }
  has("disk", !(host.diskStays || !service.keepsFiles));
  return Array.from(found);
};

exports.monthlyPrice = function (plan, usage) {
  let sum;
  if (plan.shape == "flat") sum = plan.price * usage.copies;
  else if (plan.shape == "time") sum = usage.hours * usage.copies * plan.pricePerHour;
  else if (plan.shape == "request") {
    const paid = usage.requests > plan.freeRequests ? usage.requests - plan.freeRequests : 0;
    sum = paid * (plan.pricePerMillion / 1000000);
  } else throw new TypeError("shape");
  const above = usage.gigabytes - plan.includedGb;
  return Math.round(above > 0 ? sum + above * plan.pricePerGb : sum);
};

exports.cheapest = function (plans, usage) {
  if (plans.length === 0) return null;
  let best = plans[0];
  for (let i = 1; i < plans.length; i++) {
    if (exports.monthlyPrice(plans[i], usage) < exports.monthlyPrice(best, usage)) best = plans[i];
  }
  return best.name;
};
