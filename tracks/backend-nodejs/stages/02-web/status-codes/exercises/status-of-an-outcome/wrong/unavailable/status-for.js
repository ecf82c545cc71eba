export function statusFor({ action, failed, user, allowed, found, problems, taken }) {
  if (failed) return 503;
  if (user === null) return 401;
  if (!allowed) return 403;
  if (!found) return 404;
  if (problems.length > 0) return 400;
  if (taken) return 409;
  if (action === "create") return 201;
  return action === "remove" ? 204 : 200;
}
