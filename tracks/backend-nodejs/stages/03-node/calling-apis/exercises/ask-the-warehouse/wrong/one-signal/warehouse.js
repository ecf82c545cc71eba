const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 200;
const PASSING = [429, 502, 503, 504];

export async function loadCount(article, { fetch, wait, key, timeoutMs }) {
  const url = `https://warehouse.example/stock/${encodeURIComponent(article)}`;
  const headers = { authorization: `Bearer ${key}` };
  const signal = AbortSignal.timeout(timeoutMs);
  let failure;
  let pauseMs;

  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (attempt > 1) await wait(pauseMs);
    pauseMs = FIRST_PAUSE_MS * attempt;

    let response;
    try {
      response = await fetch(url, { headers, signal });
      if (response.status === 200) return (await response.json()).count;
    } catch (error) {
      failure = new Error("The warehouse did not respond.", { cause: error });
      continue;
    }

    if (response.status === 404) return null;
    failure = new Error(`The warehouse responded with ${response.status}.`);
    if (!PASSING.includes(response.status)) throw failure;
    const seconds = response.headers.get("retry-after");
    if (seconds !== null) pauseMs = Number(seconds) * 1000;
  }
  throw failure;
}
