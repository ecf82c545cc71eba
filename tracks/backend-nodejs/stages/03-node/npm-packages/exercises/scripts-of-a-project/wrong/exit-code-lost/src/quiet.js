try {
  await import("./check.js");
} catch (error) {
  console.error(error.message);
}
