export function fillIn(text, environment) {
  // Return the text with its variables filled in.
}

export function toCurl(request, environment) {
  // Return a command.
}
