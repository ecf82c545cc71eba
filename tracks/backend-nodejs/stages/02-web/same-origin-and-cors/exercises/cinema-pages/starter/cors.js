export function isPreflight(request) {
  // Return true or false.
}

export function corsHeaders(request, policy) {
  // Return an object of headers.
}
