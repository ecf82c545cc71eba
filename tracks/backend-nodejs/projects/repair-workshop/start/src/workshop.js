export const hours = { day: "Saturday", from: "10:00", to: "14:00" };

export const categories = [
  { id: "lamps", title: "Lamps and cables" },
  { id: "bicycles", title: "Bicycles" },
  { id: "clothes", title: "Clothes and bags" },
  { id: "toys", title: "Toys" },
];
