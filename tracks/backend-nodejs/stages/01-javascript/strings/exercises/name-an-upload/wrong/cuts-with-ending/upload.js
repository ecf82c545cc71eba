export function fileName(title, ending) {
  const name = title.trim().toLowerCase().replaceAll(" ", "-").replaceAll("/", "_") || "untitled";
  const suffix = ending.startsWith(".") ? ending.slice(1) : ending;
  return name.slice(0, 12 - suffix.length - 1) + `.${suffix.toLowerCase()}`;
}
