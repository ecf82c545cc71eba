import { z } from "zod";

const Address = z.url({ protocol: /^https?$/ });

/**
 * Another site by which learners can sign in: OpenID Connect by `discoveryUrl`, or OAuth 2 by the three addresses. Its callback address
 * is `PUBLIC_URL/api/auth/callback/ID`.
 */
export const Provider = z
  .strictObject({
    id: z
      .string()
      .max(40)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    /** Its name on the page. */
    name: z.string().min(1).max(80),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    discoveryUrl: Address.optional(),
    authorizationUrl: Address.optional(),
    tokenUrl: Address.optional(),
    userInfoUrl: Address.optional(),
    scopes: z.array(z.string()).default(["openid", "email", "profile"]),
  })
  .refine(
    ({ discoveryUrl, authorizationUrl, tokenUrl, userInfoUrl }) =>
      discoveryUrl !== undefined ||
      [authorizationUrl, tokenUrl, userInfoUrl].every((url) => url !== undefined),
    "needs discoveryUrl, or authorizationUrl, tokenUrl and userInfoUrl",
  );
export type Provider = z.infer<typeof Provider>;
