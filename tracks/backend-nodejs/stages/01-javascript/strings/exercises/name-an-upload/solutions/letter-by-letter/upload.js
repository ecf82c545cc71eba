export function fileName(title, ending) {
  let name = "";
  for (const letter of title.trim()) {
    if (name.length === 12) {
      break;
    } else if (letter === " ") {
      name += "-";
    } else if (letter === "/") {
      name += "_";
    } else {
      name += letter;
    }
  }
  if (name === "") {
    name = "untitled";
  }
  if (ending[0] !== ".") {
    name += ".";
  }
  name += ending;
  return name.toLowerCase();
}
