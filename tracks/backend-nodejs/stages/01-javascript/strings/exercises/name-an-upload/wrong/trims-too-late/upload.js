export function fileName(title, ending) {
  if (title.trim() === "") title = "untitled";
  const name = title.toLowerCase().replaceAll(" ", "-").replaceAll("/", "_").trim().slice(0, 12);
  const suffix = ending.startsWith(".") ? ending.slice(1) : ending;
  return `${name}.${suffix.toLowerCase()}`;
}
