export function problemOf(chain, host, now, roots) {
  let covered = false;
  const asked = host.toLowerCase();
  for (const name of chain[0].names) {
    const lower = name.toLowerCase();
    if (lower === asked) covered = true;
    if (lower.startsWith("*.")) {
      const dot = asked.indexOf(".");
      if (dot > 0 && asked.slice(dot + 1) === lower.slice(2)) covered = true;
    }
  }
  if (!covered) return "wrong-name";
  const moment = new Date(now).getTime();
  for (const certificate of chain) {
    if (moment < new Date(certificate.notBefore).getTime()) return "not-yet-valid";
    if (moment > new Date(certificate.notAfter).getTime()) return "expired";
  }
  for (let i = 0; i + 1 < chain.length; i++) {
    if (chain[i].issuer !== chain[i + 1].subject) return "broken-chain";
  }
  if (!roots.includes(chain[chain.length - 1].issuer)) return "untrusted";
  return "ok";
}
