function plain(name) {
  const lower = name.toLowerCase();
  return lower.endsWith(".") ? lower.slice(0, -1) : lower;
}

export function resolve(records, name, type) {
  let current = plain(name);
  const seen = [];
  let hops = 0;
  let ttl = Infinity;
  while (true) {
    if (seen.includes(current)) return { status: "loop", values: [], ttl: null };
    if (seen.length < 2) seen.push(current);
    else if (seen.length > 50) return { status: "no-such-name", values: [], ttl: null };
    else if (++hops > 50) return { status: "no-such-name", values: [], ttl: null };
    const own = records.filter((record) => record.name === current);
    if (own.length === 0) return { status: "no-such-name", values: [], ttl: null };
    const alias = own.find((record) => record.type === "CNAME");
    if (alias && type !== "CNAME") {
      if (alias.ttl < ttl) ttl = alias.ttl;
      current = plain(alias.value);
      continue;
    }
    const found = own.filter((record) => record.type === type);
    if (found.length === 0) return { status: "no-such-type", values: [], ttl: null };
    for (const record of found) if (record.ttl < ttl) ttl = record.ttl;
    return { status: "ok", values: found.map((record) => record.value), ttl };
  }
}
