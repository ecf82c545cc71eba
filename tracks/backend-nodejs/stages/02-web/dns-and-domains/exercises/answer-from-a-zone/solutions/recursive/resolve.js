function normalised(name) {
  const small = name.toLowerCase();
  return small.endsWith(".") ? small.slice(0, -1) : small;
}

const nothing = (status) => ({ status, values: [], ttl: null });

function follow(records, name, type, path) {
  if (path.includes(name)) return nothing("loop");
  const own = records.filter((record) => record.name === name);
  const [alias] = own.filter((record) => record.type === "CNAME");
  if (alias !== undefined && type !== "CNAME") {
    const result = follow(records, normalised(alias.value), type, [...path, name]);
    if (result.status !== "ok") return result;
    return { ...result, ttl: Math.min(alias.ttl, result.ttl) };
  }
  const found = own.filter((record) => record.type === type);
  if (found.length > 0) {
    return {
      status: "ok",
      values: found.map((record) => record.value),
      ttl: found.reduce((smallest, { ttl }) => Math.min(smallest, ttl), Infinity),
    };
  }
  return nothing(own.length === 0 ? "no-such-name" : "no-such-type");
}

export const resolve = (records, name, type) => follow(records, normalised(name), type, []);
