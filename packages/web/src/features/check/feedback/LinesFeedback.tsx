type LinesFeedbackProps = {
  lines: readonly { id: string; text: string }[];
  /** Null when no order was given. */
  yours: readonly string[] | null;
  right: readonly string[];
  isRight: boolean;
};

/** The right order of the lines, and the learner's order beside it when it was wrong. */
export function LinesFeedback({ lines, yours, right, isRight }: LinesFeedbackProps) {
  const textOf = (id: string) => lines.find((line) => line.id === id)?.text ?? id;
  return (
    <div className="sides">
      {yours !== null && !isRight && <Ordered title="Your order" texts={yours.map(textOf)} />}
      <Ordered
        title={isRight ? "Your order" : "A right order"}
        texts={(isRight ? (yours ?? right) : right).map(textOf)}
      />
    </div>
  );
}

function Ordered({ title, texts }: { title: string; texts: readonly string[] }) {
  return (
    <figure className="stack-s">
      <figcaption className="small soft">{title}</figcaption>
      <pre className="code code-wrap">{texts.join("\n")}</pre>
    </figure>
  );
}
