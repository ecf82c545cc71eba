import type { Response, Router } from "express";
import type { Deps } from "../deps.ts";
import { callerOf, clearCookie } from "../http/authenticate.ts";
import { serve } from "../http/serve.ts";
import { Refusal } from "../refusal.ts";
import {
  changeEmail,
  changeName,
  deleteAccount,
  exportAccount,
  listSessions,
  proveNewEmail,
  revokeSession,
} from "./account.ts";
import { listApiTokens, makeApiToken, revokeApiToken } from "./api-tokens.ts";
import { claimLearner } from "./claim-learner.ts";
import { findPerson } from "./find-person.ts";
import { askPasswordReset, changePassword, resetPassword } from "./passwords.ts";
import { AUTH_PATH, SIGN_IN_PATH } from "./paths.ts";
import { type HostedDeps, isHosted, type SignedIn, toAccount } from "./session.ts";
import {
  proveEmail,
  sendSignInLink,
  signIn,
  signOut,
  signUp,
  startProvider,
  useSignInLink,
} from "./sign-in.ts";

export function mountAccounts(router: Router, deps: Deps): void {
  serve(router, deps, "findPerson", ({ learner: admin, query }) => findPerson(deps, { admin, ...query }));
  if (isHosted(deps)) mountHosted(router, deps);
  else
    router.all(["/api/account", "/api/account/*rest"], () => {
      throw new Refusal("no-accounts", "This Aulo runs with AULO_MODE=local, where nobody needs an account.");
    });
}

function mountHosted(router: Router, deps: HostedDeps): void {
  mountSignIn(router, deps);
  mountSettings(router, deps);
  mountCallback(router, deps);
}

function mountSignIn(router: Router, deps: HostedDeps): void {
  serve(router, deps, "listProviders", () => ({ providers: [...deps.accounts.providers] }));
  serve(router, deps, "signUp", ({ body, request }) => signUp(deps, callerOf(request), body));
  serve(router, deps, "proveEmail", async ({ body, request, response }) =>
    accountOf(response, await proveEmail(deps, callerOf(request), body)),
  );
  serve(router, deps, "signIn", async ({ body, request, response }) =>
    accountOf(response, await signIn(deps, callerOf(request), body)),
  );
  serve(router, deps, "signOut", async ({ request, response }) =>
    setCookies(response, await signOut(deps, callerOf(request))),
  );
  serve(router, deps, "sendSignInLink", ({ body, request }) => sendSignInLink(deps, callerOf(request), body));
  serve(router, deps, "useSignInLink", async ({ body, request, response }) =>
    accountOf(response, await useSignInLink(deps, callerOf(request), body)),
  );
  serve(router, deps, "startProvider", async ({ params, request, response }) => {
    const { url, cookies } = await startProvider(deps, callerOf(request), params.providerId);
    setCookies(response, cookies);
    return { url };
  });
  serve(router, deps, "askPasswordReset", ({ body, request }) =>
    askPasswordReset(deps, callerOf(request), body),
  );
  serve(router, deps, "resetPassword", ({ body, request }) => resetPassword(deps, callerOf(request), body));
}

function mountSettings(router: Router, deps: HostedDeps): void {
  serve(router, deps, "getAccount", ({ account, request }) => toAccount(deps, account, callerOf(request)));
  serve(router, deps, "changeAccount", ({ account, body, request }) =>
    changeName(deps, callerOf(request), { account, ...body }),
  );
  serve(router, deps, "changePassword", async ({ account, body, request, response }) =>
    setCookies(response, await changePassword(deps, callerOf(request), { account, ...body })),
  );
  serve(router, deps, "changeEmail", ({ account, body, request }) =>
    changeEmail(deps, callerOf(request), { account, ...body }),
  );
  serve(router, deps, "proveNewEmail", async ({ account, body, request, response }) =>
    accountOf(response, await proveNewEmail(deps, callerOf(request), { account, ...body })),
  );
  serve(router, deps, "claimLearner", async ({ account, request, response }) => {
    const learner = await claimLearner(deps, callerOf(request), account);
    clearCookie(deps, response);
    return learner;
  });
  serve(router, deps, "listSessions", ({ account }) => listSessions(deps, account));
  serve(router, deps, "revokeSession", ({ account, params }) => revokeSession(deps, { account, ...params }));
  serve(router, deps, "listApiTokens", ({ account }) => listApiTokens(deps, account));
  serve(router, deps, "makeApiToken", ({ account, body }) => makeApiToken(deps, { account, ...body }));
  serve(router, deps, "revokeApiToken", ({ account, params }) =>
    revokeApiToken(deps, { account, ...params }),
  );
  serve(router, deps, "exportAccount", ({ account, request }) =>
    exportAccount(deps, callerOf(request), account),
  );
  serve(router, deps, "deleteAccount", async ({ account, body, request, response }) => {
    const caller = callerOf(request);
    await deleteAccount(deps, caller, { account, ...body });
    setCookies(response, await signOut(deps, caller));
  });
}

/** The only path of better-auth that is reachable: other sites send the browser back to it. */
function mountCallback(router: Router, { accounts }: HostedDeps): void {
  router.get(`${AUTH_PATH}/callback/:providerId`, async (request, response) => {
    const { cookies, userAgent, address } = callerOf(request);
    await accounts.tries.countLink(address);
    const reply = await accounts.auth.handler(
      new globalThis.Request(new URL(request.originalUrl, accounts.publicUrl), {
        headers: { cookie: cookies, "user-agent": userAgent },
      }),
    );
    const location = reply.headers.get("location") ?? SIGN_IN_PATH;
    setCookies(response, reply.headers.getSetCookie());
    response.set("Cache-Control", "no-store").redirect(302, location);
  });
}

function accountOf(response: Response, { account, cookies }: SignedIn): SignedIn["account"] {
  setCookies(response, cookies);
  return account;
}

function setCookies(response: Response, cookies: readonly string[]): void {
  for (const cookie of cookies) response.append("Set-Cookie", cookie);
}
