export function parseRequest(text) {
  // Return { method, path, query, headers, body }.
}
