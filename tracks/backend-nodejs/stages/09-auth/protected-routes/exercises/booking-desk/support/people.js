const sessions = new Map([
  ["k3Vw9pXq", { name: "ada", role: "member" }],
  ["Zt71mLr0", { name: "ben", role: "member" }],
  ["u8HcQe4s", { name: "dora", role: "desk" }],
  ["W5nYb2Gj", { name: "eve", role: "admin" }],
]);

/** Sets `req.user` to `{ name, role }` when the request brings the cookie of a session. */
export function identify(req, res, next) {
  const id = /(?:^|; )sid=([^;]+)/.exec(req.get("cookie") ?? "")?.[1];
  const user = sessions.get(id);
  if (user) req.user = { ...user };
  next();
}
