/** The scope of each action that a role may do: with its own things, or with any. What is not here is forbidden. */
const GRANTS = {
  visitor: { "things:bring": "own", "things:see": "own", "things:change": "own" },
  volunteer: { "things:see": "any", "things:change": "own", "repairs:work": "own" },
  coordinator: {
    "things:bring": "any",
    "things:see": "any",
    "things:change": "any",
    "repairs:work": "any",
    "slots:open": "any",
    "reports:see": "any",
    "roles:change": "any",
  },
};

export const ROLES = Object.keys(GRANTS);

/** "own", "any", or undefined when the role may not do this at all. */
export function scopeOf({ role }, action) {
  return GRANTS[role][action];
}

/** Whether the account may do this with something that belongs to the account with this id. */
export function may(account, action, ownerId) {
  const scope = scopeOf(account, action);
  return scope === "any" || (scope === "own" && ownerId === account.id);
}

/** The owner whose things a list may show to the account; null for those of all. */
export function ownerFilter(account) {
  return scopeOf(account, "things:see") === "any" ? null : account.id;
}
