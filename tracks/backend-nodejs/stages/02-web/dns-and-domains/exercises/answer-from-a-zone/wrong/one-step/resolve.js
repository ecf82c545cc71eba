const plain = (name) => name.toLowerCase().replace(/\.$/, "");
const without = (status) => ({ status, values: [], ttl: null });

export function resolve(records, name, type) {
  const ttls = [];
  let wanted = plain(name);

  for (let step = 0; step < 2; step += 1) {
    const own = records.filter((record) => record.name === wanted);
    if (own.length === 0) return without("no-such-name");

    const found = own.filter((record) => record.type === type);
    ttls.push(...found.map(({ ttl }) => ttl));
    if (found.length > 0) {
      return { status: "ok", values: found.map(({ value }) => value), ttl: Math.min(...ttls) };
    }

    const alias = own.find((record) => record.type === "CNAME");
    if (alias === undefined) return without("no-such-type");
    ttls.push(alias.ttl);
    wanted = plain(alias.value);
  }
  return without(records.some((one) => one.name === wanted) ? "no-such-type" : "no-such-name");
}
