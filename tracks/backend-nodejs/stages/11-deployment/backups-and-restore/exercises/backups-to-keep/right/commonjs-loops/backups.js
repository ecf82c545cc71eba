function ms(text) {
  return new Date(text).valueOf();
}

module.exports.toDelete = (backups, now) => {
  const result = [];
  for (const one of backups) {
    if (one.bytes === 0) {
      result.push(one.name);
      continue;
    }
    if (ms(now) - ms(one.at) <= 604800000) continue;
    let isNewest = true;
    for (const other of backups) {
      if (other.bytes === 0 || ms(now) - ms(other.at) <= 604800000) continue;
      if (other.at.substring(0, 7) !== one.at.substring(0, 7)) continue;
      if (ms(other.at) > ms(one.at)) isNewest = false;
    }
    if (!isNewest) result.push(one.name);
  }
  return result;
};

module.exports.problemsOf = (backups, now) => {
  let newest = null;
  let second = null;
  let proved = false;
  for (const one of backups) {
    if (!one.bytes) continue;
    if (newest === null || ms(one.at) > ms(newest.at)) {
      second = newest;
      newest = one;
    } else if (second === null || ms(one.at) > ms(second.at)) {
      second = one;
    }
    if (one.restoredAt !== null && ms(now) - ms(one.restoredAt) <= 31 * 86400000) proved = true;
  }
  if (newest === null) return ["none"];
  const words = [];
  if (!proved) words.push("unproved");
  if (second !== null && newest.bytes < 0.5 * second.bytes) words.push("shrunk");
  if (ms(now) - ms(newest.at) > 26 * 3600000) words.push("old");
  return words;
};
