export function publicSet(keys) {
  return { keys: [] };
}

export function signToken(claims, key, { nowMs, lifetimeSeconds }) {
  return "";
}

export function verifyToken(token, keySet, { nowMs }) {
  return null;
}
