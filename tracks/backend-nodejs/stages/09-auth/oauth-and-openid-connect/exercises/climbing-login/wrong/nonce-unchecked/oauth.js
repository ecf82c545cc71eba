import { createHash, randomBytes } from "node:crypto";

const random = () => randomBytes(32).toString("base64url");
const isText = (value) => typeof value === "string" && value !== "";

export function startLogin({ authorizationEndpoint, clientId, redirectUri, scope }) {
  const pending = { state: random(), nonce: random(), verifier: random() };
  const url = new URL(authorizationEndpoint);
  url.searchParams.set("response_type", "code");
  url.searchParams.set("client_id", clientId);
  url.searchParams.set("redirect_uri", redirectUri);
  url.searchParams.set("scope", scope);
  url.searchParams.set("state", pending.state);
  url.searchParams.set("nonce", pending.nonce);
  url.searchParams.set("code_challenge", createHash("sha256").update(pending.verifier).digest("base64url"));
  url.searchParams.set("code_challenge_method", "S256");
  return { url: url.href, pending };
}

export function readCallback(query, pending, { clientId, redirectUri }) {
  if (!isText(query.state) || query.state !== pending?.state) return { problem: "state" };
  if (query.error === "access_denied") return { problem: "denied" };
  if (query.error !== undefined || !isText(query.code)) return { problem: "failed" };
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
  const audiences = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (claims.iss !== issuer || !audiences.includes(clientId)) return null;
  if (typeof claims.exp !== "number" || claims.exp * 1000 <= nowMs) return null;
  if (!isText(claims.sub)) return null;
  return { issuer: claims.iss, subject: claims.sub };
}
