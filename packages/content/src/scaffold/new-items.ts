/** A valid `items.yaml` with one item of each kind, filled with placeholders. */
export function newItems(concept: string): string {
  return [chooseOne, chooseSeveral, predictOutput, orderLines, fillBlank]
    .map((item) => item(concept))
    .join("\n");
}

function common(id: string, kind: string) {
  return `- id: ${id}
  kind: ${kind}
  difficulty: easy
  ask: "WRITE: what is asked"
  because: "WRITE: why the right answer is right"`;
}

const foreseen = `because: "WRITE: why it is wrong", misconception: "WRITE: the wrong idea"`;

function chooseOne(concept: string) {
  return `${common(`${concept}.one`, "choose-one")}
  options:
    - { text: "WRITE: the right option", right: true, because: "WRITE: why" }
    - { text: "WRITE: a wrong option", ${foreseen} }
    - { text: "WRITE: another wrong option", ${foreseen} }
`;
}

function chooseSeveral(concept: string) {
  return `${common(`${concept}.several`, "choose-several")}
  options:
    - { text: "WRITE: a right option", right: true, because: "WRITE: why" }
    - { text: "WRITE: another right option", right: true, because: "WRITE: why" }
    - { text: "WRITE: a wrong option", ${foreseen} }
`;
}

function predictOutput(concept: string) {
  return `${common(`${concept}.output`, "predict-output")}
  language: js
  code: |
    console.log("WRITE: a program");
  output: |
    WRITE: what it prints
  wrong:
    - { output: "WRITE: what learners think it prints", ${foreseen} }
`;
}

function orderLines(concept: string) {
  return `${common(`${concept}.order`, "order-lines")}
  lines:
    - "WRITE: the first line"
    - "WRITE: the second line"
    - "WRITE: the third line"
  distractors:
    - { text: "WRITE: a line that does not belong", ${foreseen} }
`;
}

function fillBlank(concept: string) {
  return `${common(`${concept}.blank`, "fill-blank")}
  language: js
  code: |
    const value = ___1___; // WRITE: the code around the blank
  blanks:
    - { accept: ["WRITE: the right text"], because: "WRITE: why" }
  wrong:
    - { blank: 1, text: "WRITE: a wrong text", ${foreseen} }
`;
}
