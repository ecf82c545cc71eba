export function mayStore(response, isShared) {
  // Return true or false.
}

export function questionFor(copy, now) {
  // Return null, or the headers of a request.
}

export function renew(copy, response, now) {
  // Return the new copy.
}
