export function fileName(title, ending) {
  const name = title.trim().toLowerCase().replace(" ", "-").replaceAll("/", "_").slice(0, 12);
  const suffix = ending.startsWith(".") ? ending.slice(1) : ending;
  return `${name || "untitled"}.${suffix.toLowerCase()}`;
}
