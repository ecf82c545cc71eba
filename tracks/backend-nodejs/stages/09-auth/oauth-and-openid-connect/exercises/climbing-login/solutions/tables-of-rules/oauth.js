import { hash, randomBytes } from "node:crypto";

const newValue = () => randomBytes(48).toString("base64url");

export function startLogin({ authorizationEndpoint, clientId, redirectUri, scope }) {
  const [state, nonce, verifier] = [newValue(), newValue(), newValue()];
  const params = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state,
    nonce,
    code_challenge: hash("sha256", verifier, "base64url"),
    code_challenge_method: "S256",
  };
  const url = new URL(authorizationEndpoint);
  for (const [name, value] of Object.entries(params)) url.searchParams.append(name, value);
  return { url: String(url), pending: { state, nonce, verifier } };
}

function problemOf({ state, error, code }, expected) {
  if (typeof state !== "string" || state.length === 0 || state !== expected) return "state";
  if (error !== undefined) return error === "access_denied" ? "denied" : "failed";
  return typeof code === "string" && code.length > 0 ? null : "failed";
}

export function readCallback(query, pending = {}, { clientId, redirectUri }) {
  const problem = problemOf(query, pending.state);
  if (problem !== null) return { problem };
  const fields = [
    ["grant_type", "authorization_code"],
    ["code", query.code],
    ["redirect_uri", redirectUri],
    ["client_id", clientId],
    ["code_verifier", pending.verifier],
  ];
  return { form: fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&") };
}

export function userOf({ iss, aud, exp, nonce, sub }, expected) {
  const rules = [
    iss === expected.issuer,
    aud === expected.clientId || (Array.isArray(aud) && aud.includes(expected.clientId)),
    typeof exp === "number" && exp > expected.nowMs / 1000,
    nonce === expected.nonce,
    typeof sub === "string" && sub.length > 0,
  ];
  return rules.every(Boolean) ? { issuer: iss, subject: sub } : null;
}
