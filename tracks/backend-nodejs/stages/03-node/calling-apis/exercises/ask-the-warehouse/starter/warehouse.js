export async function loadCount(article, { fetch, wait, key, timeoutMs }) {
  // Return the number of pieces, or null.
}
