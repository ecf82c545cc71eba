export function toMysql(text, values = []) {
  return { text: text.replaceAll(/\$\d+/g, "?"), values };
}
