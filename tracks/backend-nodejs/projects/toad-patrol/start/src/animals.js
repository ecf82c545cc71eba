export const animals = ["toad", "frog", "newt", "salamander"];
