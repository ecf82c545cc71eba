function covers(name, host) {
  if (!name.startsWith("*.")) return name === host;
  const [first, ...rest] = host.split(".");
  return first !== "" && rest.join(".") === name.slice(2);
}

export function problemOf(chain, host, now, roots) {
  const time = Date.parse(now);
  const isCovered = chain[0].names.some((name) => covers(name.toLowerCase(), host.toLowerCase()));
  if (!isCovered) return "wrong-name";
  if (chain.some(({ notBefore }) => time < Date.parse(notBefore))) return "not-yet-valid";
  if (chain.some(({ notAfter }) => time > Date.parse(notAfter))) return "expired";
  for (let at = 0; at + 1 < chain.length; at += 1) {
    if (chain[at].issuer !== chain[at + 1].subject) return "broken-chain";
  }
  return roots.includes(chain[0].issuer) ? "ok" : "untrusted";
}
