class Chain {
  constructor(certificates) {
    this.certificates = certificates;
  }
  covers(host) {
    const wanted = host.toLowerCase();
    const dot = wanted.indexOf(".");
    const starred = dot > 0 ? `*${wanted.slice(dot)}` : null;
    return this.certificates[0].names.some((name) => [wanted, starred].includes(name.toLowerCase()));
  }
  get begins() {
    return Math.max(...this.certificates.map(({ notBefore }) => Date.parse(notBefore)));
  }
  get ends() {
    return Math.min(...this.certificates.map(({ notAfter }) => Date.parse(notAfter)));
  }
  get isLinked() {
    return this.certificates.every(({ issuer }, at) => {
      const next = this.certificates[at + 1];
      return next === undefined || next.subject === issuer;
    });
  }
}

export function problemOf(certificates, host, now, roots) {
  const chain = new Chain(certificates);
  const time = Date.parse(now);
  if (!chain.covers(host)) return "wrong-name";
  if (time < chain.begins) return "not-yet-valid";
  if (time > chain.ends) return "expired";
  if (!chain.isLinked) return "broken-chain";
  if (!new Set(roots).has(certificates.at(-1).issuer)) return "untrusted";
  return "ok";
}
