import { createHash, randomBytes } from "node:crypto";

const random = () => randomBytes(32).toString("base64url");

export function startLogin({ authorizationEndpoint, clientId, redirectUri, scope }) {
  const pending = { state: random(), nonce: random(), verifier: random() };
  const url = new URL(authorizationEndpoint);
  const params = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: createHash("sha256").update(pending.verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return { url: url.href, pending };
}

const isText = (value) => typeof value === "string" && value !== "";

export function readCallback(query, pending, { clientId, redirectUri }) {
  if (!isText(query.state) || query.state !== pending?.state) return { problem: "state" };
  if (typeof query.error === "string") return { problem: query.error === "access_denied" ? "denied" : "failed" };
  if (!isText(query.code)) return { problem: "failed" };
  const form = new URLSearchParams({
    grant_type: "authorization_code",
    code: query.code,
    redirect_uri: redirectUri,
    client_id: clientId,
    code_verifier: pending.verifier,
  });
  return { form: form.toString() };
}

export function userOf(claims, { issuer, clientId, nonce, nowMs }) {
  const { iss, aud, exp, sub } = claims;
  if (iss !== issuer) return null;
  if (aud !== clientId && !(Array.isArray(aud) && aud.includes(clientId))) return null;
  if (typeof exp !== "number" || !(exp * 1000 > nowMs)) return null;
  if (claims.nonce !== nonce || !isText(sub)) return null;
  return { issuer: iss, subject: sub };
}
