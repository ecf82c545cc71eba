const moment = (text) => new Date(text).getTime();

/** The names that cover a host: itself, and a star in place of its first part. */
function namesFor(host) {
  const parts = host.toLowerCase().split(".");
  return [parts.join("."), ["*", ...parts.slice(1)].join(".")];
}

const RULES = {
  "wrong-name": ({ chain, host }) => {
    const names = chain[0].names.map((name) => name.toLowerCase());
    return !namesFor(host).some((name) => names.includes(name));
  },
  "not-yet-valid": ({ chain, now }) => chain.some((one) => moment(now) < moment(one.notBefore)),
  expired: ({ chain, now }) => chain.some((one) => moment(now) > moment(one.notAfter)),
  "broken-chain": ({ chain }) => chain.slice(1).some((one, at) => chain[at].issuer !== one.subject),
  untrusted: ({ chain, roots }) => !roots.includes(chain[chain.length - 1].issuer),
};

export function problemOf(chain, host, now, roots) {
  const given = { chain, host, now, roots };
  const [word = "ok"] = Object.keys(RULES).filter((one) => RULES[one](given));
  return word;
}
