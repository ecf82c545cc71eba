export function fileName(title, ending) {
  if (title === "") title = "untitled";
  const name = title.trim().toLowerCase().replaceAll(" ", "-").replaceAll("/", "_").slice(0, 12);
  const suffix = ending.startsWith(".") ? ending.slice(1) : ending;
  return `${name}.${suffix.toLowerCase()}`;
}
