export function parseCookies(header) {
  // Return an object: name → value.
}

export function setCookie(name, value, maxAgeSeconds) {
  // Return the value of a Set-Cookie header.
}

export function deleteCookie(name) {
  // Return the value of a Set-Cookie header that ends the cookie.
}
