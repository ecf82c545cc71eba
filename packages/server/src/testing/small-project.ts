/** Files of a project for the small track, of two milestones; the goal `all` ends in it. The first needs `values`, the second `functions` too. */
export function smallProject(): Record<string, string> {
  const folder = "projects/shop";
  return {
    [`${folder}/project.yaml`]:
      "id: shop\ntitle: A shop\nsummary: It sells.\ngoals: [all]\nmilestones: [prices, orders]\n",
    [`${folder}/story.md`]: "We sell things.\n",
    [`${folder}/start/shop.js`]: "export const price = null;\n",
    ...milestone(`${folder}/milestones/prices`, { id: "shop/prices", needs: "values", shows: "values" }),
    ...milestone(`${folder}/milestones/orders`, {
      id: "shop/orders",
      needs: "functions",
      shows: "functions",
    }),
  };
}

function milestone(folder: string, { id, needs, shows }: { id: string; needs: string; shows: string }) {
  return {
    [`${folder}/milestone.yaml`]: `id: ${id}
title: About ${id}
kind: function
entry: shop.js
minutes: 30
needs: [${needs}]
shows: [${shows}]
hints: [Think of a sum., Which sign multiplies?]
note: SECRET The short way.
wrong: []
`,
    [`${folder}/prompt.md`]: "A price is doubled.\n",
    [`${folder}/tests/${shows}.spec.js`]: "// SECRET\n",
    [`${folder}/reference/shop.js`]: `// SECRET ${id}\nexport const price = 1 * 2;\n`,
  };
}
