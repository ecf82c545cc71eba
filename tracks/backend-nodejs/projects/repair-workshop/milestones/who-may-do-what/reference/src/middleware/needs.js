import { may, scopeOf } from "../permissions.js";
import { fail } from "./answers.js";

const NO = "Your role may not do this.";

/** Lets only people in whose role may do this at all. Stands after `needsLogin`. */
export function needs(action) {
  return (req, res, next) => (scopeOf(req.account, action) === undefined ? fail(res, 403, NO) : next());
}

/** Lets only people in who may do this with the thing that was loaded: its owner is `req.ownerId`. */
export function needsFor(action) {
  return (req, res, next) => (may(req.account, action, req.ownerId) ? next() : fail(res, 403, NO));
}
