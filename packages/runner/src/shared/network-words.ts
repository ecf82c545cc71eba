/** The message of Node for an address that cannot be reached: `connect ECONNREFUSED 127.0.0.1:3000`. */
const UNREACHED =
  /\b(?:getaddrinfo|connect|query\w+) (?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|EACCES|EPERM) ([\w.:/-]+)/;
const LOCAL = /^(?:127\.|::1|\/)/;

/** Reason for which a run does not reach an address, if the error's text has Node's message about one; otherwise null. */
export function networkWords(text: string): string | null {
  const [, address] = UNREACHED.exec(text) ?? [];
  if (address === undefined) return null;
  return LOCAL.test(address)
    ? `Nothing listens on ${address}.`
    : `There is no network here, so ${address} cannot be reached.`;
}
