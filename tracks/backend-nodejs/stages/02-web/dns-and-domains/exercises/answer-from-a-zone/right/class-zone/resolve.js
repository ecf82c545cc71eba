class Zone {
  constructor(records) {
    this.records = records;
  }
  *chain(name) {
    const visited = [];
    let next = Zone.key(name);
    while (next !== undefined) {
      if (visited.includes(next)) throw new RangeError("loop");
      visited.push(next);
      const own = this.records.filter((record) => record.name === next);
      yield own;
      const alias = own.find(({ type }) => type === "CNAME");
      next = alias && Zone.key(alias.value);
    }
  }
  static key(name) {
    return name.replace(/\.$/, "").toLowerCase();
  }
}

export function resolve(records, name, type) {
  let ttl = Infinity;
  let last = [];
  try {
    for (const own of new Zone(records).chain(name)) {
      last = own;
      const found = own.filter((record) => record.type === type);
      for (const record of found.length > 0 ? found : own) ttl = Math.min(ttl, record.ttl);
      if (found.length > 0) return { status: "ok", values: found.map(({ value }) => value), ttl };
    }
  } catch (error) {
    if (error instanceof RangeError) return { status: "loop", values: [], ttl: null };
    throw error;
  }
  return { status: last.length === 0 ? "no-such-name" : "no-such-type", values: [], ttl: null };
}
