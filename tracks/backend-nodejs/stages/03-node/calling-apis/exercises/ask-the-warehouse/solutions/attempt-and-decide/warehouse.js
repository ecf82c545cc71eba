async function attempt(url, { fetch, key, timeoutMs }) {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { headers: { authorization: `Bearer ${key}` }, signal });
    const { status } = response;
    if (status === 200) return { value: (await response.json()).count };
    if (status === 404) return { value: null };
    const mayPass = status === 429 || (status >= 502 && status <= 504);
    const waitSeconds = response.headers.get("retry-after");
    return { error: new Error(`warehouse: status ${status}`), mayPass, waitSeconds };
  } catch (cause) {
    return { error: new Error("warehouse: no response", { cause }), mayPass: true, waitSeconds: null };
  }
}

export async function loadCount(article, options) {
  const url = new URL(encodeURIComponent(article), "https://warehouse.example/stock/").href;
  const pauses = [200, 400];
  while (true) {
    const { value, error, mayPass, waitSeconds } = await attempt(url, options);
    if (error === undefined) return value;
    const pause = pauses.shift();
    if (!mayPass || pause === undefined) throw error;
    await options.wait(waitSeconds === null ? pause : waitSeconds * 1000);
  }
}
