import { randomUUID, webcrypto } from "node:crypto";

class Login {
  state = Login.#random();
  nonce = Login.#random();
  verifier = Login.#random();

  static #random() {
    return `${randomUUID()}_${randomUUID()}`;
  }

  async challenge() {
    const bytes = await webcrypto.subtle.digest("SHA-256", new TextEncoder().encode(this.verifier));
    return Buffer.from(bytes).toString("base64").replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  toPending() {
    return { state: this.state, nonce: this.nonce, verifier: this.verifier };
  }
}

export async function startLogin({ authorizationEndpoint, clientId, redirectUri, scope }) {
  const login = new Login();
  const url = new URL(authorizationEndpoint);
  const params = url.searchParams;
  params.set("client_id", clientId);
  params.set("response_type", "code");
  params.set("redirect_uri", redirectUri);
  params.set("scope", scope);
  params.set("nonce", login.nonce);
  params.set("state", login.state);
  params.set("code_challenge_method", "S256");
  params.set("code_challenge", await login.challenge());
  return { pending: login.toPending(), url: url.toString() };
}

export async function readCallback({ state, error, code }, pending, { clientId, redirectUri }) {
  const isOurs = Boolean(pending?.state) && state === pending.state;
  if (!isOurs) return { problem: "state" };
  switch (error) {
    case undefined:
      break;
    case "access_denied":
      return { problem: "denied" };
    default:
      return { problem: "failed" };
  }
  if (!code || typeof code !== "string") return { problem: "failed" };
  const form = new URLSearchParams({ grant_type: "authorization_code", code, code_verifier: pending.verifier });
  form.append("client_id", clientId);
  form.append("redirect_uri", redirectUri);
  return { form: form.toString() };
}

export async function userOf(claims, { issuer, clientId, nonce, nowMs }) {
  try {
    if (claims.iss !== issuer) throw new Error("issuer");
    if (![claims.aud].flat().includes(clientId)) throw new Error("audience");
    if (typeof claims.exp !== "number" || Math.floor(nowMs / 1000) >= claims.exp) throw new Error("time");
    if (claims.nonce !== nonce) throw new Error("nonce");
    if (typeof claims.sub !== "string" || claims.sub.length < 1) throw new Error("subject");
    return { issuer, subject: claims.sub };
  } catch {
    return null;
  }
}
