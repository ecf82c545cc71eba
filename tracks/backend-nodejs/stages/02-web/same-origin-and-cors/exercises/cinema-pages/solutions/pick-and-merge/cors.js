export const isPreflight = ({ method, headers }) =>
  method === "OPTIONS" && "origin" in headers && "access-control-request-method" in headers;

function permission(allowed) {
  if (allowed === undefined) return {};
  return { "access-control-allow-origin": allowed, "access-control-allow-credentials": "true" };
}

function details({ methods, headers }) {
  return {
    "access-control-allow-methods": methods.join(", "),
    "access-control-allow-headers": headers.join(", "),
    "access-control-max-age": String(10 * 60),
  };
}

export function corsHeaders(request, policy) {
  const allowed = policy.origins.find((one) => one === request.headers.origin);
  const more = allowed !== undefined && isPreflight(request) ? details(policy) : {};
  return { vary: "Origin", ...permission(allowed), ...more };
}
