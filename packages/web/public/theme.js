// Sets the chosen theme before the first paint, so that the page does not flash.
try {
  const chosen = localStorage.getItem("aulo.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // The browser blocks the storage: the system's theme is right then.
}
