export function createMetrics(bounds) {
  let requests = 0;
  return {
    begin() {},
    end({ method, route, status, seconds }) {
      requests += 1;
    },
    text() {
      return `requests ${requests}`;
    },
  };
}

export function quantileOf(texts, q) {}
