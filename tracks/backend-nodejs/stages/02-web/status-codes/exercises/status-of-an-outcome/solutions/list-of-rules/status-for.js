const RULES = [
  { status: 500, applies: ({ failed }) => failed },
  { status: 401, applies: ({ user }) => user === null },
  { status: 403, applies: ({ allowed }) => !allowed },
  { status: 404, applies: ({ found }) => !found },
  { status: 400, applies: ({ problems }) => problems.length > 0 },
  { status: 409, applies: ({ taken }) => taken },
  { status: 201, applies: ({ action }) => action === "create" },
  { status: 204, applies: ({ action }) => action === "remove" },
  { status: 200, applies: () => true },
];

export function statusFor(outcome) {
  return RULES.find(({ applies }) => applies(outcome)).status;
}
