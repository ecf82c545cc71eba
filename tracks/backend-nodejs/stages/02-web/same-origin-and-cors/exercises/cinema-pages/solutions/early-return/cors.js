export function isPreflight({ method, headers }) {
  return (
    method === "OPTIONS" &&
    headers.origin !== undefined &&
    headers["access-control-request-method"] !== undefined
  );
}

export function corsHeaders(request, { origins, methods, headers }) {
  const { origin } = request.headers;
  const result = { vary: "Origin" };
  if (!origins.includes(origin)) return result;

  result["access-control-allow-origin"] = origin;
  result["access-control-allow-credentials"] = "true";
  if (!isPreflight(request)) return result;

  result["access-control-allow-methods"] = methods.join(", ");
  result["access-control-allow-headers"] = headers.join(", ");
  result["access-control-max-age"] = "600";
  return result;
}
