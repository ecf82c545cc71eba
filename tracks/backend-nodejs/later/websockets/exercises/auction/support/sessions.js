const sessions = new Map([
  ["r8Xw1", "Amira"],
  ["t2Lq9", "Jonas"],
  ["k5Vd3", "Mei"],
]);

/** The name of the person whose session a Cookie header carries, or undefined. */
export function nameOf(cookieHeader = "") {
  const id = /(?:^|; )sid=([^;]+)/.exec(cookieHeader)?.[1];
  return sessions.get(id);
}
