const AGAIN = [429, 502, 503, 504];

export async function loadCount(article, { fetch, wait, key, timeoutMs }) {
  const url = "https://warehouse.example/stock/" + encodeURIComponent(article);
  let failure;
  for (let attempt = 1; ; attempt++) {
    let response = null;
    let body;
    try {
      response = await fetch(url, {
        headers: { authorization: `Bearer ${key}` },
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status === 200) body = await response.json();
    } catch (error) {
      response = null;
      failure ??= error;
    }
    if (response?.status === 200) return body.count;
    if (response?.status === 404) return null;
    if (response && !AGAIN.includes(response.status)) {
      throw new Error(`The warehouse answered with ${response.status}.`);
    }
    if (attempt === 3) {
      if (response) throw new Error(`The warehouse answered three times, at last with ${response.status}.`);
      throw new Error("The warehouse did not answer.", { cause: failure });
    }
    const after = response?.headers.get("retry-after");
    await wait(after ? Number(after) * 1000 : 200 * attempt);
  }
}
