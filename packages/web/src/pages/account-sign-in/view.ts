/** Parts of the page, one of which is shown. */
export type View = "sign-in" | "sign-up" | "link" | "password";
