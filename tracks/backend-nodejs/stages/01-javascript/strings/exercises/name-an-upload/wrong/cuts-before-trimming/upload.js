export function fileName(title, ending) {
  const name = title.slice(0, 12).trim().toLowerCase().replaceAll(" ", "-").replaceAll("/", "_");
  const suffix = ending.startsWith(".") ? ending.slice(1) : ending;
  return `${name || "untitled"}.${suffix.toLowerCase()}`;
}
