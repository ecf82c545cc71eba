function plain(name) {
  const lower = name.toLowerCase();
  return lower.endsWith(".") ? lower.slice(0, -1) : lower;
}

export function resolve(records, name, type) {
  let current = plain(name);
  const seen = [];
  let ttl = 0;
  while (true) {
    if (seen.includes(current)) return { status: "loop", values: [], ttl: null };
    seen.push(current);
    const own = records.filter((record) => record.name === current);
    if (own.length === 0) return { status: "no-such-name", values: [], ttl: null };
    const alias = own.find((record) => record.type === "CNAME");
    if (alias && type !== "CNAME") {
      ttl = ttl ? Math.min(ttl, alias.ttl) : alias.ttl;
      current = plain(alias.value);
      continue;
    }
    const found = own.filter((record) => record.type === type);
    if (found.length === 0) return { status: "no-such-type", values: [], ttl: null };
    for (const record of found) ttl = ttl ? Math.min(ttl, record.ttl) : record.ttl;
    return { status: "ok", values: found.map((record) => record.value), ttl };
  }
}
