function isPreflight(request) {
  if (request.method !== "OPTIONS") return false;
  if (!request.headers["origin"]) return false;
  if (!request.headers["access-control-request-method"]) return false;
  return true;
}

function corsHeaders(request, policy) {
  let allowed = false;
  for (let i = 0; i < policy.origins.length; i++) {
    if (policy.origins[i] === request.headers["origin"]) allowed = true;
  }
  const found = { vary: "Origin" };
  if (allowed) {
    found["access-control-allow-origin"] = request.headers["origin"];
    found["access-control-allow-credentials"] = "true";
    if (isPreflight(request)) {
      found["access-control-allow-methods"] = policy.methods.join(", ");
      found["access-control-allow-headers"] = policy.headers.join(", ");
      found["access-control-max-age"] = `${60 * 10}`;
    }
  }
  return found;
}

exports.isPreflight = isPreflight;
exports.corsHeaders = corsHeaders;
