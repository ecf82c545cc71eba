const crypto = require("node:crypto");

function publicSet(keys) {
  const result = [];
  for (const key of keys) {
    const jwk = crypto.createPublicKey({ key: key.privateKey, format: "pem" }).export({ format: "jwk" });
    jwk.kid = key.kid;
    jwk.alg = key.alg;
    jwk.use = "sig";
    result.push(jwk);
  }
  return { keys: result };
}

function part(value) {
  return Buffer.from(JSON.stringify(value)).toString("base64").replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function hashFor(alg) {
  if (alg === "RS256") return "RSA-SHA256";
  if (alg === "EdDSA") return null;
  throw new Error("unknown algorithm");
}

async function signToken(claims, key, options) {
  const payload = Object.assign({}, claims);
  payload.exp = Math.floor(options.nowMs / 1000) + options.lifetimeSeconds;
  const text = part({ typ: "JWT", alg: key.alg, kid: key.kid }) + "." + part(payload);
  const signature = await new Promise((resolve, reject) => {
    crypto.sign(hashFor(key.alg), Buffer.from(text), key.privateKey, (error, bytes) => {
      if (error) reject(error);
      else resolve(bytes);
    });
  });
  return text + "." + signature.toString("base64url");
}

function read(text) {
  let value;
  try {
    value = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  return value;
}

async function verifyToken(token, keySet, { nowMs }) {
  const [head, body, signature, extra] = token.split(".");
  if (signature === undefined || extra !== undefined) return null;
  const header = read(head);
  const claims = read(body);
  if (header === undefined || claims === undefined) return null;
  for (const jwk of keySet.keys) {
    if (jwk.kid !== header.kid || jwk.alg !== header.alg) continue;
    const key = crypto.createPublicKey({ key: jwk, format: "jwk" });
    const bytes = Buffer.from(signature, "base64url");
    if (bytes.toString("base64url") !== signature) return null;
    if (!crypto.verify(hashFor(jwk.alg), Buffer.from(head + "." + body), key, bytes)) return null;
    if (typeof claims.exp !== "number") return null;
    return claims.exp > nowMs / 1000 ? claims : null;
  }
  return null;
}

module.exports = { publicSet, signToken, verifyToken };
