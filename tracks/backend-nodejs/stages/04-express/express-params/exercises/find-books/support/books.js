export const books = [
  { id: 3, title: "Persuasion", author: "Jane Austen", year: 1817, available: false },
  { id: 4, title: "Ulysses", author: "James Joyce", year: 1922, available: true },
  { id: 7, title: "Middlemarch", author: "George Eliot", year: 1871, available: true },
  { id: 8, title: "Emma", author: "Jane Austen", year: 1815, available: true },
  { id: 12, title: "Orlando", author: "Virginia Woolf", year: 1928, available: false },
  { id: 15, title: "Dubliners", author: "James Joyce", year: 1914, available: false },
  { id: 21, title: "The Waves", author: "Virginia Woolf", year: 1931, available: true },
  { id: 22, title: "Villette", author: "Charlotte Brontë", year: 1853, available: false },
  { id: 30, title: "Sanditon", author: "Jane Austen", year: 1925, available: true },
];
