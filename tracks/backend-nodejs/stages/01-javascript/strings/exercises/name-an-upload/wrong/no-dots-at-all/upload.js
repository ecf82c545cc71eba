export function fileName(title, ending) {
  const name = title.trim().toLowerCase().replaceAll(" ", "-").replaceAll("/", "_").slice(0, 12);
  return `${name || "untitled"}.${ending.toLowerCase().replaceAll(".", "")}`;
}
