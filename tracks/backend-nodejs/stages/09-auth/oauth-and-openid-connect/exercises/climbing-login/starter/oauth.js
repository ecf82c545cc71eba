export function startLogin({ authorizationEndpoint, clientId, redirectUri, scope }) {
  return { url: authorizationEndpoint, pending: {} };
}

export function readCallback(query, pending, { clientId, redirectUri }) {
  return { problem: "state" };
}

export function userOf(claims, { issuer, clientId, nonce, nowMs }) {
  return null;
}
