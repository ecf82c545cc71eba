export function wrongImports(imports) {
  // Return the imports that are not allowed.
}
