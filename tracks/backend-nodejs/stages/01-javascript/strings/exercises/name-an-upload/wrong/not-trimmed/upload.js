export function fileName(title, ending) {
  const name = title.toLowerCase().replaceAll(" ", "-").replaceAll("/", "_").slice(0, 12);
  const suffix = ending.startsWith(".") ? ending.slice(1) : ending;
  return `${title.trim() === "" ? "untitled" : name}.${suffix.toLowerCase()}`;
}
