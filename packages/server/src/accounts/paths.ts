/** Base path of better-auth. Other sites send the browser back to `AUTH_PATH/callback/PROVIDER`. */
export const AUTH_PATH = "/api/auth";
/** The page to sign in, where mailed links and other sites lead. */
export const SIGN_IN_PATH = "/account/sign-in";
