function clean(text) {
  var result = text.trim().split(" ").join("-").split("/").join("_");
  if (result.length > 12) result = result.substring(0, 12);
  if (result.length == 0) result = "untitled";
  return result;
}

export function fileName(title, ending) {
  let end = ending;
  if (end.indexOf(".") === 0) end = end.substring(1);
  return (clean(title) + "." + end).toLowerCase();
}
