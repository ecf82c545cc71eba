class Policy {
  constructor({ origins, methods, headers }) {
    this.origins = new Set(origins);
    this.preflight = [
      ["access-control-allow-methods", methods.join(", ")],
      ["access-control-allow-headers", headers.join(", ")],
      ["access-control-max-age", "600"],
    ];
  }

  headersFor(request) {
    const { origin } = request.headers;
    const entries = [["vary", "Origin"]];
    if (this.origins.has(origin)) {
      entries.push(["access-control-allow-origin", origin], ["access-control-allow-credentials", "true"]);
      if (isPreflight(request)) entries.push(...this.preflight);
    }
    return Object.fromEntries(entries);
  }
}

export function isPreflight({ method, headers }) {
  return method === "OPTIONS" && ["origin", "access-control-request-method"].every((name) => Object.hasOwn(headers, name));
}

export function corsHeaders(request, policy) {
  return new Policy(policy).headersFor(request);
}
