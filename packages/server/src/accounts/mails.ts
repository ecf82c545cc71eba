import type { Mail } from "./mailer.ts";

const IGNORE = "If that was not you, ignore this mail: nothing changes.";

/** Proves the address of a new account. The page asks for the password too, so nobody finishes what somebody else began. */
export function proofMail(to: string, link: string): Mail {
  return {
    to,
    subject: "Aulo: prove your e-mail address",
    text: `Somebody asked for an account at Aulo with this address. To finish, open this link within an hour and type the password:\n\n${link}\n\n${IGNORE}\n`,
  };
}

/** Tells the owner of an account that somebody tried to make it again. */
export function haveAccountMail(to: string, page: string): Mail {
  return {
    to,
    subject: "Aulo: you have an account already",
    text: `Somebody asked for an account at Aulo with this address, which has one already. If that was you, sign in, or ask for a sign-in link or a new password there:\n\n${page}\n\n${IGNORE}\n`,
  };
}

export function signInLinkMail(to: string, link: string): Mail {
  return {
    to,
    subject: "Aulo: your sign-in link",
    text: `Open this link within 15 minutes to sign in to Aulo. It works once:\n\n${link}\n\n${IGNORE}\n`,
  };
}

export function passwordMail(to: string, link: string): Mail {
  return {
    to,
    subject: "Aulo: a new password",
    text: `Open this link within an hour to choose a new password for Aulo. It works once, and ends every session:\n\n${link}\n\n${IGNORE}\n`,
  };
}

export function newAddressMail(to: string, link: string): Mail {
  return {
    to,
    subject: "Aulo: prove your new e-mail address",
    text: `Somebody wants to use this address for their account at Aulo. If that is you, open this link within an hour in a browser that is signed in:\n\n${link}\n\n${IGNORE}\n`,
  };
}

/** Tells the owner of an address that another account tried to take it. */
export function addressTakenMail(to: string): Mail {
  return {
    to,
    subject: "Aulo: this address has an account already",
    text: `Somebody who is signed in to another account at Aulo tried to use this address for it. That is not possible, since you have an account with it. Nothing changed. If that was you, delete one of the two accounts first.\n`,
  };
}

/** Goes to the old address, so that a change by somebody else does not pass unnoticed. */
export function addressChangedMail(to: string, newAddress: string): Mail {
  return {
    to,
    subject: "Aulo: your e-mail address was changed",
    text: `Your account at Aulo now has the address ${newAddress}. If that was not you, write to the people who run this Aulo.\n`,
  };
}

export function passwordChangedMail(to: string): Mail {
  return {
    to,
    subject: "Aulo: your password was changed",
    text: "The password of your account at Aulo was changed. If that was not you, ask for a new password on the sign-in page at once.\n",
  };
}
