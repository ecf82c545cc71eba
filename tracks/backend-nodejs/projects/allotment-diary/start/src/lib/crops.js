/** Everything that grows here, with the weeks from sowing to the first harvest. */
export const crops = [
  { id: "beetroot", title: "Beetroot", weeks: 12 },
  { id: "broad-bean", title: "Broad bean", weeks: 16 },
  { id: "carrot", title: "Carrot", weeks: 14 },
  { id: "chard", title: "Chard", weeks: 9 },
  { id: "courgette", title: "Courgette", weeks: 10 },
  { id: "garlic", title: "Garlic", weeks: 36 },
  { id: "kale", title: "Kale", weeks: 20 },
  { id: "leek", title: "Leek", weeks: 24 },
  { id: "lettuce", title: "Lettuce", weeks: 8 },
  { id: "onion", title: "Onion", weeks: 22 },
  { id: "pea", title: "Pea", weeks: 12 },
  { id: "potato", title: "Potato", weeks: 15 },
  { id: "radish", title: "Radish", weeks: 5 },
  { id: "runner-bean", title: "Runner bean", weeks: 13 },
  { id: "spinach", title: "Spinach", weeks: 7 },
  { id: "strawberry", title: "Strawberry", weeks: 40 },
  { id: "tomato", title: "Tomato", weeks: 18 },
];

export function findCrop(id) {
  return crops.find((crop) => crop.id === id);
}
