export function fileName(title, ending) {
  const name = title.trim().toLowerCase().replaceAll(" ", "-").replaceAll("/", "_").slice(0, 12);
  if (name === "") return "untitled";
  const suffix = ending.startsWith(".") ? ending.slice(1) : ending;
  return `${name}.${suffix.toLowerCase()}`;
}
