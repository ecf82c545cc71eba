function rank(path) {
  if (path === "src/server.js") return 0;
  if (path === "src/app.js") return 1;
  if (path.startsWith("src/routes/")) return 2;
  if (path.startsWith("src/controllers/")) return 3;
  if (path.startsWith("src/services/")) return 4;
  if (path.startsWith("src/models/")) return 5;
  if (path.startsWith("src/middleware/")) return "middleware";
  return -1;
}

exports.wrongImports = (imports) => {
  const found = [];
  for (let i = 0; i < imports.length; i++) {
    const a = rank(imports[i].from);
    const b = rank(imports[i].to);
    if (a === -1 || b === -1 || a === b) continue;
    let fine;
    switch ("middleware") {
      case a:
        fine = b >= 4;
        break;
      case b:
        fine = a === 1 || a === 2;
        break;
      default:
        fine = a < b;
    }
    if (!fine) found.push({ from: imports[i].from, to: imports[i].to });
  }
  return found;
};
