export function reasonsAgainst(service, host) {
  return [];
}

export function monthlyPrice(plan, usage) {
  return 0;
}

export function cheapest(plans, usage) {
  return null;
}
