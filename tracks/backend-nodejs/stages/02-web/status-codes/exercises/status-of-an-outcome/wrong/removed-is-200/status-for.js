const STATUS_OF_ACTION = { read: 200, change: 200, create: 201, remove: 200 };

export function statusFor({ action, failed, user, allowed, found, problems, taken }) {
  if (failed) return 500;
  if (user === null) return 401;
  if (!allowed) return 403;
  if (!found) return 404;
  if (problems.length > 0) return 400;
  if (taken) return 409;
  return STATUS_OF_ACTION[action];
}
