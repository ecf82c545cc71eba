import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import type { Provider } from "../accounts/provider.ts";

type Claims = { sub: string; email: string; email_verified: boolean; name: string };

/** A small site that speaks OpenID Connect, on the loopback. */
export type IdentityProvider = {
  provider: Provider;
  accessToken: string;
  /** Who signs in there from now on. */
  is: (claims: Claims) => void;
  /** Signs in there; returns the address that the browser is sent back to. */
  visit: (authorizationUrl: string) => Promise<string>;
  close: () => Promise<void>;
};

const CLIENT = { id: "aulo", secret: "a secret between the two" };

export async function startIdentityProvider(): Promise<IdentityProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const accessToken = "access-token-of-the-other-site";
  let claims: Claims = { sub: "0", email: "", email_verified: false, name: "" };
  let nonce: string | null = null;
  let issuer = "";

  const idToken = () => {
    const now = Math.floor(Date.now() / 1000);
    const nonceClaim = nonce === null ? {} : { nonce };
    const payload = { iss: issuer, aud: CLIENT.id, iat: now, exp: now + 60, ...nonceClaim, ...claims };
    const signed = [{ alg: "RS256", kid: "1", typ: "JWT" }, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
  };
  const replies: Record<string, () => object> = {
    "/.well-known/openid-configuration": () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/jwks": () => ({
      keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }],
    }),
    "/token": () => ({
      access_token: accessToken,
      token_type: "Bearer",
      expires_in: 60,
      id_token: idToken(),
    }),
    "/userinfo": () => claims,
  };
  const server = createServer(async (request: IncomingMessage, response) => {
    await text(request);
    const reply = replies[new URL(request.url ?? "", issuer).pathname];
    response.writeHead(reply === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(reply?.() ?? {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  issuer = `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
  return {
    provider: {
      id: "school",
      name: "School",
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      discoveryUrl: `${issuer}/.well-known/openid-configuration`,
      scopes: ["openid", "email", "profile"],
    },
    accessToken,
    is: (other) => {
      claims = other;
    },
    visit: async (authorizationUrl) => {
      const { searchParams } = new URL(authorizationUrl);
      nonce = searchParams.get("nonce");
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", "a-code");
      back.searchParams.set("state", searchParams.get("state") ?? "");
      return back.href;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
