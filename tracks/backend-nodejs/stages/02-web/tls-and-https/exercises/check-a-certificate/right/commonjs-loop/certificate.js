function fits(name, host) {
  const a = name.toLowerCase().split(".");
  const b = host.toLowerCase().split(".");
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (i === 0 && a[0] === "*") continue;
    if (a[i] !== b[i]) return false;
  }
  return true;
}

exports.problemOf = function (chain, host, now, roots) {
  let named = false;
  for (const name of chain[0].names) if (fits(name, host)) named = true;
  if (!named) return "wrong-name";
  const time = new Date(now);
  for (const one of chain) if (time < new Date(one.notBefore)) return "not-yet-valid";
  for (const one of chain) if (time > new Date(one.notAfter)) return "expired";
  let previous = chain[0];
  for (const one of chain.slice(1)) {
    if (previous.issuer !== one.subject) return "broken-chain";
    previous = one;
  }
  if (roots.indexOf(previous.issuer) === -1) return "untrusted";
  return "ok";
};
