const RULES = [
  ({ failed }) => failed && 500,
  ({ user }) => user === null && 401,
  ({ allowed }) => !allowed && 403,
  ({ found }) => !found && 404,
  ({ problems }) => problems.length > 0 && 400,
  ({ taken }) => taken && 409,
  ({ action }) =>
    new Map([
      ["create", 201],
      ["remove", 204],
    ]).get(action) || 200,
];
export const statusFor = (outcome) => {
  for (const rule of RULES) {
    const status = rule(outcome);
    if (status) return status;
  }
};
