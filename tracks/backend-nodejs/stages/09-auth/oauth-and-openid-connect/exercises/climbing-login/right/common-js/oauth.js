const crypto = require("node:crypto");

function makeRandom() {
  return crypto.randomBytes(64).toString("base64url");
}

exports.startLogin = (provider) => {
  const pending = { state: makeRandom(), nonce: makeRandom(), verifier: makeRandom() };
  const challenge = crypto.createHash("sha256").update(pending.verifier).digest("base64url");
  const separator = provider.authorizationEndpoint.includes("?") ? "&" : "?";
  const query = new URLSearchParams([
    ["response_type", "code"],
    ["client_id", provider.clientId],
    ["redirect_uri", provider.redirectUri],
    ["scope", provider.scope],
    ["state", pending.state],
    ["nonce", pending.nonce],
    ["code_challenge", challenge],
    ["code_challenge_method", "S256"],
  ]);
  return { url: `${provider.authorizationEndpoint}${separator}${query}`, pending };
};

exports.readCallback = (query, pending, provider) => {
  if (!pending || !pending.state) return { problem: "state" };
  if (query.state !== pending.state) return { problem: "state" };
  if (query.error === "access_denied") return { problem: "denied" };
  if ("error" in query) return { problem: "failed" };
  if (typeof query.code !== "string" || !query.code) return { problem: "failed" };
  const form = new URLSearchParams();
  form.set("grant_type", "authorization_code");
  form.set("code", query.code);
  form.set("redirect_uri", provider.redirectUri);
  form.set("client_id", provider.clientId);
  form.set("code_verifier", pending.verifier);
  return { form: String(form) };
};

exports.userOf = (claims, options) => {
  if (claims.iss !== options.issuer) return null;
  if (![].concat(claims.aud).includes(options.clientId)) return null;
  if (!Number.isFinite(claims.exp)) return null;
  if (options.nowMs >= claims.exp * 1000) return null;
  if (claims.nonce !== options.nonce) return null;
  if (typeof claims.sub !== "string" || claims.sub === "") return null;
  return { issuer: claims.iss, subject: claims.sub };
};
