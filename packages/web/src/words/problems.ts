import type { ProblemDetails, ProblemKind } from "@aulo/contract";

/** A problem and its remedy, in words for learners. `way` names a way out that the page offers beside the words. */
export type ProblemWords = { title: string; says: string; way?: "sign-in" | "reload" };

const OTHER_TAB: ProblemWords = {
  title: "This item is no longer open",
  says: "It was answered already, perhaps in another tab. Nothing is counted twice. Show the item that is open now.",
};

const SIGNED_OUT: ProblemWords = {
  title: "Aulo does not recognise this browser",
  says: "Its cookie is gone, so Aulo cannot tell who you are. Your answers are safe on the server, and your unsent work is kept in this browser. Continue as the same learner:",
  way: "sign-in",
};

const OWN_FAULT: ProblemWords = {
  title: "That did not work",
  says: "This is a mistake in Aulo, not yours. Load the page again: your work is kept. If it happens again, report it with the details below.",
  way: "reload",
};

const ELSEWHERE: ProblemWords = {
  title: "This page has the wrong address",
  says: "Aulo takes changes only from its own page. Open Aulo at the address that it printed when it started.",
};

/** Words for every kind of problem. The problem's own `detail` is for programmers. */
export const PROBLEM_WORDS: Readonly<Record<ProblemKind, ProblemWords>> = {
  "does-not-fit": {
    title: "This cannot be used as it is",
    says: "Something in it is missing, too long, or not known here. Change it and try again. The details below name the part.",
  },
  "not-json": OWN_FAULT,
  "too-large": {
    title: "This is too large",
    says: "Make it shorter and try again. Your text is kept on this page.",
  },
  "no-token": SIGNED_OUT,
  "unknown-token": {
    title: "Aulo does not know this learner",
    says: "The link may be cut off, or the learner was deleted. Copy the whole link again, or choose another way to go on:",
    way: "sign-in",
  },
  "other-learner": {
    title: "Another learner uses this browser now",
    says: "This page belongs to the previous learner, and can no longer change anything. Load it again to continue as the learner of this browser.",
    way: "reload",
  },
  "no-accounts": {
    title: "This Aulo has no accounts",
    says: "People on this computer need none. Go on with your next step.",
  },
  "no-session": {
    title: "You are not signed in",
    says: "Your session has ended. Sign in again.",
  },
  "wrong-login": {
    title: "That does not match",
    says: "Try again, or ask for a sign-in link.",
  },
  "email-not-proved": {
    title: "One step is left",
    says: "Open the link of the new mail, and type your password there.",
  },
  "link-ended": {
    title: "This link does not work any more",
    says: "It was used, is too old, or is cut off. Ask for a new mail.",
  },
  "sign-in-again": {
    title: "Sign in again first",
    says: "Your session is older than an hour. Sign out, sign in, and try again.",
  },
  "too-many-tries": {
    title: "Too many tries",
    says: "Wait a quarter of an hour, for a mail an hour, then try again.",
  },
  "read-only-token": OWN_FAULT,
  "has-account": {
    title: "This belongs to your account",
    says: "Its sessions, tokens and deletion are on the page “Account”.",
  },
  "already-claimed": {
    title: "Nothing here can be claimed",
    says: "It belongs to an account already. Go on with your next step.",
  },
  "account-has-work": {
    title: "Your account has work of its own",
    says: "Nothing is lost, and nothing was added. To replace the work of your account: sign out, export under Settings, sign in, and import.",
  },
  "not-allowed": {
    title: "This needs another role",
    says: "Ask the person who runs this Aulo for the role.",
  },
  "foreign-origin": ELSEWHERE,
  "foreign-host": ELSEWHERE,
  "not-found": {
    title: "This is no longer here",
    says: "It may have been removed, or it belongs to another learner. Go on with your next step.",
  },
  "method-not-allowed": OWN_FAULT,
  "not-covered": {
    title: "Aulo does not teach this goal",
    says: "Nothing was saved. Say the goal in other words, or choose one of the nearest goals.",
  },
  "too-many-goals": {
    title: "You have many goals already",
    says: "On the page “Goals”, delete one that you do not need. Then accept this one.",
  },
  "too-many-tokens": {
    title: "Too many browsers and programs are signed in",
    says: "On the page “Settings” or “Account”, end those that you no longer use. Then try again.",
  },
  "too-many-disputes": {
    title: "You have many disputes already",
    says: "Your earlier ones are kept for the authors. You can still change their reasons.",
  },
  "log-full": {
    title: "Your log is full",
    says: "It holds as many entries as Aulo can keep. Export your data on the page “Settings”, then begin anew.",
  },
  "nothing-to-ask": {
    title: "There is nothing to ask here",
    says: "This concept has no items to check. Go on with your next step.",
  },
  "check-ended": {
    title: "This check has ended",
    says: "It was ended here or in another tab. Your answers count. Go on with your next step.",
  },
  "not-open": OTHER_TAB,
  "already-answered": OTHER_TAB,
  "no-more-hints": {
    title: "You have seen all hints",
    says: "Try it with them. “I don't know yet” is a fair answer too.",
  },
  "too-early": {
    title: "Not yet",
    says: "This opens a little later. Go on with your next step first.",
  },
  "not-voidable": {
    title: "This cannot be taken back",
    says: "It was taken back already, perhaps in another tab. Load the page again to see its state.",
    way: "reload",
  },
  "draft-changed": {
    title: "Another tab changed this exercise",
    says: "Nothing is lost. Choose which version to go on with.",
  },
  "key-reused": OWN_FAULT,
  "import-refused": {
    title: "The file was not imported",
    says: "Nothing was changed. Choose another file that you saved with “Export”. The details below say why.",
  },
  "unknown-code": {
    title: "This code does not work",
    says: "It may be mistyped, revoked, used up or too old. Ask your mentor for a new one.",
  },
  "cohort-limit": {
    title: "There is no room for more",
    says: "Nothing was changed. Remove something, or ask an admin for more.",
  },
  "too-many-codes": {
    title: "Too many wrong codes",
    says: "Wait a minute, then type the code again.",
  },
  "too-many-runs": {
    title: "Two programs of yours are running",
    says: "Wait until one has ended, or cancel it, perhaps in another tab. Then run this one.",
  },
  "too-many-learners": {
    title: "Too many new learners at once",
    says: "Wait a minute, then load the page again.",
    way: "reload",
  },
  "too-many-changes": {
    title: "Too much at once",
    says: "Your earlier changes are not finished yet, so this one was not begun. Wait a moment, then try again.",
  },
  "too-many-entries": {
    title: "Enough for a day",
    says: "You did more today than Aulo records within a day. Nothing that you did is lost. Go on tomorrow.",
  },
  "too-many-followers": {
    title: "This run is open in many tabs",
    says: "Close some of them, then load this page again.",
    way: "reload",
  },
  "queue-full": {
    title: "Very many programs are waiting",
    says: "Your code was not started. Wait a moment, then run it again.",
  },
  unavailable: {
    title: "Aulo is very busy right now",
    says: "Its database did not respond in time. What you typed is kept on this page. Wait a moment, then try again.",
  },
  internal: OWN_FAULT,
};

/** The words for a problem. One that is not Aulo's, such as a proxy's, gets the words of an internal problem. */
export function problemWords({ type }: ProblemDetails): ProblemWords {
  const kind = type.replace("/problems/", "");
  return Object.entries(PROBLEM_WORDS).find(([each]) => each === kind)?.[1] ?? OWN_FAULT;
}
