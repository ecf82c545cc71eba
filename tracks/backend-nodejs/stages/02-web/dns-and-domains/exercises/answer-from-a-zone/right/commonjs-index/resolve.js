module.exports.resolve = function (records, name, type) {
  const byName = new Map();
  for (const record of records) {
    if (!byName.has(record.name)) byName.set(record.name, []);
    byName.get(record.name).push(record);
  }
  function clean(text) {
    let result = text.toLowerCase();
    if (result[result.length - 1] === ".") result = result.substring(0, result.length - 1);
    return result;
  }
  let current = clean(name);
  let ttl = null;
  const use = (record) => {
    if (ttl === null || record.ttl < ttl) ttl = record.ttl;
  };
  for (let steps = 0; steps <= records.length; steps++) {
    const own = byName.get(current);
    if (!own) return { status: "no-such-name", values: [], ttl: null };
    const values = [];
    for (const record of own) {
      if (record.type === type) {
        values.push(record.value);
        use(record);
      }
    }
    if (values.length > 0) return { status: "ok", values: values, ttl: ttl };
    if (own[0].type !== "CNAME") return { status: "no-such-type", values: [], ttl: null };
    use(own[0]);
    current = clean(own[0].value);
  }
  return { status: "loop", values: [], ttl: null };
};
