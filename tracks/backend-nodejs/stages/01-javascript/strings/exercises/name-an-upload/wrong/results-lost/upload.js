export function fileName(title, ending) {
  let name = title.trim();
  name.toLowerCase();
  name = name.replaceAll(" ", "-").replaceAll("/", "_").slice(0, 12);
  const suffix = ending.startsWith(".") ? ending.slice(1) : ending;
  return `${name || "untitled"}.${suffix.toLowerCase()}`;
}
