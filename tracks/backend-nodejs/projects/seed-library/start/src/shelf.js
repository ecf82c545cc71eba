/** The packets in the cupboard on the day we begin. */
export const shelf = [
  { name: "Blue Lake", kind: "bean", packets: 12 },
  { name: "Scarlet Emperor", kind: "bean", packets: 4 },
  { name: "Brandywine", kind: "tomato", packets: 9 },
  { name: "Tall Telephone", kind: "pea", packets: 0 },
  { name: "Green Hubbard", kind: "squash", packets: 3 },
];

export const kinds = ["bean", "pea", "tomato", "squash", "herb"];
