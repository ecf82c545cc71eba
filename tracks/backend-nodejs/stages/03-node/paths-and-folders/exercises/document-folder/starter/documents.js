export async function saveDocument(folder, name, text) {
  // Save the text as a file.
}

export async function listDocuments(folder) {
  // Return the paths of all files.
}
